from backend.core.job_names import (
    ASK_WHAT_CAME_OF_THEM,
    CHECK_OPPORTUNITY_FILE,
    CHECK_PUBLISHED_AGAIN,
    SYNC_FEED,
    TAKE_IN_OPPORTUNITY_FILE,
)
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.councils.services import ask_of_every_council
from backend.intake.feeds import sync_jobs
from backend.intake.files import services as files
from backend.intake.files.working import work_in_background
from backend.opportunities import outcomes, rechecking, services
from worker.base import job_task


@producer.task(name="opportunities.close_past")
def close_past():
    services.close_past()


@job_task(ASK_WHAT_CAME_OF_THEM)
def ask_what_came_of_them(council_id: int):
    with council_context(council_id):
        outcomes.ask_what_came_of_them(council=Council.objects.get(id=council_id))


@producer.task(name="opportunities.ask_every_employer")
def ask_every_employer():
    ask_of_every_council(ASK_WHAT_CAME_OF_THEM)


@job_task(CHECK_PUBLISHED_AGAIN)
def check_published_again(council_id: int):
    with council_context(council_id):
        rechecking.check_published_again(council=Council.objects.get(id=council_id))


@producer.task(name="opportunities.check_every_council")
def check_every_council():
    ask_of_every_council(CHECK_PUBLISHED_AGAIN)


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
