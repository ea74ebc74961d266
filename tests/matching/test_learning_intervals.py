"""80% intervals hold the truth in about 80% of cases, with few data and with a prior that is wrong."""

import json

import numpy as np
import pytest
from scipy.special import expit, logit

from matching import Opportunities, People, Ranker, Referrals
from matching.covariance import Z_80
from matching.learning.intervals import INTERVAL_PRIOR_SD, mean_square_error
from matching.learning.likelihood import Bernoulli, Poisson
from matching.learning.random_effects import random_effects_sd
from matching.learning.shrinkage import RegressionProblem
from matching.prior import PAIR_EFFECT_SD
from matching.simulation import World


SIZES = (40, 250)


def coverage(kind, seed):
    """Of both chances at both sizes: the share of pairs whose interval holds the truth, and how wide it is."""
    world = World(kind, seed, people=60, opportunities=40)
    built = People.from_records(world.people()), Opportunities.from_records(world.opportunities())
    return [_coverage_of(world, built, n) for n in SIZES]


def _coverage_of(world, built, n):
    ranker = Ranker().fit(Referrals.from_records(world.history(n).records))
    ranking = ranker.rank(*built, on=world.today, top=None)
    truth = world.truth(*built, ranking.person, ranking.opportunity)
    bounds = (
        (truth.start, ranking.chance_start_low, ranking.chance_start_high),
        (truth.weeks_26, ranking.chance_26_weeks_low, ranking.chance_26_weeks_high),
    )
    return [(((low <= true) & (true <= high)).mean(), (high - low).mean()) for true, low, high in bounds]


@pytest.mark.parametrize("worlds", [2, pytest.param(3, marks=pytest.mark.full)])
def test_intervals_hold_the_truth_where_the_expert_is_wrong_and_narrow_as_a_history_grows(worlds):
    held, width = np.moveaxis(np.mean([coverage("B", seed) for seed in range(worlds)], axis=0), -1, 0)
    assert ((held > 0.74) & (held < 0.95)).all(), held
    assert (width[1] < 0.95 * width[0]).all(), width
    assert (width[1] < 0.45).all(), width


def test_the_mean_square_error_is_that_of_truth_less_estimate():
    """Written out with a posterior drawn from, where the likelihood is all but normal."""
    pick = np.random.default_rng(0)
    rows = pick.normal(size=(1_500, 2))
    happened = (pick.random(1_500) < expit(rows @ [0.4, -0.2])).astype(float)
    problem = RegressionProblem(rows, np.zeros(1_500), Bernoulli(happened), ("slope", "shape"))
    estimate = np.array([0.25, -0.2])  # shrunk too far
    grid = np.stack(np.meshgrid(np.linspace(0.1, 0.7, 40), np.linspace(-0.5, 0.1, 40)), axis=-1).reshape(-1, 2)
    linear = rows @ grid.T
    log = (happened[:, None] * linear - np.logaddexp(0, linear)).sum(axis=0)
    log -= (grid**2 / (2 * np.array([INTERVAL_PRIOR_SD["slope"], INTERVAL_PRIOR_SD["shape"]]) ** 2)).sum(axis=1)
    weights = np.exp(log - log.max())
    deviation = grid - estimate
    square = np.einsum("i,ij,ik->jk", weights / weights.sum(), deviation, deviation)
    assert mean_square_error(problem, estimate) == pytest.approx(square, rel=0.1, abs=2e-4)


@pytest.mark.parametrize(("variance", "least", "most"), [(0.0, 0.0, 0.1), (1.0, 0.7, 1.3)])
def test_random_effects_are_estimated_although_whoever_starts_is_not_referred_again(variance, least, most):
    pick = np.random.default_rng(3)
    person = np.repeat(np.arange(3_000), 4)
    own = pick.normal(scale=variance**0.5, size=3_000)[person]
    started = pick.random(len(person)) < expit(logit(0.25) + own)
    before = np.cumsum(started.reshape(-1, 4), axis=1).ravel() - started
    kept = before == 0
    mean = expit(logit(0.25) + pick.normal(scale=variance**0.5, size=100_000)).mean()
    linear = np.full(kept.sum(), logit(mean))
    found = random_effects_sd(Bernoulli(started[kept].astype(float)), linear, [person[kept]], 1.0)
    assert least < found**2 - PAIR_EFFECT_SD**2 < most


@pytest.mark.parametrize("variance", [0.0, 0.4])
def test_random_effects_of_leaving_are_in_log_odds_of_staying(variance):
    pick = np.random.default_rng(1)
    firm, unit = np.repeat(np.arange(800), 8), 0.8
    rate = np.exp(-1 + unit * pick.normal(scale=variance**0.5, size=800)[firm])
    linear = np.full(len(firm), -1 + unit**2 * variance / 2)
    found = random_effects_sd(Poisson(pick.poisson(rate).astype(float)), linear, [firm], unit)
    assert found**2 - PAIR_EFFECT_SD**2 == pytest.approx(variance, abs=0.12)


def test_a_version_kept_before_says_what_it_said():
    world = World("A", 1, people=30, opportunities=20)
    built = People.from_records(world.people()), Opportunities.from_records(world.opportunities())
    kept = json.loads(json.dumps(Ranker().parameters()))
    kept["doubt_start"] = {"rest": 1.0, "base": [], "tables": {}}
    ranking = Ranker.from_parameters(kept).rank(*built, on=world.today)
    assert ranking.chance_start_low == pytest.approx(expit(logit(ranking.chance_start) - Z_80))
