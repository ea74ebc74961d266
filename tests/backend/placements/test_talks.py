"""A check-in with the young person is a talk: it settles what waited for one, if it is of a later day."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.concerns import raise_concern
from backend.placements.affected import to_speak_with
from backend.placements.check_ins import record_check_in
from backend.placements.choices import CheckInFrom
from backend.placements.still_to_tell import to_pass_on
from backend.referrals.choices import Step
from backend.referrals.models import Referral
from tests.factories.councils import MembershipFactory
from tests.factories.gated import step
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world


DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("heard_from", "days", "is_told"),
    [
        (CheckInFrom.YOUNG_PERSON, -1, False),
        (CheckInFrom.YOUNG_PERSON, 0, False),
        (CheckInFrom.YOUNG_PERSON, 1, True),
        (CheckInFrom.EMPLOYER, 1, False),
    ],
)
def test_what_is_said_in_a_check_in_is_said(in_council, heard_from, days, is_told):
    """Days after the employer answered and a concern was raised; both wait for somebody to speak with them."""
    world, today = referral_world(in_council), clock.today()
    placement = placement_since(world, today - 60 * DAY, person=world.person)
    with clock.moved_to(today - 3 * DAY):
        referral = world.refer()
        step(referral=referral, step=Step.INTERVIEW, on=clock.today(), by=world.employer_user)
        staff = MembershipFactory(council=in_council, role=Role.STAFF).user
        concern = raise_concern(employer=world.opportunity.employer, words="Shouted at", by=staff)
    people = CareLeaver.objects.filter(pk=world.person.pk)

    def waits() -> list[bool]:
        asked = to_speak_with(world.viewer(), people, [concern], by_anybody=True)
        return [to_pass_on(Referral.objects.filter(pk=referral.pk)).exists(), bool(asked)]

    assert waits() == [True, True]
    heard = {"heard_from": heard_from, "going": None, "still_there": True}
    record_check_in(check_in=placement.check_ins.first(), on=today + (days - 3) * DAY, by=world.adviser, **heard)
    assert waits() == [not is_told, not is_told]
