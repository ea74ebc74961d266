"""Wherever staff read the name of an employer whose checks have lapsed, it says so; and nowhere of another."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.councils.choices import Role
from tests.factories.employers import EmployerFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


LISTS = ("opportunities", "referrals", "placements")
DAY = dt.timedelta(days=1)
SAID = "(checks not current)"
PAGE_SAID = "are not current: nobody new can be referred"


@pytest.fixture
def world(in_council):
    return verified_world(in_council)


def verified_world(council):
    return referral_world(council, employer=EmployerFactory(council=council, verified=True))


def shown(client, url):
    return text_of(page_of(get_within(client, url)).main)


def test_lists_and_pages_say_that_the_checks_have_lapsed(in_council, world):
    client, member = signed_in(in_council, Role.EET_ADVISER)
    update_profile(care_leaver=world.person, eet_adviser=member.user, by=member.user)
    world.refer()
    started = verified_world(in_council)
    placement_since(started, clock.today())
    name, person = world.opportunity.employer.name, world.person.public_id
    refer = reverse("refer", args=[person, world.opportunity.public_id])
    lists = [reverse(each) for each in LISTS] + [reverse("person-journey", args=[person])]
    for url in lists:
        assert SAID not in shown(client, url)
    for employer in (world.opportunity.employer, started.opportunity.employer):
        employer.checks.update(checked_on=clock.today() - 9 * DAY, next_check_on=clock.today() - DAY)
    for url in lists:
        assert SAID in shown(client, url), url
    assert f"The checks of {name} {PAGE_SAID}" in shown(client, refer)
