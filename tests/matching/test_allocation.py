"""Plans against exact solvers, against the rules of the floor, and against what prices promise."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp

from matching import allocate
from tests.sampling import examples


quick = settings(max_examples=examples(60), deadline=None)
# Ties, nothing at all, and values far apart are where an auction goes wrong.
worths = st.one_of(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1), st.sampled_from([1e-6, 1e-3, 1e3]))


@st.composite
def markets(draw):
    """Rows of pairs (person, opportunity, value) in any order, and places."""
    people, opportunities = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    every = [(i, j) for i in range(people) for j in range(opportunities)]
    pairs = draw(st.lists(st.sampled_from(every), unique=True, max_size=len(every)))
    value = draw(st.lists(worths, min_size=len(pairs), max_size=len(pairs)))
    places = draw(st.lists(st.integers(0, 3), min_size=opportunities, max_size=opportunities))
    return [(i, j, v) for (i, j), v in zip(pairs, value, strict=True)], places


def planned(rows, places, floor=None):
    person, opportunity, value = zip(*rows, strict=True) if rows else ((), (), ())
    return allocate(list(person), list(opportunity), list(value), places, floor=floor)


def chosen(plan):
    return set(zip(plan.person.tolist(), plan.opportunity.tolist(), plan.value.tolist(), strict=True))


def greatest(rows, places, floor=None):
    """The greatest number of pairs at or above the floor, and the greatest total with so many, by integer programs."""
    if not rows:
        return 0, 0.0
    limits = [[row[0] == i for row in rows] for i in {row[0] for row in rows}]
    limits += [[row[1] == j for row in rows] for j in range(len(places))]
    most = [1] * (len(limits) - len(places)) + list(places)
    rules, value = [LinearConstraint(np.array(limits, float), ub=most)], np.array([row[2] for row in rows])
    reached, keeps = 0, np.zeros(len(rows))
    if floor is not None:
        keeps = (value >= floor).astype(float)
        reached = round(-_program(-keeps, rules))
    return reached, -_program(-value, [*rules, LinearConstraint(keeps[None], lb=reached - 0.5)])


def _program(cost, rules):
    return milp(cost, constraints=rules, integrality=np.ones(len(cost)), bounds=Bounds(0, 1)).fun


@quick
@given(markets())
def test_the_total_is_that_of_an_exact_assignment(market):
    rows, places = market
    worth = np.zeros((6, sum(places)))
    for person, opportunity, value in rows:
        first = sum(places[:opportunity])
        worth[person, first : first + places[opportunity]] = value
    exact = worth[linear_sum_assignment(worth, maximize=True)].sum()
    plan = planned(rows, places)
    assert 0.9999 * exact <= plan.value.sum() + 1e-12
    assert plan.value.sum() <= exact + 1e-9 <= plan.bound + 2e-9


@quick
@given(markets(), st.sampled_from([None, 0, 0.25, 0.5, 0.7, 2.0]))
def test_nobody_has_two_places_and_no_opportunity_too_many_people(market, floor):
    rows, places = market
    plan = planned(rows, places, floor)
    assert chosen(plan) <= set(rows)
    assert len(set(plan.person.tolist())) == len(plan)
    assert all(count <= places[opportunity] for opportunity, count in Counter(plan.opportunity.tolist()).items())
    assert plan.person.tolist() == sorted(plan.person.tolist())


@quick
@given(markets(), st.sampled_from([0, 0.25, 0.5, 0.7, 2.0]))
def test_the_floor_reaches_as_many_as_can_be_then_gives_the_most_and_says_what_it_takes(market, floor):
    rows, places = market
    reached, total = greatest(rows, places, floor)
    plan, free = planned(rows, places, floor), greatest(rows, places)[1]
    assert (plan.value >= floor).sum() == reached
    assert 0.999 * total - 1e-6 <= plan.value.sum() <= total + 1e-6
    assert plan.floor_cost == pytest.approx(free - total, rel=1e-3, abs=1e-3 * free + 1e-9)
    assert plan.bound >= total - 1e-6


@quick
@given(markets(), st.sampled_from([None, 0, 0.5]))
def test_at_its_prices_the_plan_is_what_everyone_would_choose(market, floor):
    rows, places = market
    plan = planned(rows, places, floor)
    assert len(plan.price) == len(places)
    assert np.all(plan.price >= 0)
    taken = np.bincount(plan.opportunity, minlength=len(places))
    assert not plan.price[taken < np.array(places)].any()

    def gain(person, opportunity, value):
        return value + plan.guarantee * (floor is not None and value >= floor) - plan.price[opportunity]

    near = 1e-4 * max([plan.guarantee, *(row[2] for row in rows)], default=0)
    own = {row[0]: gain(*row) for row in chosen(plan)}
    assert all(gain(*row) <= own.get(row[0], 0.0) + near for row in rows)
    assert all(value >= -near for value in own.values())


@quick
@given(markets())
def test_a_price_lies_between_what_one_place_more_would_add_and_one_fewer_would_cost(market):
    rows, places = market
    plan, total = planned(rows, places), greatest(rows, places)[1]
    near = 1e-4 * total + 1e-6
    for opportunity, price in enumerate(plan.price.tolist()):
        more, fewer = (list(places) for _ in range(2))
        more[opportunity] += 1
        assert price >= greatest(rows, more)[1] - total - near
        if places[opportunity]:
            fewer[opportunity] -= 1
            assert price <= total - greatest(rows, fewer)[1] + near


@quick
@given(markets(), st.sampled_from([None, 0, 0.5]), st.randoms())
def test_the_order_of_the_pairs_changes_nothing(market, floor, random):
    rows, places = market
    plan, again = planned(rows, places, floor), planned(random.sample(rows, len(rows)), places, floor)
    for name in ("person", "opportunity", "value", "price"):
        assert getattr(plan, name).tolist() == getattr(again, name).tolist()
    assert (plan.floor_cost, plan.guarantee, plan.bound) == (again.floor_cost, again.guarantee, again.bound)


@pytest.mark.parametrize("values", ["all alike", "of the person alone", "of the opportunity alone", "any"])
@pytest.mark.parametrize(("people", "opportunities"), [(60, 30), (30, 60)])
def test_larger_markets_with_many_ties_come_out_exact(values, people, opportunities):
    draw = np.random.default_rng(people)
    worth = {
        "all alike": np.ones((people, opportunities)),
        "of the person alone": np.repeat(draw.random((people, 1)), opportunities, axis=1),
        "of the opportunity alone": np.repeat(draw.random((1, opportunities)), people, axis=0),
        "any": draw.random((people, opportunities)),
    }[values]
    person, opportunity = np.nonzero(draw.random(worth.shape) < 0.3)
    value, places = worth[person, opportunity], draw.integers(0, 2, size=opportunities, endpoint=True)
    plan = allocate(person, opportunity, value, places)
    table = np.zeros_like(worth)
    table[person, opportunity] = value
    table = np.repeat(table, places, axis=1)
    exact = table[linear_sum_assignment(table, maximize=True)].sum()
    assert 0.99999 * exact <= plan.value.sum() <= exact + 1e-9 <= plan.bound + 1e-9 + 1e-5 * exact


def test_nothing_to_share_out_is_an_empty_plan_with_defined_prices():
    assert planned([], []).price.tolist() == []
    assert (len(planned([], [2, 1])), planned([], [2, 1]).price.tolist()) == (0, [0.0, 0.0])
    nowhere = planned([(0, 0, 0.5), (1, 0, 0.75)], [0], floor=0.5)
    assert (len(nowhere), nowhere.value.sum(), nowhere.floor_cost, nowhere.bound) == (0, 0.0, 0.0, 0.0)
    assert nowhere.price.tolist() == [0.75]  # the most that a first place could add


def test_a_pair_worth_nothing_is_taken_only_to_keep_a_guarantee():
    assert len(planned([(0, 0, 0.0)], [1])) == 0
    assert chosen(planned([(0, 0, 0.0)], [1], floor=0)) == {(0, 0, 0.0)}


def test_places_beyond_counting_cost_no_memory_and_no_price():
    plan = planned([(0, 0, 0.5), (3, 0, 0.25)], [2_000_000_000])
    assert (plan.person.tolist(), plan.price.tolist()) == ([0, 3], [0.0])


def test_of_equals_the_lower_position_comes_first():
    plan = planned([(4, 1, 0.5), (2, 1, 0.5), (2, 0, 0.5)], [1, 1])
    assert chosen(plan) == {(2, 0, 0.5), (4, 1, 0.5)}
    assert chosen(planned([(4, 0, 0.5), (2, 0, 0.5)], [1])) == {(2, 0, 0.5)}


def test_a_plan_cannot_be_changed():
    with pytest.raises(AttributeError):
        planned([(0, 0, 0.5)], [1]).floor_cost = 0.0
