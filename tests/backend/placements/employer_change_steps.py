"""The steps of a change of employer, and what is counted of a placement."""

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.choices import ConcernOutcome
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import Concern
from backend.placements.affected import to_speak_with
from backend.placements.designated_officer import officer_clocks
from backend.placements.marks import marks_of
from backend.placements.models import Placement
from backend.ranking.gated_steps import change_employer
from tests.backend.placements.conftest import CHANGED, TODAY
from tests.factories.referrals import viewer_with


def changed(world, placement, referral, on=CHANGED, **facts) -> Placement:
    facts = {"reason": "redundancy"} | facts
    change_employer(placement=placement, referral=referral, on=on, by=world.adviser, **facts)
    return Placement.objects.with_details().get(pk=placement.pk)


def counted(placement) -> list:
    marks = marks_of(placement, TODAY)
    return [(mark.rule, mark.days, mark.state, mark.due_on, mark.days_on_programme) for mark in marks]


def is_touched(world, person, employer, on, until=None) -> bool:
    """As the adviser's list of today and the officer's clock have it, which agree."""
    with clock.moved_to(on):
        concern = raise_concern(employer=employer, words="Shouted at", by=world.adviser)
    if until:
        with clock.moved_to(until):
            decider = viewer_with(Role.HEAD, world.council).user
            decide_concern(concern=concern, outcome=ConcernOutcome.PUT_RIGHT, reason="Another firm", by=decider)
    concern = Concern.objects.get(pk=concern.pk)
    people = CareLeaver.objects.filter(pk=person.pk)
    spoken_to = bool(to_speak_with(viewer_with(Role.EET_ADVISER, world.council), people, [concern]))
    clocks = officer_clocks(world.council.id, [concern])
    assert (clocks[concern.pk].due_at is not None) is spoken_to
    return spoken_to
