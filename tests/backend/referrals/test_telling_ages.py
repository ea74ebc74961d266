"""Past the age up to which everybody is funded, being put forward tells of care or of a plan: only by agreement."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep
from backend.referrals.telling_places import first_day_from_now, refuse_telling_place, why_it_tells
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world


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


@pytest.mark.parametrize("planned", [None, START - dt.timedelta(days=120)], ids=["none", "gone past"])
def test_while_no_first_day_lies_ahead_it_goes_by_today(in_council, planned):
    opportunity = OpportunityFactory(council=in_council, start_date=planned, **FOUNDATION)
    with clock.moved_to(START):
        assert first_day_from_now(opportunity) == START
        with pytest.raises(Refused, match="tells the employer that one of the two is so"):
            refuse_telling_place(CareLeaverFactory(council=in_council, birth_date=dt.date(2004, 9, 1)), opportunity)
        refuse_telling_place(CareLeaverFactory(council=in_council, birth_date=dt.date(2004, 9, 2)), opportunity)


@pytest.mark.parametrize(
    ("step", "days", "tells"), [("offered", 0, True), ("offered", -1, False), ("started", -1, False)]
)
def test_the_gate_goes_by_the_day_they_would_begin(in_council, step, days, tells):
    """The planned day has passed: now it is today, and of a start the day that is given."""
    with clock.moved_to(START):
        world = referral_world(in_council)
        referral = world.refer()
    Opportunity.objects.filter(id=referral.opportunity_id).update(
        start_date=START - dt.timedelta(days=300), **FOUNDATION
    )
    CareLeaver.objects.filter(id=referral.care_leaver_id).update(birth_date=START.replace(year=START.year - 22))
    asked = referral.care_leaver, referral.opportunity, GateStep(step), START + dt.timedelta(days=days)
    with clock.moved_to(START):
        answer = may_go_on(*asked, referral=referral)
    assert ("care_agreement" in {each.name for each in (*answer.obstacles, *answer.goes_on)}) is tells
