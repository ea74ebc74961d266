from backend.care_leavers.models import CareLeaver
from backend.core.job_names import (
    DRAW_CALL_TRIAL,
    LET_GO_SNAPSHOTS,
    RANK_CARE_LEAVER,
    RANK_CHUNK,
    RANK_COUNCIL,
    RANK_OPPORTUNITY,
)
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.opportunities.models import Opportunity
from backend.ranking import council_chunks, services
from backend.ranking.call_trials.services import draw_week
from backend.shortlists import retention
from worker.base import council_job, job_task, task_for_every_council


@job_task(RANK_CARE_LEAVER)
def rank_care_leaver(council_id: int, care_leaver_id: int):
    with council_context(council_id):
        services.rank_care_leaver(care_leaver=CareLeaver.objects.select_related("council").get(id=care_leaver_id))


@job_task(RANK_OPPORTUNITY)
def rank_opportunity(council_id: int, opportunity_id: int):
    with council_context(council_id):
        opportunity = Opportunity.objects.select_related("council").get(id=opportunity_id)
    services.rank_opportunity(opportunity=opportunity)  # which acts as the council by itself


@job_task(RANK_COUNCIL)
def rank_council(council_id: int):
    services.share_ranking(council=Council.objects.get(id=council_id))  # which acts as the council by itself


@job_task(RANK_CHUNK)
def rank_chunk(council_id: int, chunk_id: int):
    council_chunks.rank_chunk(council=Council.objects.get(id=council_id), chunk_id=chunk_id)


rank_every_council = task_for_every_council(RANK_COUNCIL, name="shortlists.rank_every_council")
let_go_snapshots = council_job(LET_GO_SNAPSHOTS, retention.remove_unneeded_snapshots)
let_go_snapshots_of_every_council = task_for_every_council(
    LET_GO_SNAPSHOTS, name="shortlists.let_go_snapshots_of_every_council"
)
draw_call_trial = council_job(DRAW_CALL_TRIAL, draw_week)
draw_every_call_trial = task_for_every_council(DRAW_CALL_TRIAL, name="ranking.draw_every_call_trial")
