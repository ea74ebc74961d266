"""How a match compares with the person's others: what is common to them cancels, and the doubt stays in."""

import numpy as np
import pytest

from matching import Ranker
from matching.comparison import chance_above_others
from matching.covariance import PredictorCovariance
from tests.matching.known_truth import DAY, KnownTruth


def test_without_a_history_it_follows_from_the_difference_and_the_doubt_of_the_prior():
    """Two rows 0.5 apart: doubt sqrt(2 x 0.95), so 0.5 / 1.378 = 0.363 standard deviations."""
    chance = chance_above_others(np.array([1.0, 0.5, 7.0]), PredictorCovariance.constant(1.5), {}, np.array([0, 0, 1]))
    assert chance[:2] == pytest.approx([0.6416, 0.3584], abs=1e-3)
    assert np.isnan(chance[2])  # nothing to compare with


def test_with_a_history_it_is_how_often_draws_of_the_terms_put_it_above_the_others():
    pick = np.random.default_rng(1)
    table = pick.normal(scale=0.5, size=(4, 3))
    covariance = PredictorCovariance(0.6, np.array([0.9, 0.2, 0.0]), {"pay": table})
    codes, group = np.array([0, 1, 2, 3]), np.zeros(4, dtype=int)
    predictor = np.array([0.2, -0.1, 0.5, 0.0])
    found = chance_above_others(predictor, covariance, {"pay": codes}, group)
    factor = covariance.intercept + table[codes]
    draws = predictor + pick.normal(size=(200_000, 3)) @ factor.T + pick.normal(scale=0.6, size=(200_000, 4))
    others = (draws.sum(axis=1, keepdims=True) - draws) / 3
    assert found == pytest.approx((draws > others).mean(axis=0), abs=0.005)


def test_it_compares_each_person_with_themselves_alone():
    world = KnownTruth("A", people=30, opportunities=30)
    ranking = Ranker().rank(*world.collections, on=DAY, top=8)
    one = Ranker().rank(world.collections[0].from_records(world.people[:1]), world.collections[1], on=DAY, top=8)
    assert ranking.likelier_to_stay[:8] == pytest.approx(one.likelier_to_stay)
    first = ranking.person == 0
    assert np.argmax(ranking.likelier_to_stay[first]) == np.argmax(ranking.chance_stay[first])
