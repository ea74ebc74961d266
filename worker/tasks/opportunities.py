from backend.core.job_names import ASK_ABOUT_HIRING, RECHECK_PUBLISHED
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import enqueue_for_every_council
from backend.opportunities import hiring_outcomes, recheck, services
from worker.base import job_task


@producer.task(name="opportunities.close_past")
def close_past():
    services.close_past()


@job_task(ASK_ABOUT_HIRING)
def ask_about_hiring(council_id: int):
    with council_context(council_id):
        hiring_outcomes.ask_about_hiring(council=Council.objects.get(id=council_id))


@producer.task(name="opportunities.ask_every_employer")
def ask_every_employer():
    enqueue_for_every_council(ASK_ABOUT_HIRING)


@job_task(RECHECK_PUBLISHED)
def recheck_published(council_id: int):
    with council_context(council_id):
        recheck.recheck_published(council=Council.objects.get(id=council_id))


@producer.task(name="opportunities.check_every_council")
def check_every_council():
    enqueue_for_every_council(RECHECK_PUBLISHED)
