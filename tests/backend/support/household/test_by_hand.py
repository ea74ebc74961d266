"""The sum of a week against households worked out by hand, and what has to be so of every household."""

import ast
import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.support import household as package
from backend.support.household.curve import curve, falls_in
from backend.support.household.pay import Job
from backend.support.household.rates import PENNY, RateName
from backend.support.household.week import Home, Household, NotCovered, week
from backend.support.rates_in_force import rates_on
from tests.backend.support.household.households import BEFORE, HOUSEHOLDS, NOW, ByHand
from tests.sampling import examples


RATES = {day: rates_on(day, today=NOW) for day in (BEFORE, NOW)}


def worth(arithmetic: str) -> Decimal:
    """What a line of arithmetic gives, in exact decimals."""
    tree = ast.parse(re.sub(r"(\d+(?:\.\d+)?)", r"D('\1')", arithmetic) or "D('0')", mode="eval")
    return eval(compile(tree, "by hand", "eval"), {"D": Decimal})


def to_the_penny(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)


def household_of(row: ByHand) -> Household:
    return Household(
        age=row.age,
        home=Home(row.home),
        rent=Decimal(row.rent),
        rent_counted=Decimal(row.rent_counted) if row.rent_counted else None,
        children=row.children,
        travel=Decimal(row.travel),
    )


def jobs_of(row: ByHand) -> list[Job]:
    pairs = [each.split("*") for each in row.jobs.split(" + ") if each]
    return [Job(Decimal(hours), Decimal(hourly)) for hourly, hours in pairs]


@pytest.mark.parametrize("row", HOUSEHOLDS, ids=lambda row: row.name)
def test_a_household_by_hand_and_by_code(row):
    found = week(household_of(row), jobs_of(row), RATES[row.day])
    assert found.pay.gross == worth(row.jobs)
    assert (found.pay.tax, found.pay.insurance) == (to_the_penny(worth(row.tax)), to_the_penny(worth(row.insurance)))
    assert found.credit == to_the_penny(worth(row.credit))
    assert abs(found.rent_share - worth(row.rent_share)) <= PENNY
    assert found.left == Decimal(row.left)


def test_there_are_households_enough_of_each_kind():
    assert len(HOUSEHOLDS) >= 40
    assert {row.home for row in HOUSEHOLDS} == {each.value for each in Home}
    assert {row.age for row in HOUSEHOLDS} >= {18, 20, 24, 25}
    assert {row.day for row in HOUSEHOLDS} == {BEFORE, NOW}


@pytest.mark.parametrize(
    ("name", "before", "now"),
    [
        ("Apprentice, 30 hours", "136.42", "176.34"),
        ("Apprentice, 37 hours", "150.71", "190.63"),
        ("18 to 20 rate, 16 hours", "113.18", "153.10"),
        ("18 to 20 rate, 37 hours", "177.29", "217.20"),
    ],
)
def test_the_four_examples_that_were_published(name, before, now):
    left = {row.day: row.left for row in HOUSEHOLDS if row.name.startswith(f"{name}, supported home")}
    assert left == {BEFORE: before, NOW: now}


MONEY = st.decimals(0, 320, places=2)
HOUSEHOLD = st.builds(
    Household,
    age=st.integers(18, 25),
    home=st.sampled_from(Home),
    rent=MONEY,
    rent_counted=st.one_of(st.none(), MONEY),
    children=st.integers(0, 3),
    travel=st.decimals(0, 60, places=2),
)
HOURLY = st.decimals(Decimal("7.55"), Decimal("15"), places=2)


@given(HOUSEHOLD, HOURLY)
@settings(max_examples=examples(300), deadline=None)
def test_an_hour_more_never_leaves_less_now_but_for_the_travel_of_the_first(household, hourly):
    points = curve(household, hourly, RATES[NOW])
    for earlier, _, lost in falls_in(points):
        assert lost <= household.travel if earlier == 0 else lost <= 2 * PENNY


@given(HOUSEHOLD, HOURLY, st.integers(0, 40))
@settings(max_examples=examples(300), deadline=None)
def test_the_lines_add_up_and_no_amount_is_below_nothing(household, hourly, hours):
    try:
        found = week(household, [Job(Decimal(hours), hourly)] if hours else [], RATES[NOW])
    except NotCovered:
        assert household.is_parent, "of those drawn, a parent alone may not be covered"
        return
    assert sum(line.amount for line in found.lines) == found.left
    assert min(found.pay.net, found.credit, found.housing_benefit, found.rent_share, found.travel) >= 0
    assert found.housing_benefit + found.rent_share == household.rent or household.home == Home.NO_RENT


def test_before_the_change_the_hour_that_ended_the_credit_cost_more_than_it_earned():
    household = Household(20, Home.SUPPORTED, Decimal(250))
    (fall,) = [each for each in falls_in(curve(household, Decimal(8), RATES[BEFORE])) if each[0]]
    assert fall[:2] == (17, 18)
    assert fall[2] == Decimal("36.51")  # 136 + 3.33 of credit, then 144 - 0.65 * (144 - 80.65)
    assert falls_in(curve(household, Decimal(8), RATES[NOW])) == []


@pytest.mark.parametrize(
    ("household", "jobs", "said"),
    [
        (Household(20, Home.SUPPORTED, Decimal(250), lives_with_partner=True), [], "Couples are not covered"),
        (Household(17, Home.SUPPORTED, Decimal(250)), [], "Under 18 most young people"),
        (Household(26, Home.RENTED, Decimal(100)), [], "From 26"),
        (Household(20, Home.NO_RENT), [Job(Decimal(40), Decimal(25))], "more than £967 a week"),
        (
            Household(20, Home.SUPPORTED, Decimal(250), children=1),
            [Job(Decimal(60), Decimal("12.71"))],
            "amounts for children that are not covered",
        ),
    ],
)
def test_what_would_be_a_guess_is_refused_with_whom_to_ask(household, jobs, said):
    with pytest.raises(NotCovered, match=said) as refused:
        week(household, jobs, RATES[NOW])
    assert "ask" in str(refused.value).lower()


def test_nothing_of_it_knows_the_framework():
    for path in Path(package.__file__).parent.glob("*.py"):
        named = [
            node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        ours = [each for each in named if each.startswith("backend") and not each.startswith(package.__name__)]
        assert not [each for each in named if each.startswith("django")] + ours, path.name


def test_every_rate_has_a_row_today_and_the_disregard_begins_on_its_day():
    assert set(RATES[NOW].of) == set(RateName)
    assert set(RateName) - set(RATES[BEFORE].of) == {RateName.HB_SUPPORTED_UNDER_25, RateName.HB_SUPPORTED_25}
    assert RATES[NOW].of[RateName.HB_SUPPORTED_25].valid_from == dt.date(2026, 10, 5)
    assert not RATES[NOW].of[RateName.NI_MAIN].is_sure
