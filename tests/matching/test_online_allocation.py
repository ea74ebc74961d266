"""Sharing out week by week: what each way knows, and what knowing it is worth."""

import numpy as np
import pytest

from matching.experiments.online_allocation import (
    Arrivals,
    first_come,
    hindsight_optimum,
    myopic_optimum,
    potential_policy,
    potentials,
)
from tests.matching.weekly_arrivals import County


# Week 0: Ash can take either place and likes the first a little more. Week 1: Bo can take the first alone.
ASH_THEN_BO = Arrivals([0, 1], [0, 0, 1], [0, 1, 0], [0.5, 0.45, 0.4], [1, 1])


@pytest.fixture(scope="module")
def region():
    county = County(seed=3, opportunities=20, places=(10, 30))
    a_week = 1.5 * county.places.sum() / 10
    return county.arrivals(20, a_week), county.arrivals(10, a_week)


def pairs(taken):
    return list(zip(taken.person.tolist(), taken.opportunity.tolist(), strict=True))


def test_a_place_is_not_spent_on_someone_with_another_when_somebody_to_come_has_none():
    assert pairs(first_come(ASH_THEN_BO)) == pairs(myopic_optimum(ASH_THEN_BO)) == [(0, 0)]
    assert pairs(hindsight_optimum(ASH_THEN_BO)) == [(0, 1), (1, 0)]
    two_like_bo = Arrivals([0, 0], [0, 1], [0, 0], [0.4, 0.4], [1, 1])
    assert pairs(potential_policy(ASH_THEN_BO, two_like_bo, 3, np.random.default_rng(1))) == [(0, 1), (1, 0)]
    nobody_like_bo = Arrivals([0], [0], [1], [0.4], [1, 1])
    assert pairs(potential_policy(ASH_THEN_BO, nobody_like_bo, 3, np.random.default_rng(1))) == [(0, 0)]


def test_potentials_are_the_price_of_a_place_to_those_to_come():
    two_like_bo = Arrivals([0, 0], [0, 1], [0, 0], [0.4, 0.4], [1, 1])
    draw = np.random.default_rng(1)
    assert potentials(two_like_bo, np.array([1, 1]), 1, 2, draw) == pytest.approx([0.4, 0.0], abs=1e-6)
    assert potentials(two_like_bo, np.array([1, 1]), 0, 2, draw).tolist() == [0, 0]
    assert potentials(two_like_bo, np.array([5, 1]), 2, 2, draw).tolist() == [0, 0]


def test_potentials_come_near_hindsight_where_first_come_does_not(region):
    past, arrivals = region
    most = hindsight_optimum(arrivals).total
    assert 0.8 < first_come(arrivals).total / most < 0.9
    assert 0.95 < potential_policy(arrivals, past, 2, np.random.default_rng(1)).total / most < 1.0


def test_every_way_keeps_to_the_places_and_gives_nobody_two(region):
    past, arrivals = region
    worth = dict(
        zip(zip(arrivals.person.tolist(), arrivals.opportunity.tolist(), strict=True), arrivals.value, strict=True)
    )
    ways = (
        hindsight_optimum,
        first_come,
        myopic_optimum,
        lambda it: potential_policy(it, past, 1, np.random.default_rng(1)),
    )
    for way in ways:
        taken = way(arrivals)
        assert len(set(taken.person.tolist())) == len(taken.person)
        assert np.all(np.bincount(taken.opportunity, minlength=len(arrivals.places)) <= arrivals.places)
        assert [worth[pair] for pair in pairs(taken)] == taken.value.tolist()


def test_the_same_seed_gives_the_same_pairs(region):
    past, arrivals = region
    first, again = (potential_policy(arrivals, past, 1, np.random.default_rng(7)) for _ in range(2))
    assert pairs(first) == pairs(again)


def test_nobody_arriving_is_an_empty_answer():
    nobody = Arrivals([], [], [], [], [1])
    past = Arrivals([0], [0], [0], [0.5], [1])
    ways = [way(nobody) for way in (hindsight_optimum, first_come, myopic_optimum)]
    assert [taken.total for taken in [*ways, potential_policy(nobody, past, 1, np.random.default_rng(1))]] == [0.0] * 4
