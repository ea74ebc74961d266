"""A sync whose process is killed between two pages goes on with the page that was missing."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from backend.intake.choices import SyncState
from backend.intake.models import FeedSync
from backend.opportunities.models import Opportunity, OpportunityEvent
from tests.backend.intake.sync.conftest import adverts
from tests.faa_server import KEY
from tests.worker.conftest import nobody_else_is_connected, url_of_test_database, wait_until


pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
PROJECT = Path(__file__).resolve().parents[5]
COMMAND = [sys.executable, "-m", "backend.manage", "sync_opportunities", "--source", "faa-v2"]
PATIENCE = 90  # seconds, on a busy machine


@pytest.fixture
def third_page(server):
    """The server holds the third page back until the test lets it go; the event says that it was asked for."""
    asked, go_on = threading.Event(), threading.Event()

    def held(handler):
        asked.set()
        go_on.wait(PATIENCE)
        handler.close_connection = True

    server.adverts = adverts(420, closingDate="2099-11-30T23:59:59Z", startDate="2099-12-31T00:00:00Z")
    server.faults = {3: [held]}
    yield asked
    go_on.set()


def environment(server):
    return os.environ | {"DATABASE_URL": url_of_test_database(), "FAA_API_URL": server.address, "FAA_API_KEY": KEY}


def test_a_killed_sync_goes_on_where_it_was(server, council, third_page):
    process = subprocess.Popen(
        [*COMMAND, "--council", council.code],
        cwd=PROJECT,
        env=environment(server),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert third_page.wait(PATIENCE)
    finally:
        process.kill()
    assert process.wait(PATIENCE) == -signal.SIGKILL
    wait_until(nobody_else_is_connected, PATIENCE)
    broken_off = FeedSync.objects.get()
    assert (broken_off.state, broken_off.page, Opportunity.objects.count()) == (SyncState.RUNNING, 2, 200)

    server.asked.clear()
    finished = subprocess.run(
        [*COMMAND, "--council", council.code],
        cwd=PROJECT,
        env=environment(server),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert finished.returncode == 0, finished.stderr
    assert "Page 5 of 5: 420 of 420 adverts." in finished.stdout
    assert "Complete: 420 seen, 420 new, 0 changed, 0 unchanged, 0 refused, 0 gone." in finished.stdout
    assert server.pages_asked() == [3, 4, 5]
    assert FeedSync.objects.get().state == SyncState.COMPLETE
    assert (Opportunity.objects.count(), OpportunityEvent.objects.count()) == (420, 420)
    wait_until(nobody_else_is_connected, PATIENCE)
