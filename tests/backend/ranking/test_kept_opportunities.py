"""A process reads what is open once, and anew after any change of what it was read from."""

import datetime as dt

import pytest

from backend.opportunities.models import Opportunity
from backend.ranking.kept_opportunities import opened_to
from backend.shortlists.models import OpportunitySnapshot
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import SiteFactory
from tests.factories.placements import placement_since
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


def title(opportunity) -> None:
    Opportunity.objects.filter(id=opportunity.id).update(title="Another")


def place(opportunity) -> None:
    opportunity.sites.update(easting=533000)


def places_taken(opportunity) -> None:
    Opportunity.objects.filter(id=opportunity.id).update(places=9, places_taken=2)


def state(opportunity) -> None:
    Opportunity.objects.filter(id=opportunity.id).update(state="withdrawn")


def another_place(opportunity) -> None:
    SiteFactory(opportunity=opportunity, easting=540000)


@pytest.mark.parametrize("change", [title, place, another_place, places_taken, state])
def test_a_change_is_seen_at_once_and_nothing_is_read_without_one(world, change):
    SiteFactory(opportunity=world.opportunity)
    first = opened_to(world.council.id, TODAY)
    assert opened_to(world.council.id, TODAY) is first
    change(world.opportunity)
    assert opened_to(world.council.id, TODAY).opportunities.records != first.opportunities.records


def test_what_came_of_an_employers_starts_is_seen_at_once(world):
    before = opened_to(world.council.id, TODAY).opportunities.records
    placement_since(world, TODAY - dt.timedelta(days=400), last=TODAY - dt.timedelta(days=30))  # its end decides it
    after = opened_to(world.council.id, TODAY).opportunities.records
    assert [each["employer_starts"] for each in (*before, *after)] == [0, 1]


def test_another_council_and_another_day_find_nothing_of_it(world):
    theirs = opened_to(world.council.id, TODAY)
    assert theirs.opportunities.records
    assert opened_to(CouncilFactory().id, TODAY).opportunities.records == []
    assert opened_to(world.council.id, TODAY + dt.timedelta(days=1)) is not theirs


def test_records_that_were_let_go_are_stored_again(world):
    first = opened_to(world.council.id, TODAY)
    OpportunitySnapshot.objects.all().delete()
    again = opened_to(world.council.id, TODAY)
    assert again.snapshots != first.snapshots
    assert OpportunitySnapshot.objects.filter(id__in=again.snapshots).count() == 1
