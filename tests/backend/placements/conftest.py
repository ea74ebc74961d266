import datetime as dt

import pytest

from backend.core import clock
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted, placement_since
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
FIRST, CHANGED = TODAY - 100 * DAY, TODAY - 40 * DAY
_today = today_is(TODAY)


def another_employer(world):
    employer = EmployerFactory(council=world.council, verified=True)
    EmployerContactFactory(employer=employer, signs_in=True)
    return employer


def referral_to(world, placement, employer, **facts):
    with clock.moved_to(CHANGED):
        kept = {"type": placement.opportunity.type, "lars_code": 196, "weekly_hours": 37} | facts
        opportunity = OpportunityFactory(council=world.council, employer=employer, **kept)
        return accepted(world, care_leaver=placement.care_leaver, opportunity=opportunity)


@pytest.fixture
def placement(world):
    return placement_since(world, FIRST, weekly_hours=37, lars_code=196)


@pytest.fixture
def new_employer(world):
    return another_employer(world)


@pytest.fixture
def referral(world, placement, new_employer):
    return referral_to(world, placement, new_employer)
