"""Taking a start back on its page: what the page says will follow, and what each reader finds afterwards."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.activities.services import start_activity
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.placements.check_ins import record_check_in
from backend.placements.models import Placement
from backend.reference.services import load_reference
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


TODAY = dt.date(2026, 6, 1)
FIRST = TODAY - dt.timedelta(days=10)
WHY = "The other Leila began, not she"
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    load_reference()
    return referral_world(in_council, places=9)


@pytest.fixture(params=[Role.EET_ADVISER, Role.HEAD])
def somebody(in_council, request):
    return signed_in(in_council, request.param)[0]


def address(thing, name="placement-start-undo"):
    return reverse(name, args=[thing.public_id])


def main_of(response) -> str:
    return text_of(page_of(response).main)


def neet_until(world, day):
    person = CareLeaverFactory(council=world.council, ready=True)
    with clock.moved_to(day - dt.timedelta(days=30)):
        start_activity(care_leaver=person, code="G5", on=clock.today(), source="worker", by=None)
    return person


def test_an_adviser_or_the_head_takes_it_back_and_reads_first_what_follows(somebody, world):
    placement = placement_since(world, FIRST, person=neet_until(world, FIRST))
    url = address(placement)
    links = [link["href"] for link in page_of(get_within(somebody, address(placement, "placement"))).select("main a")]
    assert url in links
    page = get_within(somebody, url)
    assert "What they mainly do from 22 May 2026 on is again: Not in education" in main_of(page)
    sent = filled(page, "main form:has([name=reason])")
    assert somebody.post(url, sent | {"reason": ""}).status_code == 200
    response = somebody.post(url, sent | {"reason": WHY}, follow=True)
    assert "The start is taken back" in banner_in(response)
    said = main_of(response)
    assert "Offer accepted" in said
    assert "The start was recorded by mistake and taken back" in said
    assert f"{WHY}. Was: first day 22 May 2026; activity Apprenticeship, full time; hours a week 37" in said
    for again in (somebody.get(url, follow=True), somebody.get(address(placement, "placement"), follow=True)):
        assert "took this start back, on 1 June 2026" in main_of(again)
        assert again.request["PATH_INFO"] == address(placement.referral, "referral")


def test_what_rests_on_it_stands_on_the_page_and_is_refused(somebody, world):
    placement = placement_since(world, FIRST)
    heard = {"heard_from": "employer", "going": None, "still_there": True}
    record_check_in(check_in=placement.check_ins.get(week=1), on=TODAY, by=world.adviser, **heard)
    page = somebody.get(address(placement))
    words = "Somebody was heard at the check-in of week 1, on 1 June 2026. Correct that first: it did not take place."
    assert words in main_of(page)
    sent = filled(page, "main form:has([name=reason])") | {"reason": WHY}
    assert errors_in(somebody.post(address(placement), sent)) == [words]
    assert Placement.objects.exists()


def test_the_employer_reads_that_it_was_taken_back_and_not_why(world):
    placement = placement_since(world, FIRST)
    adviser, _ = signed_in(world.council)
    page = address(placement.referral, "employer-referral")
    employer = sign_in(Client(), Membership.objects.get(user=world.employer_user))
    assert "Started" in main_of(employer.get(page))
    sent = filled(adviser.get(address(placement)), "main form:has([name=reason])") | {"reason": WHY}
    assert adviser.post(address(placement), sent).status_code == 302
    said = main_of(employer.get(page))
    assert "Offer accepted" in said
    assert "The start was recorded by mistake and taken back" in said
    assert WHY not in employer.get(page).content.decode()


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.PERSONAL_ADVISER])
def test_others_neither_find_nor_open_it(in_council, world, role):
    placement = placement_since(world, FIRST)
    client, membership = signed_in(in_council, role)
    if role == Role.PERSONAL_ADVISER:
        placement.care_leaver.personal_adviser = membership.user
        placement.care_leaver.save()
    assert "Take the start back" not in main_of(client.get(address(placement, "placement")))
    assert client.get(address(placement)).status_code == 403
    assert client.post(address(placement), {"reason": WHY}).status_code == 403
    assert Placement.objects.exists()
