"""Placements reached by the steps that lead there, with the clock moved to each step's day."""

import datetime as dt

from backend.core import clock
from backend.placements.models import Placement
from backend.placements.services import end
from backend.referrals.choices import Way
from backend.referrals.ways_in import ways_in
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import ReferralWorld
from tests.factories.unasked import start_from, step


def accepted(world: ReferralWorld, **referral):
    """A referral of today whose offer has been accepted."""
    asked = referral.get("opportunity", world.opportunity)
    way = Way.INTRODUCED if Way.INTRODUCED in ways_in(asked) else Way.HELPED_TO_APPLY
    made = world.refer(way, **referral)
    names = ["offered", "accepted"] if way == Way.INTRODUCED else ["applied", "offered", "accepted"]
    for name in names:
        step(referral=made, step=name, on=clock.today(), by=world.adviser)
    return made


def placement_since(
    world: ReferralWorld, first: dt.date, *, last: dt.date | None = None, reason="not_recorded", person=None, **facts
) -> Placement:
    """A placement with its own opportunity that began on a day, and has ended if `last` is given."""
    person = person or CareLeaverFactory(council=world.council, ready=True)
    with clock.moved_to(first):
        if not person.consents.exists():
            consent_to(person, "share_name")
        opportunity = OpportunityFactory(council=world.council, employer=world.opportunity.employer, **facts)
        referral = accepted(world, care_leaver=person, opportunity=opportunity)
        placement = start_from(referral=referral, on=first, by=world.adviser)
    if last:
        with clock.moved_to(last):
            end(placement=placement, on=last, reason=reason, by=world.adviser)
    return placement
