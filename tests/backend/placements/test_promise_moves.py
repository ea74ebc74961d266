"""Promises go by another first day once there is one, and by the day on which they really started."""

from functools import partial

import pytest

from backend.core import clock
from backend.core.errors import Refused
from backend.placements.choices import PromiseKind
from backend.placements.promise_moves import set_first_day, set_pay_day
from backend.placements.promises import Planned, change_promise, keep_promise, plan_fortnight
from backend.ranking.gated_steps import correct_first_day
from tests.backend.placements.conftest import DAY, TODAY
from tests.backend.placements.promised import now, offer, planned, reached
from tests.factories.unasked import start_from
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)


def test_promises_move_with_the_first_day_and_what_has_its_own_day_stays(world):
    referral = offer(world, first_day=TODAY + 20 * DAY)
    made = planned(world, referral)
    keep_promise(promise=made["kit"], how="Boots", by=world.adviser)
    change_promise(
        promise=made["meets"], words="We tell you who.", due_on=TODAY + 14 * DAY, owner=world.adviser, by=world.adviser
    )
    set_pay_day(referral=referral, pay_day=TODAY + 46 * DAY, by=world.adviser)
    set_first_day(referral=referral, first_day=TODAY + 27 * DAY, by=world.adviser)
    assert now(made["meets"]).due_on == TODAY + 21 * DAY
    assert now(made["call-1"]).due_on == TODAY + 28 * DAY, "27 days on is a Sunday"
    assert now(made["call-1"]).words == "We ring you just after your first day."
    assert now(made["kit"]).due_on == made["kit"].due_on
    assert (now(made["pay-call"]).due_on, now(made["pay"]).due_on) == (TODAY + 46 * DAY, TODAY + 50 * DAY)
    assert now(made["pay-day"]).how == "The first pay day is 31 July 2026."


def test_a_recorded_or_corrected_start_is_the_first_day(world):
    referral = offer(world, first_day=TODAY + 3 * DAY)
    made = planned(world, referral)
    with clock.moved_to(TODAY + 9 * DAY):
        assert now(made["call-1"]).is_late(clock.today())
        placement = start_from(referral=referral, on=TODAY + 7 * DAY, by=world.adviser)
        assert now(made["call-1"]).due_on == clock.today(), "nobody could have rung on a day that nobody knew of"
        assert now(made["pay"]).due_on == TODAY + 42 * DAY, "40 days on is a Saturday"
        correct_first_day(placement=placement, on=TODAY + 8 * DAY, why="A day later", by=world.adviser)
        assert now(made["pay"]).first_day == TODAY + 8 * DAY
        with pytest.raises(Refused, match="Correct its first day there"):
            set_first_day(referral=referral, first_day=TODAY + 9 * DAY, by=world.adviser)


def test_a_call_that_was_made_stays_made_when_the_days_move(world):
    referral = offer(world, first_day=TODAY + 3 * DAY)
    made = planned(world, referral)
    with clock.moved_to(TODAY + 40 * DAY):
        reached(world, referral.care_leaver, clock.today())
        due = {key: now(made[key]).due_on for key in ("call-1", "pay-call")}
        set_pay_day(referral=referral, pay_day=TODAY + 50 * DAY, by=world.adviser)
        start_from(referral=referral, on=TODAY + 10 * DAY, by=world.adviser)
        assert {key: now(made[key]).due_on for key in due} == due
        assert all(now(made[key]).is_kept for key in due)
        assert now(made["pay"]).due_on == TODAY + 52 * DAY


def test_a_first_day_given_with_the_plan_is_not_asked_for(world):
    referral = offer(world, first_day=None)
    lines = [Planned(PromiseKind.FIRST_DAY, "We find out.", world.adviser, TODAY + 2 * DAY),
             Planned(PromiseKind.KIT, "We get you boots.", world.adviser, None, -7)]  # fmt: skip
    made = plan_fortnight(referral=referral, first_day=TODAY + 20 * DAY, planned=lines, by=world.adviser)
    assert [each.kind for each in made] == [PromiseKind.KIT]


def test_a_first_day_before_the_acceptance_is_refused(world):
    referral = offer(world)
    with pytest.raises(Refused, match="Nothing is promised yet"):
        set_first_day(referral=referral, first_day=TODAY, by=world.adviser)
    planned(world, referral)
    with pytest.raises(Refused, match="They accepted on 15 June 2026") as refusal:
        set_first_day(referral=referral, first_day=TODAY - DAY, by=world.adviser)
    assert refusal.value.field == "first_day"
