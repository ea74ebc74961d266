from functools import partial

from backend.core.job_names import DRAW_ORDERS, TRAIN_MODEL
from backend.learning import services
from backend.learning.order_comparisons import draw_week
from worker.base import council_job, task_for_every_council


train = council_job(TRAIN_MODEL, partial(services.train, by=None))
train_every_council = task_for_every_council(TRAIN_MODEL, name="learning.train_every_council")
draw_orders = council_job(DRAW_ORDERS, draw_week)
draw_orders_everywhere = task_for_every_council(DRAW_ORDERS, name="learning.draw_orders_everywhere")
