"""Past the age up to which everybody is funded, being put forward tells of care or of a plan: only by agreement."""

import datetime as dt

import pytest

from backend.core import clock
from backend.referrals.telling_places import why_it_tells
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
    assert bool(why_it_tells(opportunity, person)) is tells
    younger = CareLeaverFactory(council=in_council, birth_date=person.birth_date + dt.timedelta(days=1))
    if years == 22 and tells:
        assert not why_it_tells(opportunity, younger)


def test_while_no_first_day_is_known_it_goes_by_today(in_council):
    opportunity = OpportunityFactory(council=in_council, start_date=None, **FOUNDATION)
    with clock.moved_to(START):
        assert why_it_tells(opportunity, CareLeaverFactory(council=in_council, birth_date=dt.date(2004, 9, 1)))
        assert not why_it_tells(opportunity, CareLeaverFactory(council=in_council, birth_date=dt.date(2004, 9, 2)))
