"""The first eight weeks, against the drawn example worked out by hand, and at the edges of pay days and months."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.support.household.cash import PaidEvery, Start, first_weeks
from backend.support.household.pay import Job
from backend.support.household.week import Home, Household, week
from backend.support.rates_in_force import rates_on
from tests.sampling import examples


D, DAY = Decimal, dt.date
RATES = rates_on(DAY(2027, 1, 4), today=DAY(2026, 12, 1))
MINA = Household(20, Home.SUPPORTED, D(250), travel=D(18))
KITCHEN = [Job(D(30), D(8))]
START = Start(DAY(2027, 1, 4), DAY(2027, 1, 29), PaidEvery.MONTH, in_hand=D(160), to_live_on=D(78), assessed_from=12)


def weeks(start=START, household=MINA, jobs=KITCHEN):
    return first_weeks(household, jobs, start, RATES)


def test_the_drawn_example_by_hand():
    """160 in hand; 18 of travel and 78 to live on each week; her part of the rent, 63.66, once the credit has ended.

    Four weeks to the first pay day are 4 x 240; a month is 240 x 52 / 12. The credit of 12 December to 11 January saw
    no pay and comes whole on 18 January; that of 12 January to 11 February saw 960, and is nothing.
    """
    assert [(each.monday, each.end) for each in weeks()] == [
        (DAY(2027, 1, 4), D("64")),
        (DAY(2027, 1, 11), D("-32")),
        (DAY(2027, 1, 18), D("210.58")),
        (DAY(2027, 1, 25), D("1074.58")),
        (DAY(2027, 2, 1), D("978.58")),
        (DAY(2027, 2, 8), D("882.58")),
        (DAY(2027, 2, 15), D("722.92")),
        (DAY(2027, 2, 22), D("1603.26")),
    ]
    came = [(move.on, move.what, move.amount) for each in weeks() for move in each.came]
    assert came == [
        (DAY(2027, 1, 18), "credit", D("338.58")),
        (DAY(2027, 1, 29), "pay", D("960.00")),
        (DAY(2027, 2, 18), "credit", D("0.00")),
        (DAY(2027, 2, 26), "pay", D("1040.00")),  # the 28th is a Sunday
    ]


@pytest.mark.parametrize(
    ("paid_every", "first", "amounts"),
    [
        (PaidEvery.WEEK, DAY(2027, 1, 8), ["240.00"] * 8),
        (PaidEvery.WEEK, DAY(2027, 1, 6), ["144.00"] + ["240.00"] * 7),  # three days worked by the Wednesday
        (PaidEvery.FOUR_WEEKS, DAY(2027, 1, 29), ["960.00", "960.00"]),
        (PaidEvery.MONTH, DAY(2027, 1, 15), ["480.00", "1040.00"]),
        (PaidEvery.MONTH, DAY(2027, 3, 12), []),  # after the weeks that are shown
    ],
)
def test_pay_comes_by_its_rhythm(paid_every, first, amounts):
    start = Start(START.first_day, first, paid_every, START.in_hand, START.to_live_on, assessed_from=None)
    came = [str(move.amount) for each in weeks(start) for move in each.came]
    assert came == amounts


def test_without_a_claim_the_rent_is_theirs_at_once():
    start = Start(START.first_day, START.first_pay_day, START.paid_every, D(160), D(78), assessed_from=None)
    assert {each.spent for each in weeks(start)} == {D("159.66")}


@given(
    first=st.dates(DAY(2026, 11, 1), DAY(2027, 3, 1)),
    until_pay=st.integers(0, 40),
    every=st.sampled_from(PaidEvery),
    claim=st.one_of(st.none(), st.integers(1, 31)),
    hours=st.integers(1, 40),
)
@settings(max_examples=examples(200), deadline=None)
def test_what_is_in_hand_is_what_was_and_came_less_what_went(first, until_pay, every, claim, hours):
    start = Start(first, first + dt.timedelta(days=until_pay), every, D(100), D(70), claim)
    found = weeks(start, jobs=[Job(D(hours), D(8))])
    assert len(found) == 8
    assert found[0].monday <= first < found[0].monday + dt.timedelta(days=7)
    came = sum((move.amount for each in found for move in each.came), D(0))
    assert found[-1].end == D(100) + came - sum(each.spent for each in found)
    credits = [move for each in found for move in each.came if move.what == "credit"]
    assert len(credits) in ((0,) if claim is None else (1, 2, 3))
    share = week(MINA, [Job(D(hours), D(8))], RATES).rent_share
    assert {each.spent for each in found} <= {D(88), D(88) + share}
