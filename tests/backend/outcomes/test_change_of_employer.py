"""The funnel counts who goes on with another employer once, where they began."""

from backend.core import clock
from backend.outcomes.funnel import funnel
from backend.ranking.gated_steps import change_employer
from backend.reference.services import load_reference
from tests.backend.outcomes.conftest import DAY, TODAY
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.heard import heard_on
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted, placement_since


PLACED = TODAY - 100 * DAY


def counts(world, first, last):
    return {steps.name: steps.people for steps in funnel(world.council, first, last)}


def test_who_goes_on_with_another_employer_began_once_when_the_first_referral_was_made(world):
    load_reference()
    placement = placement_since(world, PLACED, weekly_hours=37)
    new, employer = TODAY - 40 * DAY, EmployerFactory(council=world.council, verified=True)
    EmployerContactFactory(employer=employer, signs_in=True)
    with clock.moved_to(new):
        opportunity = OpportunityFactory(council=world.council, employer=employer, weekly_hours=37)
        referral = accepted(world, care_leaver=placement.care_leaver, opportunity=opportunity)
    heard_on(placement, TODAY, who="young_person", by=world.adviser)
    before = counts(world, PLACED, new - DAY)
    change_employer(placement=placement, referral=referral, on=new, reason="redundancy", by=world.adviser)
    assert (before["started"], before["lasted_13_weeks"]) == (1, 1)
    assert counts(world, PLACED, new - DAY) == before
    assert set(counts(world, new, TODAY).values()) == {0}
