"""What past referrals teach: as the records stood, nothing from later, and no end that the law forbids to count."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.placements.choices import BreakReason, EndReason
from backend.placements.services import begin_break, end, end_break
from backend.ranking.referral_history import DECIDED_WITHOUT_START, EXCLUDED_STATES, referral_history
from backend.referrals.choices import ENDED, ReferralState, Step
from tests.backend.learning.conftest import TODAY
from tests.factories.gated import step
from tests.factories.heard import heard_on
from tests.factories.learning import refer_another
from tests.factories.placements import placement_since


ABOUT_THE_MATCH = {"moved_home", "travel", "pay", "not_for_me", "relationships", "attendance", "dismissed"}
NOT_ABOUT_IT = {
    "completed", "progressed", "contract_ended", "redundancy", "employer_fault", "illness", "pregnancy", "childcare",
    "custody", "not_recorded",
}  # fmt: skip
BEGAN = dt.date(2026, 1, 5)


def test_every_end_reason_is_decided():
    assert set(EndReason) == ABOUT_THE_MATCH | NOT_ABOUT_IT
    assert not ABOUT_THE_MATCH & NOT_ABOUT_IT


@pytest.mark.parametrize(("days", "left"), [(0, False), (1, True)])
def test_whoever_stayed_to_the_planned_end_has_not_left(world, days, left):
    last = BEGAN + dt.timedelta(days=27)
    placement = placement_since(world, BEGAN, last=last, reason="pay")
    type(placement).objects.filter(pk=placement.pk).update(planned_end=last + dt.timedelta(days=days))
    (record,) = referral_history(world.council, TODAY).records
    assert record["left"] is left


def test_every_end_of_a_referral_is_decided():
    assert {ReferralState.STARTED} | DECIDED_WITHOUT_START | EXCLUDED_STATES == ENDED
    assert not DECIDED_WITHOUT_START & EXCLUDED_STATES


@pytest.mark.parametrize("reason", list(EndReason))
def test_only_an_end_about_the_match_counts_as_left(world, reason):
    placement_since(world, BEGAN, last=BEGAN + dt.timedelta(days=27), reason=reason)
    (record,) = referral_history(world.council, TODAY).records
    assert record["started"] is True
    assert record["left"] is (reason in ABOUT_THE_MATCH)
    assert record["weeks_observed"] == 4  # 28 days, the first and the last counted


def test_a_start_and_a_no_are_records_and_what_is_open_or_withdrawn_is_none(world):
    with clock.moved_to(BEGAN):
        declined, withdrawn, _ = refer_another(world), refer_another(world), refer_another(world)
        step(referral=declined, step=Step.DECLINED_BY_EMPLOYER, on=BEGAN, by=world.adviser)
        step(referral=withdrawn, step=Step.WITHDRAWN, on=BEGAN, by=world.adviser)
    (record,) = referral_history(world.council, TODAY).records
    assert (record["person"]["id"], record["started"]) == (str(declined.care_leaver.public_id), False)
    assert (record["on"], record["weeks_observed"], record["left"]) == (BEGAN, 0, False)


def test_the_records_are_those_of_the_day_of_the_referral(world):
    placement_since(world, BEGAN)
    CareLeaver.objects.update(maths_level=0, birth_date=dt.date(2009, 1, 1))
    (record,) = referral_history(world.council, TODAY).records
    assert record["person"]["maths_level"] == 2
    assert record["person"]["birth_date"] < dt.date(2009, 1, 1)


def test_nothing_after_the_day_is_told(world):
    placement = placement_since(world, BEGAN)
    heard_on(placement, BEGAN + dt.timedelta(days=70), by=world.adviser)
    with clock.moved_to(TODAY):
        end(placement=placement, on=TODAY, reason=EndReason.TRAVEL, by=world.adviser)
    (seen_then,) = referral_history(world.council, BEGAN + dt.timedelta(days=70)).records
    assert (seen_then["left"], seen_then["weeks_observed"]) == (False, 10)
    assert referral_history(world.council, BEGAN - dt.timedelta(days=1)).records == []
    assert referral_history(world.council, TODAY).records[0]["left"] is True


def test_days_of_a_break_were_not_spent_there(world):
    placement = placement_since(world, BEGAN)
    with clock.moved_to(BEGAN + dt.timedelta(days=40)):
        spell = begin_break(
            placement=placement, on=BEGAN + dt.timedelta(days=7), reason=BreakReason.ILLNESS, by=world.adviser
        )
        end_break(spell=spell, on=BEGAN + dt.timedelta(days=20), by=world.adviser)
    heard_on(placement, BEGAN + dt.timedelta(days=42), by=world.adviser)
    (record,) = referral_history(world.council, BEGAN + dt.timedelta(days=42)).records
    assert record["weeks_observed"] == pytest.approx((42 + 1 - 14) / 7, abs=1 / 7)


def test_the_digest_changes_with_what_is_known(world):
    heard_on(placement_since(world, BEGAN), TODAY, by=world.adviser)
    before = referral_history(world.council, TODAY).digest
    assert referral_history(world.council, TODAY).digest == before
    assert referral_history(world.council, TODAY - dt.timedelta(days=7)).digest != before
