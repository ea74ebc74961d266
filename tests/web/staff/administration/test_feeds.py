import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.core.job_names import SYNC_FEED
from backend.core.models import Job
from backend.core.protection import clock_context
from backend.councils.choices import Role
from backend.intake.choices import SyncState
from backend.intake.models import FeedAlert, FeedArea, FeedRun, FeedSync, SyncRefusal
from backend.opportunities.choices import Source
from backend.reference.services import load_sample_postcodes
from backend.web.kit.formats import moment
from tests.factories.councils import CouncilFactory
from tests.web.pages import banner_in, page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


FEEDS, ASK, AREA = (reverse(f"administration-feed{name}") for name in ("s", "-ask", "-area"))


@pytest.fixture
def administrator(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")[0]


@pytest.fixture
def _switched_on(settings):
    settings.FAA_API_URL, settings.FAA_API_KEY = "https://api.example.test/vacancies", "a key"


def ended(council, state=SyncState.COMPLETE, hours_ago=5, **facts):
    when = clock.now() - dt.timedelta(hours=hours_ago)
    return FeedSync.objects.create(
        council=council, source=Source.FAA, state=state, started_at=when, ended_at=when, **facts
    )


def shown(response):
    return text_of(page_of(response).main)


def test_a_feed_that_is_off_says_who_can_switch_it_on(administrator):
    """In words of the council's own administrator, who cannot set what a server is run with."""
    page = shown(get_within(administrator, FEEDS))
    refused = banner_in(administrator.post(ASK, {"how": "sync"}, follow=True))
    for said in (page, refused):
        assert "hoever runs the service" in said
        assert "switched off" in said
        assert "FAA_API" not in said
    assert "By itself Not at the moment: it is switched off" in page
    assert "Every night" not in page
    assert "No sync has run to its end yet" in page
    assert "Last read in by hand" not in page
    assert "Sync now" not in page


def test_a_feed_that_came_in_a_file_does_not_read_as_one_that_never_came(administrator, in_council):
    FeedRun.objects.create(council=in_council, source=Source.NHS_JOBS, created_records=81)
    run = FeedRun.objects.create(council=in_council, source=Source.FAA, created_records=250, refused_records=3)
    page = shown(get_within(administrator, FEEDS))
    said = f"{moment(run.created_at)}, from a file: 250 new, 0 changed, 3 refused"
    assert f"Last read in by hand {said} See all imports" in page
    assert "81 new" not in page


@pytest.mark.usefixtures("_switched_on")
def test_freshness_and_counts_are_shown(administrator, in_council):
    for hours in range(3, 15):
        ended(in_council, hours_ago=hours, seen_adverts=3_702, created_adverts=41, removed_adverts=12)
    with clock_context():
        ended(CouncilFactory(), hours_ago=1, seen_adverts=999)
    page = get_within(administrator, FEEDS)
    assert "3 hours ago" in shown(page)
    assert "By itself Every night" in shown(page)
    assert "999" not in shown(page)
    cells = [text_of(cell) for cell in page_of(page).select("tbody tr")[0].find_all("td")]
    assert cells == ["Find an apprenticeship", "Complete", "41", "0", "0", "0", "12", "0"]


@pytest.mark.usefixtures("_switched_on")
@pytest.mark.parametrize(("how", "dry_run"), [("sync", 0), ("dry_run", 1)])
def test_a_sync_is_asked_for_once_however_often_it_is_pressed(administrator, in_council, how, dry_run):
    for _ in range(2):
        assert "is asked for" in banner_in(administrator.post(ASK, {"how": how}, follow=True))
    job = Job.objects.get(name=SYNC_FEED)
    assert job.arguments[:3] == [in_council.id, "faa", dry_run]


def test_an_alert_stands_on_the_first_page_and_can_be_answered(administrator, in_council):
    sync = ended(in_council, SyncState.PARTIAL, seen_adverts=7, problem="Too few.")
    FeedAlert.objects.create(sync=sync, sentence="Only 7 adverts came.", may_be_right=True)
    assert "1 feed needs a look" in shown(get_within(administrator, reverse("administration")))
    assert "Only 7 adverts came." in shown(administrator.get(FEEDS))
    accept = reverse("administration-feed-accept", args=[sync.public_id])
    assert "marked as right" in banner_in(administrator.post(accept, follow=True))
    assert "Only 7 adverts came." not in shown(administrator.get(FEEDS))
    sync.refresh_from_db()
    assert sync.accepted_by.name == "Robin Yewdale"


def test_a_failed_sync_cannot_be_marked_as_right(administrator, in_council):
    sync = ended(in_council, SyncState.FAILED, problem="It did not answer.")
    FeedAlert.objects.create(sync=sync, sentence="It did not answer.")
    assert "This number is right" not in shown(administrator.get(FEEDS))
    administrator.post(reverse("administration-feed-accept", args=[sync.public_id]))
    sync.refresh_from_db()
    assert sync.accepted_at is None


def test_a_dry_run_is_read_with_everything_it_left_out(administrator, in_council):
    sync = ended(in_council, dry_run=True, seen_adverts=2, refused_adverts=1)
    SyncRefusal.objects.create(sync=sync, page=4, external_reference="2000000001", reason="closingDate is missing.")
    page = get_within(administrator, reverse("administration-feed-sync", args=[sync.public_id]))
    assert "dry run: nothing of it was kept" in shown(page)
    assert [text_of(cell) for cell in page_of(page).select("tbody td")] == [
        "4",
        "2000000001",
        "left out",
        "closingDate is missing.",
    ]


def test_what_is_asked_for_is_set(administrator, in_council):
    load_sample_postcodes()
    saves(administrator, AREA, {"postcode": "cr01ea", "miles": "12", "routes": ["Digital"]})
    assert "12 miles around CR0 1EA, Digital" in shown(administrator.get(FEEDS))
    assert "CR0 1EA" in str(page_of(get_within(administrator, AREA)).main)
    area = FeedArea.objects.get()
    assert (area.latitude, area.longitude) == (pytest.approx(51.372, abs=0.01), pytest.approx(-0.099, abs=0.02))
    saves(administrator, AREA, {"postcode": "", "miles": "", "routes": []})
    assert "All of England, every route" in shown(administrator.get(FEEDS))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"postcode": "CR0 1EA"}, "together"),
        ({"miles": "5"}, "together"),
        ({"routes": ["Digital", "Health and science", "Sales, marketing and procurement"]}, "at most 2 routes"),
        ({"postcode": "nowhere", "miles": "3"}, "not a UK postcode"),
        ({"postcode": "ZE1 0AA", "miles": "3"}, "no postcode we know"),
        ({"miles": "many"}, "whole number"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_beside_its_field(administrator, typed, words):
    assert words in shown(saves(administrator, AREA, typed))
    assert not FeedArea.objects.exists()
