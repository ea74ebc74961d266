"""A day for several people that one moves while another calls it off, each on a connection of their own."""

import datetime as dt

import pytest

from backend.core.protection import council_context
from backend.ranking.assessment_days import call_day_off, move_day
from backend.referrals.choices import ReferralState, Step
from backend.referrals.days import MOVED_MEANWHILE
from backend.referrals.models import AssessmentDay, Referral, ReferralEvent
from tests.backend.referrals.conftest import TODAY
from tests.backend.referrals.test_assessment_days import DAY, introduced, invite
from tests.backend.referrals.test_offers_at_once import all_at_once
from tests.factories.councils import CouncilFactory
from tests.factories.referrals import referral_world


@pytest.mark.django_db(transaction=True)
def test_a_move_and_a_call_off_at_once_are_one_change_and_the_other_is_told():
    council = CouncilFactory()
    with council_context(council.id):
        world = referral_world(council)
        day = invite(world, introduced(world), by=world.adviser).day

    def change(service, **facts):
        with council_context(council.id):
            service(day=AssessmentDay.objects.get(pk=day.pk), by=world.adviser, **facts)

    moved = {"on": TODAY + 9 * DAY, "at": dt.time(11), "words": "Gate 2"}
    told = all_at_once([lambda: change(move_day, **moved), lambda: change(call_day_off, note="Closed")])
    assert sorted(told) == ["", MOVED_MEANWHILE]
    with council_context(council.id):
        steps = set(ReferralEvent.objects.filter(step__in=(Step.RESCHEDULED, Step.CALLED_OFF)).values_list("step"))
        assert len(steps) == 1
        (state,) = set(Referral.objects.values_list("state", flat=True))
        assert state == (ReferralState.INTRODUCED if told[1] == "" else ReferralState.INTERVIEW)
