"""Reads a whole feed into a council's opportunities, page by page, so that a killed reading goes on where it was."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.db import connection

from backend.accounts.models import User
from backend.audit.history import history_context
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.intake.choices import SyncState
from backend.intake.errors import MalformedFeed
from backend.intake.models import FeedSync
from backend.intake.sync import ending, live_feeds
from backend.intake.sync.adapters import Adapter, FeedStopped, Page
from backend.intake.sync.page_importer import PageImporter


GOES_ON_WITHIN = dt.timedelta(days=1)


class AlreadyRunning(Refused):
    """Another process reads this feed for this council now."""


def sync_feed(
    *,
    council: Council,
    source: str,
    dry_run: bool = False,
    by: User | None,
    adapter: Adapter | None = None,
    stop_after: float | None = None,
    tell: Callable[[FeedSync], None] = lambda sync: None,
) -> FeedSync:
    """Take everything the feed has, and close what it has no longer; never on a reading that may be wrong.

    Each page is one transaction. After `stop_after` seconds it leaves off at the end of a page, still marked as under
    way, and the next call goes on from there. A dry run counts and keeps nothing but its report.
    """
    adapter = adapter or live_feeds.connect(council, source)
    until = None if stop_after is None else time.monotonic() + stop_after
    with closing(adapter), _lock(council, source), history_context(**_context(by)):
        with council_context(council.pk):
            sync = None if dry_run else _unfinished(council, source)
            sync = sync or _started(council, source, dry_run, by)
            importer = PageImporter(sync, adapter, by)
        try:
            for page in adapter.pages(first=sync.page + 1):
                importer.import_page(page)
                tell(sync)
                if _is_time_up(page, until):
                    return sync
        except (FeedStopped, MalformedFeed) as problem:
            ending.fail(importer, str(problem))
        else:
            ending.finish(importer)
    return sync


def _is_time_up(page: Page, until: float | None) -> bool:
    more_to_come = page.pages is not None and page.number < page.pages
    return more_to_come and until is not None and time.monotonic() > until


def _context(by: User | None) -> dict[str, object]:
    return {"command": "sync_opportunities"} | ({"user": by.pk} if by else {})


def _unfinished(council: Council, source: str) -> FeedSync | None:
    """The last reading, if it was killed less than a day ago; an older one is ended as failed."""
    last = FeedSync.objects.of_feed(council.pk, source).filter(dry_run=False).latest_first().first()
    if last is None or last.state != SyncState.RUNNING:
        return None
    if clock.now() - last.started_at < GOES_ON_WITHIN:
        return last
    last.state, last.ended_at = SyncState.FAILED, clock.now()
    last.problem = f"It broke off after page {last.page} and was not taken up again within a day."
    last.save(update_fields=["state", "ended_at", "problem"])
    return None


def _started(council: Council, source: str, dry_run: bool, by: User | None) -> FeedSync:
    return FeedSync.objects.create(
        council=council, source=source, dry_run=dry_run, started_at=clock.now(), started_by=by
    )


@contextmanager
def _lock(council: Council, source: str) -> Iterator[None]:
    """A lock of the session: it ends with the process, however that ends."""
    name = f"sync of {source} for {council.pk}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name])
        if not cursor.fetchone()[0]:
            raise AlreadyRunning("This feed is being read for this council already. Wait until it has ended.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])
