from backend.core.job_names import COUNT_UNMET_DEMAND
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import enqueue_for_every_council
from backend.outcomes import demand
from worker.base import job_task


@job_task(COUNT_UNMET_DEMAND)
def count_unmet_demand(council_id: int):
    with council_context(council_id):
        demand.count_today(Council.objects.get(id=council_id))


@producer.task(name="outcomes.count_unmet_demand_of_every_council")
def count_unmet_demand_of_every_council():
    enqueue_for_every_council(COUNT_UNMET_DEMAND)
