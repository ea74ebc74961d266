"""Syncs as background work: asked for by a person or by the night, done in shares that fit a task's time limit."""

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.job_names import SYNC_FEED
from backend.core.jobs import enqueue
from backend.core.models import Job
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.intake.choices import SyncState
from backend.intake.sync.live_feeds import LIVE_FEEDS, connect
from backend.intake.sync.run import sync_feed


# Seconds after which no further page is begun: one wait for the feed's window may follow, within a task's limit.
SHARE = 150


def ask_for_sync(*, council: Council, source: str, dry_run: bool = False, by: User | None) -> Job:
    connect(council, source).close()  # refuses a feed that is switched off
    return enqueue(SYNC_FEED, council.pk, source, int(dry_run), by.pk if by else 0)


def ask_for_every_council() -> int:
    """Every feed that is switched on, for every council."""
    feeds = [feed for feed in LIVE_FEEDS.values() if feed.is_switched_on()]
    councils = list(Council.objects.order_by("id"))
    for council in councils:
        with council_context(council.pk):
            for feed in feeds:
                ask_for_sync(council=council, source=feed.source, by=None)
    return len(councils) * len(feeds)


def sync_as_asked(*, council_id: int, source: str, dry_run: bool, by_id: int) -> None:
    council = Council.objects.get(id=council_id)
    with council_context(council_id):
        by = User.objects.filter(id=by_id).first()
    try:
        sync = sync_feed(council=council, source=source, dry_run=dry_run, by=by, stop_after=None if dry_run else SHARE)
    except Refused:
        return  # switched off since it was asked for, or being read now by somebody who does this work too
    if sync.state == SyncState.RUNNING:
        with council_context(council_id):
            enqueue(SYNC_FEED, council_id, source, 0, by_id)
