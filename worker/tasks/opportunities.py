from backend.core.job_names import SYNC_FEED
from backend.core.producer import producer
from backend.opportunities import services
from backend.opportunities.feeds import sync_jobs
from worker.base import job_task


@producer.task(name="opportunities.close_past")
def close_past():
    services.close_past()


@job_task(SYNC_FEED)
def sync_feed(council_id: int, source: str, dry_run: int, by_id: int):
    sync_jobs.sync_as_asked(council_id=council_id, source=source, dry_run=bool(dry_run), by_id=by_id)


@producer.task(name="opportunities.sync_every_council")
def sync_every_council():
    sync_jobs.ask_for_every_council()
