"""What `allocate` and weekly arrivals refuse, by argument, row and reason."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import allocate
from matching.experiments.online_allocation import Arrivals, potential_policy
from tests.sampling import examples


GOOD = {"person": [0, 1], "opportunity": [0, 0], "value": [0.5, 0.25], "places": [1, 2]}
WRONG = [
    ({"person": [0, 1.0]}, "person, row 1: 1.0 is not a whole number"),
    ({"person": [0, True]}, "person, row 1: True is not a whole number"),
    ({"person": np.array([0.0, 1.0])}, "person, row 0: np.float64(0.0) is not a whole number"),
    ({"person": np.array([False, True])}, "person, row 0: np.False_ is not a whole number"),
    ({"person": ["0", 1]}, "person, row 0: '0' is not a whole number"),
    ({"person": [None, 1]}, "person, row 0: None is not a whole number"),
    ({"person": [0, -1]}, "person, row 1: -1 is below 0"),
    ({"person": np.array([0, -1])}, "person, row 1: np.int64(-1) is below 0"),
    ({"person": [0, 2**40]}, "person, row 1: 1099511627776 is above 2147483647, the last there is"),
    ({"person": np.array([0, 2**63], dtype=np.uint64)}, "person, row 1: "),
    ({"opportunity": [0, 2]}, "opportunity, row 1: 2 is above 1, the last there is"),
    ({"opportunity": np.array([2, 0])}, "opportunity, row 0: np.int64(2) is above 1, the last there is"),
    ({"opportunity": [0.0, 0.0]}, "opportunity, row 0: 0.0 is not a whole number"),
    ({"value": [0.5, float("nan")]}, "value, row 1: nan is not finite"),
    ({"value": np.array([np.inf, 0.5])}, "value, row 0: np.float64(inf) is not finite"),
    ({"value": [0.5, -0.1]}, "value, row 1: -0.1 is below 0"),
    ({"value": [True, 0.5]}, "value, row 0: True is not a number"),
    ({"value": [1e200, 0.5]}, "value, row 0: 1e+200 is above 1e+100"),
    ({"value": [10**400, 0.5]}, "value, row 0: "),
    ({"value": [1j, 0.5]}, "value, row 0: 1j is not a number"),
    ({"value": np.ma.array([0.5, 0.25], mask=[False, True])}, "value, row 1: is masked"),
    ({"value": np.array([5, 3], "m8[D]")}, "value, row 0: np.timedelta64(5,'D') is not a number"),
    ({"person": np.array([0, 1], "m8[D]")}, "person, row 0: np.timedelta64(0,'D') is not a whole number"),
    ({"value": np.array([0.5, np.inf], np.float16)}, "value, row 1: "),
    ({"value": [0.5]}, "value has 1 rows, but person has 2"),
    ({"opportunity": [0]}, "opportunity has 1 rows, but person has 2"),
    ({"value": [[0.5, 0.25]]}, "value must be a flat list or array of numbers"),
    ({"value": [[0.5], [0.25, 1]]}, "value must be a flat list or array of numbers"),
    ({"person": 0}, "person must be a flat list or array of numbers"),
    ({"places": None}, "places must be a flat list or array of numbers"),
    ({"places": [1, -2]}, "places, row 1: -2 is below 0"),
    ({"places": [1, True]}, "places, row 1: True is not a whole number"),
    ({"places": [1.5, 2]}, "places, row 0: 1.5 is not a whole number"),
    ({"places": []}, "opportunity, row 0: 0 is above -1, the last there is"),
    ({"person": [1, 1]}, "person and opportunity, row 1: person 1 and opportunity 0 stand in row 0 already"),
    ({"floor": float("nan")}, "floor: nan is not finite"),
    ({"floor": -0.5}, "floor: -0.5 is below 0"),
    ({"floor": True}, "floor: True is not a number"),
    ({"floor": "0.5"}, "floor: '0.5' is not a number"),
]


@pytest.mark.parametrize(("change", "message"), WRONG)
def test_what_cannot_be_read_is_refused_by_argument_row_and_reason(change, message):
    with pytest.raises(ValueError, match="^" + re.escape(message)):
        allocate(**(GOOD | change))


anything = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=2), st.lists(st.integers()))


@settings(max_examples=examples(200), deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.one_of(anything, st.lists(anything, max_size=3)))
def test_whatever_is_given_it_is_refused_by_name_or_answered(argument, given_instead):
    plan, said = None, ""
    try:
        plan = allocate(**(GOOD | {argument: given_instead}))
    except ValueError as refusal:
        said = str(refusal)
    if plan is None:
        assert re.match("(person|opportunity|value|places)[ ,:]", said)
    else:
        assert np.isfinite([*plan.value, *plan.price, plan.floor_cost, plan.bound]).all()
        assert len(plan) <= 2


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.floats(0, 1e100), min_size=2, max_size=2), st.floats(0, 1e100))
def test_any_size_of_value_gives_finite_numbers(value, floor):
    plan = allocate(**(GOOD | {"value": value, "floor": floor}))
    assert plan.value.sum() == max(value)
    assert np.isfinite([*plan.price, plan.floor_cost, plan.bound]).all()


def test_whole_numbers_of_any_kind_are_positions():
    kinds = (np.int8, np.uint16, np.int64)
    plans = [
        allocate(*(np.array(GOOD[name], kind) for name in ("person", "opportunity")), [1, 2], (1, 2)) for kind in kinds
    ]
    assert [plan.person.tolist() for plan in plans] == [[1]] * 3


def test_arrivals_refuse_weeks_that_fall_and_people_who_never_come():
    with pytest.raises(ValueError, match="week, row 1: 0 is before that of the person above"):
        Arrivals([1, 0], [], [], [], [1])
    with pytest.raises(ValueError, match="person, row 0: 2 is above 1"):
        Arrivals([0, 1], [2], [0], [0.5], [1])
    with pytest.raises(ValueError, match="opportunity has 2 rows, but person has 1"):
        Arrivals([0], [0], [0, 0], [0.5], [1])


def test_potentials_need_a_past_of_the_same_opportunities_and_some_samples():
    now, draw = Arrivals([0], [0], [0], [0.5], [1]), np.random.default_rng(1)
    with pytest.raises(ValueError, match="past must hold at least one week and the same opportunities"):
        potential_policy(now, Arrivals([], [], [], [], [1]), 2, draw)
    with pytest.raises(ValueError, match="past must hold"):
        potential_policy(now, Arrivals([0], [], [], [], [1, 1]), 2, draw)
    with pytest.raises(ValueError, match="samples must be a whole number of 1 or more"):
        potential_policy(now, now, True, draw)
    with pytest.raises(ValueError, match="arrivals and past must be Arrivals"):
        potential_policy(now, None, 2, draw)
    with pytest.raises(ValueError, match=r"draw must be a numpy\.random\.Generator"):
        potential_policy(now, now, 2, 5)
