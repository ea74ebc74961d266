from backend.core.job_names import REMIND_EMPLOYERS
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import enqueue_for_every_council
from backend.referrals import reminders
from worker.base import job_task


@job_task(REMIND_EMPLOYERS)
def remind_employers(council_id: int):
    with council_context(council_id):
        reminders.remind_employers(council=Council.objects.get(id=council_id))


@producer.task(name="referrals.remind_every_council")
def remind_every_council():
    enqueue_for_every_council(REMIND_EMPLOYERS)
