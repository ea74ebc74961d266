"""A first day is near and nobody at the employer has read what helps: one line, gone once somebody has."""

import datetime as dt

import pytest

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.manager_brief import brief_of, confirm_brief_read, write_brief_lines
from backend.opportunities.models import Opportunity
from backend.reference.working_days import add_working_days
from backend.referrals.models import Referral
from tests.factories.councils import MembershipFactory
from tests.factories.placements import accepted
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


URL, KIND = "/today/", "briefs-unread"


def starts_in(world, working_days: int) -> Referral:
    first = add_working_days(clock.today(), working_days)
    Opportunity.objects.filter(pk=world.opportunity.pk).update(start_date=first)
    world.opportunity.refresh_from_db()
    return accepted(world, care_leaver=world.person, opportunity=world.opportunity)


def read(world) -> None:
    version = brief_of(world.opportunity).version
    confirm_brief_read(opportunity=world.opportunity, version=version, by=world.employer_user)


def test_it_is_there_within_five_working_days_until_somebody_has_read_it(adviser, world):
    referral = starts_in(world, 5)
    ((action, what),) = hints(get_within(adviser, URL), KIND)
    assert action == f"{world.person.full_name}: ring the employer about the first day"
    assert "has read what helps" in what
    assert str(referral.public_id) in link_of(adviser.get(URL), KIND)
    read(world)
    assert hints(adviser.get(URL), KIND) == []


def test_what_the_council_writes_later_is_read_again(adviser, world):
    starts_in(world, 3)
    read(world)
    with clock.moved_to(clock.now() + dt.timedelta(minutes=5)):
        officer = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
        write_brief_lines(opportunity=world.opportunity, first="The side door.", second="", by=officer)
        assert len(hints(adviser.get(URL), KIND)) == 1


@pytest.mark.parametrize("days", [6, 0])
def test_a_first_day_that_is_far_or_is_today_has_none(adviser, world, days):
    starts_in(world, days)
    assert hints(adviser.get(URL), KIND) == []


def test_it_is_nobodys_but_the_advisers(world, in_council):
    starts_in(world, 2)
    for role in (Role.HEAD, Role.STAFF, Role.ENGAGEMENT_OFFICER):
        client, _ = signed_in(in_council, role)
        assert hints(client.get(URL), KIND) == []
