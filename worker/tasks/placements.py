from backend.care_leavers.models import CareLeaver
from backend.core.job_names import HAND_PROMISES_ON
from backend.core.protection import council_context
from backend.placements import promise_owners
from worker.base import job_task


@job_task(HAND_PROMISES_ON)
def hand_promises_on(council_id: int, care_leaver_id: int, former_id: int):
    with council_context(council_id):
        person = CareLeaver.objects.get(id=care_leaver_id)
        promise_owners.hand_promises_on(care_leaver=person, former_id=former_id)
