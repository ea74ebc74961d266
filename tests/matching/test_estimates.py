"""Intervals over clusters, policies that did not choose, and challengers, against what is known in closed form."""

import numpy as np
import pytest
from scipy.special import expit, logit

from matching.evaluation import (
    aipw,
    bootstrap,
    challenge,
    ipw,
)


DRAW = np.random.default_rng(5)
CHANCE = DRAW.uniform(0.05, 0.95, 400)
OUTCOME = DRAW.random(400) < CHANCE


def test_the_bootstrap_of_a_mean_is_as_wide_as_its_standard_error():
    values = np.random.default_rng(1).normal(size=500)
    found = bootstrap(lambda rows: float(values[rows].mean()), 500, seed=3, times=2_000)
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * values.std() / np.sqrt(500), rel=0.1)


def test_rows_of_one_cluster_are_drawn_together_so_that_copies_add_no_certainty():
    values = np.repeat(np.random.default_rng(1).normal(size=100), 4)
    apart = bootstrap(lambda rows: float(values[rows].mean()), 400, seed=3)
    together = bootstrap(lambda rows: float(values[rows].mean()), 400, seed=3, clusters=np.repeat(np.arange(100), 4))
    assert together.high - together.low == pytest.approx(2 * (apart.high - apart.low), rel=0.2)


def test_the_policy_that_chose_has_weights_of_one_and_its_own_mean():
    assert ipw(OUTCOME, np.ones(400)).value == pytest.approx(OUTCOME.mean())
    assert aipw(OUTCOME, np.ones(400), CHANCE, CHANCE).value == pytest.approx(OUTCOME.mean())


def test_another_policy_is_estimated_without_bias_from_lots():
    """Two options with chances .2 and .7, drawn with .8 and .2; the new policy always takes the second."""
    draw = np.random.default_rng(11)
    second = draw.random(20_000) < 0.2
    outcome = draw.random(20_000) < np.where(second, 0.7, 0.2)
    weight = np.where(second, 1 / 0.2, 0.0)
    wrong_model = np.full(20_000, 0.4)
    for found in (ipw(outcome, weight), aipw(outcome, weight, wrong_model, wrong_model)):
        assert found.covers(0.7)
        assert found.high - found.low < 0.06


def test_a_challenger_wins_only_with_its_whole_interval():
    better = expit(logit(np.where(OUTCOME, 0.7, 0.3)))
    assert challenge(CHANCE, better, OUTCOME, seed=1).won
    assert not challenge(CHANCE, CHANCE, OUTCOME, seed=1).won
    assert not challenge(better, CHANCE, OUTCOME, seed=1).won
