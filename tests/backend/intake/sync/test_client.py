"""The client against a server that behaves like the documented one."""

import time

import pytest
import requests

from backend.core.errors import Refused
from backend.intake.choices import SyncState
from backend.intake.models import FeedArea, FeedCall
from backend.intake.sync.faa_live import FaaLive
from backend.intake.sync.throttle import Throttle
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from tests.backend.intake.sync.conftest import adverts
from tests.faa_server import KEY, broken_off, malformed, of_another_shape, slow, trouble


pytestmark = pytest.mark.django_db


def test_the_server_of_these_tests_asks_for_key_and_version(server):
    def status(**headers):
        return requests.get(f"{server.address}/vacancy", headers=headers, timeout=5).status_code

    assert status(**{"X-Version": "2"}) == 401
    assert status(**{"Ocp-Apim-Subscription-Key": KEY}) == 404
    assert status(**{"Ocp-Apim-Subscription-Key": KEY, "X-Version": "2"}) == 200


def test_without_address_or_key_it_is_off(settings, council, sync):
    settings.FAA_API_URL, settings.FAA_API_KEY = "https://api.example.test", ""
    with pytest.raises(Refused, match="switched off"):
        sync()


def test_every_page_is_asked_for_once_with_everything_in_full(server, sync):
    server.adverts = adverts(230)
    assert sync().state == SyncState.COMPLETE
    assert server.pages_asked() == [1, 2, 3]
    assert {(each["PageSize"], each["IncludeDetails"], each["Sort"]) for each in server.asked} == {
        ("100", "true", "AgeAsc")
    }
    assert Opportunity.objects.count() == 230


def test_the_area_of_the_council_is_asked_for(server, sync, council):
    FeedArea.objects.create(
        council=council,
        source=Source.FAA,
        latitude=51.37,
        longitude=-0.1,
        miles=12,
        routes=["Digital", "Health and science"],
    )
    server.adverts = adverts(1)
    sync()
    (question,) = server.asked
    assert (question["Lat"], question["Lon"], question["DistanceInMiles"]) == ("51.37", "-0.1", "12")
    assert question["Routes"] == "Digital,Health and science"


def test_a_wrong_key_is_told_and_not_tried_again(server, sync, settings):
    settings.FAA_API_KEY = "another"
    found = sync()
    assert found.state == SyncState.FAILED
    assert "does not accept our key (401)" in found.problem
    assert server.answered[401] == 1
    assert KEY not in found.problem


def test_a_version_that_is_not_served_is_told(server, sync):
    server.faults = {1: [trouble(404)]}
    found = sync()
    assert found.state == SyncState.FAILED
    assert "(404)" in found.problem
    assert "version" in found.problem


@pytest.mark.parametrize("fault", [trouble(500), trouble(503), broken_off])
def test_trouble_that_passes_is_waited_out(server, sync, fault):
    server.adverts = adverts(120)
    server.faults = {2: [fault, fault]}
    assert sync().state == SyncState.COMPLETE
    assert server.pages_asked() == [1, 2, 2, 2]
    assert Opportunity.objects.count() == 120


def test_a_feed_that_does_not_answer_in_time_fails_after_five_attempts(server, sync, settings):
    settings.FAA_API_TIMEOUT = 0.05
    server.faults = {1: [slow(0.3)] * 5}
    found = sync()
    assert (found.state, len(server.asked)) == (SyncState.FAILED, 5)
    assert "did not answer within 0.05 seconds" in found.problem


def test_a_feed_that_is_not_there_fails(settings, sync, server):
    settings.FAA_API_URL = "http://127.0.0.1:9/vacancies"
    assert "could not be reached" in sync().problem


@pytest.mark.parametrize(
    ("fault", "words"), [(malformed, "not valid JSON"), (of_another_shape, "not a list from the Display Advert API")]
)
def test_a_page_that_cannot_be_read_fails_and_what_came_before_stays(server, sync, fault, words):
    server.adverts = adverts(250)
    server.faults = {2: [fault]}
    found = sync()
    assert (found.state, found.page, Opportunity.objects.live().count()) == (SyncState.FAILED, 1, 100)
    assert "Page 2" in found.problem
    assert words in found.problem


def test_we_keep_below_the_limit_by_ourselves(server, sync, settings):
    settings.FAA_API_CALLS, settings.FAA_API_CALLS_SECONDS = 3, 1
    server.most_calls, server.seconds = 3, 0.9
    server.adverts = adverts(700)
    began = time.monotonic()
    assert sync().state == SyncState.COMPLETE
    assert server.answered == {200: 7}
    assert time.monotonic() - began > 1.9


def test_a_429_is_respected_for_as_long_as_it_says(server, sync):
    server.most_calls, server.seconds = 1, 3
    server.adverts = adverts(101)
    assert sync().state == SyncState.COMPLETE
    assert server.answered == {200: 2, 429: 1}
    assert server.pages_asked() == [1, 2]


def test_calls_of_another_process_count_too(server):
    other, ours, waited = Throttle("faa", most=2, seconds=300), None, []

    def wait(seconds):
        waited.append(seconds)
        FeedCall.objects.all().delete()  # as if the window had gone by

    ours = Throttle("faa", most=2, seconds=300, sleep=wait)
    for _ in range(2):
        other.claim()
    ours.claim()
    assert len(waited) == 1
    assert 290 < waited[0] <= 300


def test_a_redirect_is_not_followed_with_the_key(server, sync):
    server.faults = {1: [trouble(302, Location="http://127.0.0.1:9/")]}
    assert "answered 302" in sync().problem


def test_only_new_or_changed_adverts_whose_text_is_cut_are_asked_for_one_by_one(server, sync):
    whole = adverts(1, fullDescription="Everything about the work.")[0]
    cut = adverts(2, first=1, fullDescription="Everything ab…")
    passed_on = adverts(1, first=9, vacancyReference="C0000-26-0009", fullDescription=None, applicationUrl="jobs.test")
    server.details = {each["vacancyReference"]: each | {"fullDescription": "Told in full."} for each in cut}
    server.adverts = [whole, *cut, *passed_on]
    sync()
    assert [each["path"][-10:] for each in server.asked if "PageNumber" not in each] == ["2000000002", "2000000003"]
    assert Opportunity.objects.filter(description__startswith="Told in full.").count() == 2

    server.asked.clear()
    assert sync().unchanged_adverts == 4
    assert server.pages_asked() == [1]
    assert len(server.asked) == 1

    cut[0]["title"] = "Another apprentice"
    server.details[cut[0]["vacancyReference"]]["title"] = "Another apprentice"
    assert sync().updated_adverts == 1
    assert Opportunity.objects.get(title="Another apprentice").description.startswith("Told in full.")


def test_an_advert_taken_down_between_list_and_page_is_kept_as_the_list_told_it(server, sync):
    server.adverts = adverts(1, fullDescription="Everything ab…")
    assert sync().state == SyncState.COMPLETE
    assert Opportunity.objects.get().description.startswith("Everything ab…")


def test_the_client_asks_nobody_when_it_is_made(server):
    FaaLive().close()
    assert server.asked == []
