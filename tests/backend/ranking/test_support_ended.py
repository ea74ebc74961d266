"""A start from before support ended is recorded; one from that day on is refused with the way out."""

import datetime as dt

import pytest

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.models import Placement
from backend.ranking.holds import held_reason
from backend.reference.services import load_reference
from tests.factories.gated import start_from
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world
from tests.today import today_is


TODAY = dt.date(2027, 3, 8)
DAY = dt.timedelta(days=1)
ENDED = TODAY - 4 * DAY
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    load_reference()
    return referral_world(in_council, places=9)


@pytest.fixture
def referral(world):
    with clock.moved_to(TODAY - 20 * DAY):
        made = accepted(world)
    update_profile(care_leaver=world.person, support_ended_on=ENDED, by=None)
    return made


def test_the_first_day_given_is_judged_by_the_end_of_support(world, referral):
    for day in (ENDED, TODAY):
        with pytest.raises(Refused, match=r"has ended, on 4 March 2027\. .*Give the day they began") as refusal:
            start_from(referral=referral, on=day, by=world.adviser)
        assert "referred" not in refusal.value.message
    assert not Placement.objects.exists()
    assert start_from(referral=referral, on=ENDED - DAY, by=world.adviser).starts_on == ENDED - DAY


def test_until_a_start_is_recorded_it_is_held(referral):
    assert "Withdraw what is open" in held_reason(referral, TODAY)
