"""Each page of an employer that shows somebody's name is a read of them; where a reference stands alone it is none."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.ranking.assessment_days import invite_to_day
from backend.referrals.models import Referral
from backend.referrals.seen_details import SHOW_DETAILS, SHOW_THE_NAME
from backend.web.employer_portal.home import home_page
from tests.backend.referrals.test_assessment_days import hold, introduced
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import page_of
from tests.web.queries import get_within


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


def address_of(world, page: str, people: list[Referral]) -> str:
    if page == "employer-introduced":
        return reverse(page, args=[world.opportunity.public_id])
    if page == "employer-day":
        when = {"on": TODAY + dt.timedelta(days=8), "at": dt.time(9, 30), "words": "Ask for Sam"}
        day = invite_to_day(opportunity=world.opportunity, people=people, by=world.employer_user, **when).day
        return reverse(page, args=[day.public_id])
    return reverse(page)


@pytest.mark.parametrize("page", ["employer-home", "employer-referrals", "employer-introduced", "employer-day"])
def test_a_name_that_stands_there_was_read_and_a_hidden_one_was_not(world, page):
    people = introduced(world)
    address = address_of(world, page, people)
    hold(people[0])
    shown = str(page_of(get_within(browser_of(world.employer_user), address)).main)
    reads = Read.objects.filter(page=page, reader_role="employer", subject_kind="referrals.referral")
    assert {each.subject for each in reads} == {each.public_id for each in people[1:]}
    assert [each.care_leaver.family_name in shown for each in people] == [False, True, True]
    assert page in SHOW_THE_NAME


def test_who_is_one_of_how_many_more_was_not_read(world, monkeypatch):
    monkeypatch.setattr(home_page, "SHOWN", 1)
    people = introduced(world)
    shown = str(page_of(browser_of(world.employer_user).get(reverse("employer-home"))).main)
    named = [each.public_id for each in people if each.care_leaver.family_name in shown]
    assert [each.subject for each in Read.objects.filter(page="employer-home")] == named
    assert len(named) == 1


@pytest.mark.parametrize("is_held", [True, False])
def test_the_page_of_somebody_who_is_held_is_no_look_at_what_was_told(world, is_held):
    referral = world.refer()
    if is_held:
        hold(referral)
    page = browser_of(world.employer_user).get(reverse("employer-referral", args=[referral.public_id])).content.decode()
    assert (world.person.family_name in page) is not is_held
    read = Read.objects.get(subject=referral.public_id)
    assert (read.page in SHOW_DETAILS) is not is_held
