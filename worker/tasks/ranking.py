from backend.care_leavers.models import CareLeaver
from backend.core.job_names import LET_GO_SNAPSHOTS, RANK_CARE_LEAVER, RANK_COUNCIL, RANK_OPPORTUNITY
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import enqueue_for_every_council
from backend.opportunities.models import Opportunity
from backend.ranking import services
from backend.shortlists import retention
from worker.base import job_task


@job_task(RANK_CARE_LEAVER)
def rank_care_leaver(council_id: int, care_leaver_id: int):
    with council_context(council_id):
        services.rank_care_leaver(care_leaver=CareLeaver.objects.select_related("council").get(id=care_leaver_id))


@job_task(RANK_OPPORTUNITY)
def rank_opportunity(council_id: int, opportunity_id: int):
    with council_context(council_id):
        services.rank_opportunity(opportunity=Opportunity.objects.select_related("council").get(id=opportunity_id))


@job_task(RANK_COUNCIL)
def rank_council(council_id: int):
    services.rank_council(council=Council.objects.get(id=council_id))


@producer.task(name="shortlists.rank_every_council")
def rank_every_council():
    enqueue_for_every_council(RANK_COUNCIL)


@job_task(LET_GO_SNAPSHOTS)
def let_go_snapshots(council_id: int):
    with council_context(council_id):
        retention.remove_unneeded_snapshots(council=Council.objects.get(id=council_id))


@producer.task(name="shortlists.let_go_snapshots_of_every_council")
def let_go_snapshots_of_every_council():
    enqueue_for_every_council(LET_GO_SNAPSHOTS)
