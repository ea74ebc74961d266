from backend.core.job_names import (
    ASK_ABOUT_HIRING,
    CHECK_OPPORTUNITY_FILE,
    RECHECK_PUBLISHED,
    SYNC_FEED,
    TAKE_IN_OPPORTUNITY_FILE,
)
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import enqueue_for_every_council
from backend.intake.feeds import sync_jobs
from backend.intake.files import services as files
from backend.intake.files.working import work_in_background
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


@job_task(SYNC_FEED)
def sync_feed(council_id: int, source: str, dry_run: int, by_id: int):
    sync_jobs.sync_as_asked(council_id=council_id, source=source, dry_run=bool(dry_run), by_id=by_id)


@producer.task(name="opportunities.sync_every_council")
def sync_every_council():
    sync_jobs.ask_for_every_council()


@producer.task(name="opportunities.discard_abandoned_files")
def discard_abandoned_files():
    files.discard_abandoned()


@job_task(CHECK_OPPORTUNITY_FILE)
def check_file(council_id: int, file_id: int):
    work_in_background(council_id=council_id, file_id=file_id)


@job_task(TAKE_IN_OPPORTUNITY_FILE)
def take_in_file(council_id: int, file_id: int):
    work_in_background(council_id=council_id, file_id=file_id)
