"""Syncs as background work and on the command line."""

import pytest
from django.core.management import CommandError, call_command

from backend.core.job_names import SYNC_FEED
from backend.core.models import Job
from backend.intake.choices import SyncState
from backend.intake.models import FeedSync
from backend.intake.sync import jobs
from backend.opportunities.models import Opportunity
from tests.backend.intake.sync.conftest import adverts
from tests.faa_server import malformed
from tests.factories.councils import CouncilFactory, MembershipFactory


pytestmark = pytest.mark.django_db


def run(council, *, dry_run=False, by_id=0):
    jobs.sync_as_asked(council_id=council.id, source="faa", dry_run=dry_run, by_id=by_id)


def test_the_night_asks_for_every_council_only_where_the_feed_is_on(server, settings):
    councils = [CouncilFactory(), CouncilFactory()]
    assert jobs.ask_for_every_council() == 2
    asked = Job.objects.filter(name=SYNC_FEED).order_by("id")
    assert [job.arguments for job in asked] == [[council.id, "faa", 0, 0] for council in councils]
    settings.FAA_API_KEY = ""
    assert jobs.ask_for_every_council() == 0


def test_a_long_sync_is_done_in_shares(server, council, monkeypatch):
    monkeypatch.setattr(jobs, "SHARE", -1)
    server.adverts = adverts(250)
    by = MembershipFactory(council=council).user
    for _ in range(2):
        run(council, by_id=by.id)
        assert Job.objects.get(name=SYNC_FEED).arguments == [council.id, "faa", 0, by.id]
        Job.objects.all().delete()
    run(council, by_id=by.id)
    assert not Job.objects.filter(name=SYNC_FEED).exists()
    sync = FeedSync.objects.get()
    assert (sync.state, sync.started_by, server.pages_asked()) == (SyncState.COMPLETE, by, [1, 2, 3])


def test_what_was_switched_off_since_it_was_asked_for_is_left(server, council, settings):
    settings.FAA_API_KEY = ""
    run(council)
    assert not FeedSync.objects.exists()


def test_the_command_tells_pages_counts_and_reasons(server, council, capsys):
    server.adverts = adverts(150) + adverts(1, first=150, closingDate="soon")
    call_command("sync_opportunities", source="faa-v2", council=council.code)
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["Page 1 of 2: 100 of 151 adverts.", "Page 2 of 2: 151 of 151 adverts."]
    assert told[3] == "Complete: 151 seen, 150 new, 0 changed, 0 unchanged, 1 refused, 0 gone."
    assert told[4].startswith("Page 2 (2000000151): closingDate is “soon”")


def test_the_command_keeps_nothing_of_a_dry_run(server, council, capsys):
    server.adverts = adverts(3)
    call_command("sync_opportunities", source="faa-v2", council=council.code, dry_run=True)
    assert "3 new" in capsys.readouterr().out
    assert not Opportunity.objects.exists()


def test_the_command_fails_with_the_reason(server, council):
    server.faults = {1: [malformed]}
    with pytest.raises(CommandError, match="Nothing was closed"):
        call_command("sync_opportunities", source="faa-v2", council=council.code)


def test_the_command_says_that_the_feed_is_off(settings, council):
    settings.FAA_API_URL = settings.FAA_API_KEY = ""
    with pytest.raises(CommandError, match="switched off"):
        call_command("sync_opportunities", source="faa-v2", council=council.code)
