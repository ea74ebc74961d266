"""By which day each promise is due that goes by a first day: by hand, over weekends and bank holidays."""

import datetime as dt
from functools import partial

import pytest

from backend.opportunities.models import Opportunity
from backend.placements.choices import PromiseKind
from backend.placements.promise_moves import set_first_day
from backend.placements.promise_proposals import earliest_start, proposals_for
from tests.backend.placements.conftest import DAY, TODAY
from tests.backend.placements.promised import TUESDAY_AFTER_A_BANK_HOLIDAY, now, offer, planned
from tests.kept_worlds import fresh, kept, referral_world_with_facts


kept_world = kept(partial(referral_world_with_facts, places=50), TODAY)
world = fresh("kept_world", autouse=True)
K = PromiseKind


def test_days_follow_from_the_first_day_and_fall_on_days_when_somebody_is_at_work(world):
    """By hand: 1 September 2026 is a Tuesday, 31 August a bank holiday, 29 August a Saturday."""
    found = {each.key: each.due_on for each in proposals_for(offer(world), TUESDAY_AFTER_A_BANK_HOLIDAY)}
    assert found == {
        "kit": dt.date(2026, 8, 25),
        "travel": dt.date(2026, 8, 28),
        "letter": dt.date(2026, 8, 28),
        "meets": dt.date(2026, 8, 28),
        "call-1": dt.date(2026, 9, 1),
        "call-3": dt.date(2026, 9, 3),
        "pay-day": dt.date(2026, 9, 3),
        "pay-call": dt.date(2026, 10, 2),
        "pay": dt.date(2026, 10, 5),
    }


def test_what_lies_in_the_past_is_due_today_and_a_first_day_on_a_saturday_is_rung_after(world):
    tomorrow, saturday = TODAY + DAY, TODAY + 5 * DAY
    assert {each.due_on for each in proposals_for(offer(world), tomorrow)[:4]} == {TODAY}
    call = next(each for each in proposals_for(offer(world), saturday) if each.key == "call-1")
    assert (call.due_on, call.words) == (saturday + 2 * DAY, "We ring you just after your first day.")


def test_without_a_first_day_it_is_asked_for_and_the_rest_waits_for_it(world):
    referral = offer(world, first_day=None)
    made = planned(world, referral)
    assert made["first-day"].due_on == TODAY + 2 * DAY
    assert {each.due_on for key, each in made.items() if key != "first-day"} == {None}
    set_first_day(referral=referral, first_day=TUESDAY_AFTER_A_BANK_HOLIDAY, by=world.adviser)
    assert now(made["first-day"]).how == "The first day is 1 September 2026."
    assert now(made["kit"]).due_on == dt.date(2026, 8, 25)


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("Monday to Friday, 06:30 to 14:30", dt.time(6, 30)),
        ("Shifts 2pm-10pm or 6am–2pm", dt.time(6)),
        ("9am to 5pm", dt.time(9)),
        ("25:00 to 26:00", None),
        ("Four days, 6 to 2", None),
        ("", None),
    ],
)
def test_a_shift_before_the_first_bus_is_read_from_the_working_pattern(world, pattern, starts):
    assert earliest_start(Opportunity(working_pattern=pattern)) == starts
    words = {each.key: each.words for each in proposals_for(offer(world, working_pattern=pattern), None)}
    assert ("first bus" in words["travel"]) is (starts is not None and starts < dt.time(7))


def test_what_is_not_paid_has_no_pay_day(world):
    assert not {each.kind for each in proposals_for(offer(world, paid=False, type="work_experience"), None)} & {
        K.PAY_DAY,
        K.PAY_CALL,
        K.PAY,
    }
