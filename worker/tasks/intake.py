"""Adverts from outside. Their jobs keep the names they were given in opportunities: rows that wait are called so."""

from backend.core.job_names import (
    CHECK_OPPORTUNITY_FILE,
    READ_OPPORTUNITY_FILE,
    SYNC_FEED,
    TAKE_IN_OPPORTUNITY_FILE,
)
from backend.intake.files import services as files
from backend.intake.files.processing import process_in_background
from backend.intake.sync import jobs
from worker.base import job_task, timed_task


@job_task(SYNC_FEED)
def sync_feed(council_id: int, source: str, dry_run: int, by_id: int):
    jobs.sync_as_asked(council_id=council_id, source=source, dry_run=bool(dry_run), by_id=by_id)


sync_every_council = timed_task("opportunities.sync_every_council", jobs.ask_for_every_council)
discard_abandoned_files = timed_task("opportunities.discard_abandoned_files", files.discard_abandoned)


@job_task(READ_OPPORTUNITY_FILE)
def read_file(council_id: int, file_id: int):
    files.read_in_background(council_id=council_id, file_id=file_id)


@job_task(CHECK_OPPORTUNITY_FILE)
def check_file(council_id: int, file_id: int):
    process_in_background(council_id=council_id, file_id=file_id)


@job_task(TAKE_IN_OPPORTUNITY_FILE)
def take_in_file(council_id: int, file_id: int):
    process_in_background(council_id=council_id, file_id=file_id)
