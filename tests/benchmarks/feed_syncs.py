"""The part of the feed benchmark that needs the database: called by tests.benchmarks.feed."""

import time
from multiprocessing.connection import Connection

from django.conf import settings

from backend.core.models import Job
from backend.councils.models import Council
from backend.intake.management.commands.sync_opportunities import counts_of
from backend.intake.models import FeedCall, FeedSync
from backend.intake.sync.run import sync_feed
from backend.opportunities.models import Opportunity, OpportunityEvent
from tests.faa_server import KEY
from tests.factories.councils import CouncilFactory
from tools.local_servers.database import database_for_tests


MOST_SECONDS = 60
PAGE = 100


def measure(address: str, asked: Connection, adverts: int) -> int:
    settings.FAA_API_URL, settings.FAA_API_KEY = address, KEY
    with database_for_tests():
        council = CouncilFactory()
        first, taken = _read(council, "First sync")
        kept, calls = _rows(), _answer(asked, "count")
        print(f"Answers by status {calls}; events, rows of history, rankings asked for: {kept}.")
        FeedCall.objects.all().delete()
        _answer(asked, "a night passes")
        _, again = _read(council, "Second sync")
        marks = {
            f"first sync within {MOST_SECONDS} s": first <= MOST_SECONDS,
            "one call a page, none refused": calls == {200: adverts // PAGE},
            "everything taken": (taken.state, taken.created_adverts) == ("complete", adverts),
            "an event for each, one ranking": (kept[0], kept[2]) == (adverts, 1),
            "a second sync changes nothing": (again.unchanged_adverts, _rows()) == (adverts, kept),
        }
    for mark, is_kept in marks.items():
        print(f"{mark}: {'kept' if is_kept else 'MISSED'}")
    return 0 if all(marks.values()) else 1


def _read(council: Council, name: str) -> tuple[float, FeedSync]:
    began, processor = time.monotonic(), time.process_time()
    sync = sync_feed(council=council, source="faa", by=None)
    seconds = time.monotonic() - began
    print(f"{name}: {seconds:.1f} s (processor {time.process_time() - processor:.1f} s). {counts_of(sync)}", flush=True)
    return seconds, sync


def _rows() -> tuple[int, int, int]:
    rankings = Job.objects.filter(name="shortlists.rank_council")
    return OpportunityEvent.objects.count(), Opportunity.pgh_event_model.objects.count(), rankings.count()


def _answer(asked: Connection, wish: str) -> dict[int, int]:
    asked.send(wish)
    return asked.recv()
