"""Past the age up to which everybody is funded, being put forward tells of care or of a plan: only by agreement."""

import datetime as dt

import pytest

from backend.referrals.telling_places import earliest_first_day, why_it_tells
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory


START = dt.date(2026, 9, 1)
FOUNDATION = {"type": "foundation_apprenticeship", "level": 2}
LEVEL_7 = {"type": "apprenticeship", "level": 7}


@pytest.mark.parametrize(
    ("offer", "start", "years", "tells"),
    [
        (FOUNDATION, START, 21, False),
        (FOUNDATION, START, 22, True),
        (FOUNDATION, START, 24, True),
        (FOUNDATION, START, 25, False),
        (FOUNDATION, dt.date(2025, 7, 31), 22, False),
        (LEVEL_7, START, 22, True),
        (LEVEL_7 | {"level": 6}, START, 22, False),
        ({"type": "supported_internship"}, START, 22, False),
        ({"type": "job"}, START, 22, False),
    ],
)
def test_an_age_that_only_care_or_a_plan_is_funded_at_tells(in_council, offer, start, years, tells):
    person = CareLeaverFactory(council=in_council, birth_date=start.replace(year=start.year - years))
    opportunity = OpportunityFactory(council=in_council, start_date=start, **offer)
    assert bool(why_it_tells(opportunity, person, start)) is tells
    younger = CareLeaverFactory(council=in_council, birth_date=person.birth_date + dt.timedelta(days=1))
    if years == 22 and tells:
        assert not why_it_tells(opportunity, younger, start)


@pytest.mark.parametrize("start", [None, START - dt.timedelta(days=300)])
def test_while_no_first_day_is_known_or_it_has_gone_by_it_goes_by_today(in_council, start):
    """Who was young enough on the day it began may be too old for it now, and only then does it tell."""
    opportunity = OpportunityFactory(council=in_council, start_date=start, **FOUNDATION)
    first_day = earliest_first_day(opportunity, START)
    assert why_it_tells(opportunity, CareLeaverFactory(council=in_council, birth_date=dt.date(2004, 9, 1)), first_day)
    younger = CareLeaverFactory(council=in_council, birth_date=dt.date(2004, 9, 2))
    assert not why_it_tells(opportunity, younger, first_day)


def test_a_start_to_come_counts_on_its_own_day(in_council):
    opportunity = OpportunityFactory(council=in_council, start_date=START, **FOUNDATION)
    assert earliest_first_day(opportunity, START - dt.timedelta(days=300)) == START
