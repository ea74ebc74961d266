"""The fit against oracles: other optimisers, other libraries, and worlds whose truth is known."""

from functools import cache
from itertools import pairwise
from math import exp, log

import numpy as np
import pytest
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from matching import Ranker, Settings
from matching.features.catalogue import FEATURES
from matching.learning.basis import Basis
from matching.learning.fitting import fit, leaving_regression, start_regression
from matching.learning.isotonic import monotone_terms
from matching.learning.likelihood import Bernoulli
from matching.learning.random_effects import random_effects_sd
from matching.learning.regression import INTERCEPT_PRIOR_SD, low_rank_covariance, regression_problem
from matching.learning.shrinkage import RegressionProblem, Shrinkage, averaged_posterior
from matching.learning.training_data import TrainingData
from matching.model import Model
from matching.prior import INTERVAL_EDGES, PAIR_EFFECT_SD
from matching.survival import LOG_ODDS_PER_LOG_HAZARD, exposure, log_baseline_hazards, log_cumulative_hazard, survival
from tests.matching.known_truth import DAY, KnownTruth


SHRINKAGE = Shrinkage(scale=0.4, slope=0.3, shape=0.1)
CHANCE_ALONE = Settings(weight_wish=0.0, threads=1)


@cache
def training_data():
    return TrainingData.from_referrals(
        KnownTruth("B", seed=1, people=60, opportunities=40).history(160, seed=2), Settings()
    )


def with_problem(data):
    basis = Basis.from_history(data.codes[np.unique(data.referral)], data.prior_terms)
    return basis, regression_problem(data, basis)


def penalty(kinds, columns):
    sd = SHRINKAGE._asdict() | INTERCEPT_PRIOR_SD
    return sum(value**2 / (2 * sd[kind] ** 2) for kind, value in zip(kinds, columns, strict=True))


def test_starting_at_a_fixed_shrinkage_is_the_maximum_of_the_penalised_likelihood_written_out():
    _, problem = with_problem(start_regression(training_data(), Model.from_prior()))
    mode = averaged_posterior(problem, [SHRINKAGE], INTERCEPT_PRIOR_SD).mean

    def loss(columns):
        linear = problem.offset + problem.design @ columns
        chance = np.where(training_data().started, 1 / (1 + np.exp(-linear)), 1 / (1 + np.exp(linear)))
        return penalty(problem.column_kind, columns) - np.log(chance).sum()

    oracle = minimize(loss, np.zeros(len(mode)), method="L-BFGS-B", options={"maxfun": 100_000, "maxiter": 500})
    assert loss(mode) == pytest.approx(oracle.fun, abs=1e-3)
    assert loss(mode) <= oracle.fun


def test_staying_at_a_fixed_shrinkage_is_the_maximum_of_the_likelihood_of_every_stay_as_a_whole():
    """Written from the stays themselves: log-hazard on the day somebody left, less all hazard they lived through."""
    history, prior = training_data(), Model.from_prior()
    basis, problem = with_problem(leaving_regression(history, prior))
    mode = averaged_posterior(problem, [SHRINKAGE], INTERCEPT_PRIOR_SD).mean
    who = np.flatnonzero(history.started)
    stays = [(float(history.weeks[i]), bool(history.left[i])) for i in who]
    columns = basis.design_matrix(history.codes[who])
    terms = sum(prior.terms[f.name].stay[history.codes[who, n]] for n, f in enumerate(FEATURES))
    bounds = list(pairwise(INTERVAL_EDGES))

    def loss(values):
        level, shares, corrections = values[0], values[1:6], values[6:]
        eta = terms + columns @ corrections
        total = 0.0
        for (weeks, left), mine in zip(stays, eta, strict=True):
            for number, (low, high) in enumerate(bounds):
                log_hazard = prior.log_hazards[number] + level + shares[number] - mine / LOG_ODDS_PER_LOG_HAZARD
                rate = exp(log_hazard) / (high - low)
                total += rate * max(0.0, min(weeks, high) - low)
                if left and low < weeks <= high:
                    total -= log(rate * (high - low))
        return penalty(problem.column_kind, values) + total

    best = loss(mode)
    pick = np.random.default_rng(0)
    for size in (1e-3, 1e-2, 0.1):
        for _ in range(12):
            assert loss(mode + size * pick.normal(size=len(mode))) > best
    slopes = [(loss(mode + step) - loss(mode - step)) / 2e-5 for step in 1e-5 * np.eye(len(mode))]
    assert np.abs(slopes).max() < 1e-4


def test_without_a_prior_mean_it_is_ridge_logistic_regression():
    pick = np.random.default_rng(0)
    rows, happened = pick.normal(size=(200, 4)), pick.random(200) < 0.4
    problem = RegressionProblem(rows, np.zeros(200), Bernoulli(happened.astype(float)), ("slope",) * 4)
    mode = averaged_posterior(problem, [Shrinkage(1.0, 0.5, 1.0)], {}).mean
    oracle = LogisticRegression(C=0.25, fit_intercept=False, tol=1e-10, max_iter=500).fit(rows, happened)
    assert mode == pytest.approx(oracle.coef_[0], abs=1e-6)


def test_hazards_are_recovered_from_stays_observed_in_part():
    pick = np.random.default_rng(0)
    size, rates = 20_000, np.array([0.04, 0.02, 0.03, 0.01, 0.005])  # a week, by interval
    hazard = np.concatenate([[0], np.cumsum(rates * np.diff(INTERVAL_EDGES))])
    leaves = np.interp(pick.exponential(size=size), hazard, INTERVAL_EDGES, right=99)
    seen = pick.uniform(0, 60, size)
    history = TrainingData(
        codes=np.zeros((size, len(FEATURES)), dtype=np.intp),
        started=np.ones(size, dtype=bool),
        weeks=np.minimum(leaves, seen),
        left=leaves < seen,
        person=np.arange(size),
        employer=np.arange(size),
    )
    leaving = fit(history).model.log_hazards
    assert np.exp(leaving) / np.diff(INTERVAL_EDGES) == pytest.approx(rates, rel=0.1)
    chance = float(survival(log_cumulative_hazard(leaving, np.zeros(1)))[0])
    assert chance == pytest.approx(exp(-hazard[4]), abs=0.01)


def test_terms_for_staying_are_log_odds_at_the_baseline_chance():
    rates = log_baseline_hazards(0.6, (0.25, 0.25, 0.25, 0.25, 0.5))
    odds = [survival(log_cumulative_hazard(rates, np.array([eta])))[0] for eta in (0.0, 1e-4)]
    slope = (log(odds[1] / (1 - odds[1])) - log(odds[0] / (1 - odds[0]))) / 1e-4
    assert odds[0] == pytest.approx(0.6)
    assert slope == pytest.approx(1, abs=1e-3)


def test_the_part_of_an_interval_that_was_observed_is_its_exposure():
    parts = exposure(np.array([0.0, 2.0, 13.0, 60.0]))
    assert parts.tolist() == [[0, 0, 0, 0, 0], [0.5, 0, 0, 0, 0], [1, 1, 1, 0, 0], [1, 1, 1, 1, 1]]


def test_the_standard_deviation_of_a_pair_is_that_of_the_whole_covariance():
    data = start_regression(training_data(), Model.from_prior())
    basis, problem = with_problem(data)
    posterior = averaged_posterior(problem, [SHRINKAGE], INTERCEPT_PRIOR_SD)
    covariance = low_rank_covariance(data.intercept_weights, basis, posterior.covariance, residual_sd=0.3)
    codes = {feature.name: training_data().codes[:, n] for n, feature in enumerate(FEATURES)}
    whole = np.einsum("ij,jk,ik->i", problem.design, posterior.covariance, problem.design) + 0.3**2
    assert covariance.standard_deviation(codes, len(whole)) == pytest.approx(np.sqrt(whole), rel=0.02)


def test_a_monotone_fit_takes_the_nearer_direction():
    travel = FEATURES[0]
    terms = np.linspace(0, -1, len(travel.bin_values))
    bent = terms.copy()
    bent[5] = 0.4
    flat = monotone_terms(travel, bent, np.ones(len(bent)))
    assert (np.diff(flat[travel.ordered_bins()]) <= 0).all()
    assert flat[travel.remote] == bent[travel.remote]
    assert monotone_terms(travel, -bent, np.ones(len(bent))).tolist() == (-flat).tolist()


@pytest.mark.parametrize("variance", [0.0, 0.5])
def test_random_effects_are_estimated_from_groups_of_several_rows(variance):
    pick = np.random.default_rng(0)
    groups = np.repeat(np.arange(1500), 6)
    chance = 1 / (1 + np.exp(-pick.normal(scale=variance**0.5, size=1500)[groups]))
    happened = Bernoulli((pick.random(len(groups)) < chance).astype(float))
    found = random_effects_sd(happened, np.zeros(len(groups)), [groups], 1.0) ** 2 - PAIR_EFFECT_SD**2
    assert found == pytest.approx(variance, abs=0.1)


def ranked(world, n, seed):
    return Ranker(CHANCE_ALONE).fit(world.history(n, seed)).rank(*world.collections, on=DAY, top=None)


@pytest.mark.parametrize("worlds", [2, pytest.param(6, marks=pytest.mark.full)])
def test_chances_are_right_on_the_whole_and_intervals_hold_the_truth_without_being_vacuous(worlds):
    """Here employers alone differ by random effects: intervals allow for people and pairs too, and hold more."""
    bias, held, width = [], [], []
    for seed in range(worlds):
        world = KnownTruth("A", seed=seed, people=50, opportunities=40, employer_effect_sd=0.3)
        ranking = ranked(world, 400, seed)
        truth = world.lasting[ranking.person * len(world.opportunities) + ranking.opportunity]
        bias.append(ranking.chance_26_weeks.mean() - truth.mean())
        held.append(((truth >= ranking.chance_26_weeks_low) & (truth <= ranking.chance_26_weeks_high)).mean())
        width.append((ranking.chance_26_weeks_high - ranking.chance_26_weeks_low).mean())
        assert ranking.calibrated
    assert abs(np.mean(bias)) < 0.03
    assert np.mean(held) > 0.78
    assert np.mean(width) < 0.35


@pytest.mark.parametrize("worlds", [1, pytest.param(3, marks=pytest.mark.full)])
@pytest.mark.parametrize(("name", "n", "least"), [("A", 40, -0.02), ("A", 120, -0.02), ("B", 1200, 0.1)])
def test_learning_costs_next_to_nothing_where_the_expert_is_right_and_finds_where_it_is_wrong(name, n, least, worlds):
    more = []
    for seed in range(worlds):
        world = KnownTruth(name, seed=seed, people=60, opportunities=60)
        expert = world.gain(Ranker(CHANCE_ALONE).rank(*world.collections, on=DAY, top=None))
        more.append(world.gain(ranked(world, n, seed)) - expert)
    assert np.mean(more) > least


def test_where_the_match_makes_no_difference_little_is_left_of_the_expert():
    world = KnownTruth("C", seed=0, people=60, opportunities=60)
    spread = [np.std(Ranker(CHANCE_ALONE).rank(*world.collections, on=DAY, top=None).score)]
    spread.append(np.std(ranked(world, 2000, 1).score))
    assert spread[1] < spread[0] / 3
