from functools import partial

from backend.core.job_names import TRAIN_MODEL
from backend.learning import services
from worker.base import council_job, task_for_every_council


train = council_job(TRAIN_MODEL, partial(services.train, by=None))
train_every_council = task_for_every_council(TRAIN_MODEL, name="learning.train_every_council")
