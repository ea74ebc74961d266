from backend.core.job_names import TRAIN_MODEL
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import enqueue_for_every_council
from backend.learning import services
from worker.base import job_task


@job_task(TRAIN_MODEL)
def train(council_id: int):
    with council_context(council_id):
        services.train(council=Council.objects.get(id=council_id), by=None)


@producer.task(name="learning.train_every_council")
def train_every_council():
    enqueue_for_every_council(TRAIN_MODEL)
