"""The fit against oracles: other optimisers, other libraries, and worlds whose truth is known."""

from functools import cache
from itertools import pairwise
from math import exp, log

import numpy as np
import pytest
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from matching import Ranker, Settings
from matching.expert import DOUBT_PAIR, LEAVING_WEEKS
from matching.features.catalogue import FEATURES
from matching.learning.basis import Basis
from matching.learning.fitting import fit, of_leaving, of_starting
from matching.learning.likelihood import Bernoulli
from matching.learning.monotone import one_way
from matching.learning.outcomes import HEADS, doubt_of, problem_of
from matching.learning.rows import History
from matching.learning.strength import Problem, Strength, estimate
from matching.learning.unseen import unseen
from matching.model import Model
from matching.staying import SLOPE, exposure, log_hazard, log_rates, staying
from tests.matching.past import DAY, Past


STRENGTH = Strength(scale=0.4, slope=0.3, shape=0.1)
CHANCE_ALONE = Settings(weight_wish=0.0, threads=1)


@cache
def past():
    return History.of(Past("B", seed=1, people=60, opportunities=40).history(160, seed=2), Settings())


def posed(outcome):
    basis = Basis.of(outcome.codes[np.unique(outcome.rows)], outcome.expert)
    return basis, problem_of(outcome, basis)


def penalty(kinds, columns):
    spread = STRENGTH._asdict() | HEADS
    return sum(value**2 / (2 * spread[kind] ** 2) for kind, value in zip(kinds, columns, strict=True))


def test_starting_at_a_fixed_strength_is_the_maximum_of_the_penalised_likelihood_written_out():
    _, problem = posed(of_starting(past(), Model.expert()))
    found = estimate(problem, [STRENGTH], HEADS).middle

    def loss(columns):
        linear = problem.offset + problem.rows @ columns
        said = np.where(past().started, 1 / (1 + np.exp(-linear)), 1 / (1 + np.exp(linear)))
        return penalty(problem.kind, columns) - np.log(said).sum()

    oracle = minimize(loss, np.zeros(len(found)), method="L-BFGS-B", options={"maxfun": 100_000, "maxiter": 500})
    assert loss(found) == pytest.approx(oracle.fun, abs=1e-3)
    assert loss(found) <= oracle.fun


def test_staying_at_a_fixed_strength_is_the_maximum_of_the_likelihood_of_every_stay_as_a_whole():
    """Written from the stays themselves: log-hazard on the day somebody left, less all hazard they lived through."""
    history, expert = past(), Model.expert()
    basis, problem = posed(of_leaving(history, expert))
    found = estimate(problem, [STRENGTH], HEADS).middle
    who = np.flatnonzero(history.started)
    stays = [(float(history.weeks[i]), bool(history.left[i])) for i in who]
    columns = basis.rows(history.codes[who])
    terms = sum(expert.terms[f.name].stay[history.codes[who, n]] for n, f in enumerate(FEATURES))
    bounds = list(pairwise(LEAVING_WEEKS))

    def loss(values):
        level, shares, corrections = values[0], values[1:6], values[6:]
        eta = terms + columns @ corrections
        total = 0.0
        for (weeks, left), mine in zip(stays, eta, strict=True):
            for number, (low, high) in enumerate(bounds):
                rate = exp(expert.leaving[number] + level + shares[number] - mine / SLOPE) / (high - low)
                total += rate * max(0.0, min(weeks, high) - low)
                if left and low < weeks <= high:
                    total -= log(rate * (high - low))
        return penalty(problem.kind, values) + total

    best = loss(found)
    pick = np.random.default_rng(0)
    for size in (1e-3, 1e-2, 0.1):
        for _ in range(12):
            assert loss(found + size * pick.normal(size=len(found))) > best
    slopes = [(loss(found + step) - loss(found - step)) / 2e-5 for step in 1e-5 * np.eye(len(found))]
    assert np.abs(slopes).max() < 1e-4


def test_without_a_prior_mean_it_is_ridge_logistic_regression():
    pick = np.random.default_rng(0)
    rows, happened = pick.normal(size=(200, 4)), pick.random(200) < 0.4
    problem = Problem(rows, np.zeros(200), Bernoulli(happened.astype(float)), ("slope",) * 4)
    found = estimate(problem, [Strength(1.0, 0.5, 1.0)], {}).middle
    oracle = LogisticRegression(C=0.25, fit_intercept=False, tol=1e-10, max_iter=500).fit(rows, happened)
    assert found == pytest.approx(oracle.coef_[0], abs=1e-6)


def test_hazards_are_found_again_from_stays_seen_in_part():
    pick = np.random.default_rng(0)
    size, rates = 20_000, np.array([0.04, 0.02, 0.03, 0.01, 0.005])  # a week, by interval
    hazard = np.concatenate([[0], np.cumsum(rates * np.diff(LEAVING_WEEKS))])
    leaves = np.interp(pick.exponential(size=size), hazard, LEAVING_WEEKS, right=99)
    seen = pick.uniform(0, 60, size)
    history = History(
        codes=np.zeros((size, len(FEATURES)), dtype=np.intp),
        started=np.ones(size, dtype=bool),
        weeks=np.minimum(leaves, seen),
        left=leaves < seen,
        person=np.arange(size),
        employer=np.arange(size),
    )
    leaving = fit(history).model.leaving
    assert np.exp(leaving) / np.diff(LEAVING_WEEKS) == pytest.approx(rates, rel=0.1)
    chance = float(staying(log_hazard(leaving, np.zeros(1)))[0])
    assert chance == pytest.approx(exp(-hazard[4]), abs=0.01)


def test_terms_for_staying_are_log_odds_at_the_usual_chance():
    rates = log_rates(0.6, (0.25, 0.25, 0.25, 0.25, 0.5))
    odds = [staying(log_hazard(rates, np.array([eta])))[0] for eta in (0.0, 1e-4)]
    slope = (log(odds[1] / (1 - odds[1])) - log(odds[0] / (1 - odds[0]))) / 1e-4
    assert odds[0] == pytest.approx(0.6)
    assert slope == pytest.approx(1, abs=1e-3)


def test_what_was_seen_of_an_interval_is_its_exposure():
    parts = exposure(np.array([0.0, 2.0, 13.0, 60.0]))
    assert parts.tolist() == [[0, 0, 0, 0, 0], [0.5, 0, 0, 0, 0], [1, 1, 1, 0, 0], [1, 1, 1, 1, 1]]


def test_the_spread_of_a_pair_is_that_of_the_whole_covariance():
    outcome = of_starting(past(), Model.expert())
    basis, problem = posed(outcome)
    found = estimate(problem, [STRENGTH], HEADS)
    doubt = doubt_of(outcome.base, basis, found.covariance, rest=0.3)
    codes = {feature.name: past().codes[:, n] for n, feature in enumerate(FEATURES)}
    whole = np.einsum("ij,jk,ik->i", problem.rows, found.covariance, problem.rows) + 0.3**2
    assert doubt.spread(codes, len(whole)) == pytest.approx(np.sqrt(whole), rel=0.02)


def test_one_way_takes_the_nearer_way():
    travel = FEATURES[0]
    terms = np.linspace(0, -1, len(travel.doses))
    bent = terms.copy()
    bent[5] = 0.4
    flat = one_way(travel, bent, np.ones(len(bent)))
    assert (np.diff(flat[travel.ladder()]) <= 0).all()
    assert flat[travel.remote] == bent[travel.remote]
    assert one_way(travel, -bent, np.ones(len(bent))).tolist() == (-flat).tolist()


@pytest.mark.parametrize("variance", [0.0, 0.5])
def test_what_is_unseen_is_measured_from_twos(variance):
    pick = np.random.default_rng(0)
    groups = np.repeat(np.arange(1500), 6)
    chance = 1 / (1 + np.exp(-pick.normal(scale=variance**0.5, size=1500)[groups]))
    happened = Bernoulli((pick.random(len(groups)) < chance).astype(float))
    found = unseen(happened, np.zeros(len(groups)), [groups], 1.0) ** 2 - DOUBT_PAIR**2
    assert found == pytest.approx(variance, abs=0.1)


def ranked(world, n, seed):
    return Ranker(CHANCE_ALONE).fit(world.history(n, seed)).rank(*world.collections, on=DAY, top=None)


def test_chances_are_right_on_the_whole_and_intervals_hold_the_truth_without_being_vacuous():
    """Here employers alone differ in what is unseen: intervals allow for people and pairs too, and hold more."""
    bias, held, width = [], [], []
    for seed in range(6):
        world = Past("A", seed=seed, people=50, opportunities=40, unseen=0.3)
        ranking = ranked(world, 400, seed)
        truth = world.lasting[ranking.person * len(world.opportunities) + ranking.opportunity]
        bias.append(ranking.chance_26_weeks.mean() - truth.mean())
        held.append(((truth >= ranking.chance_26_weeks_low) & (truth <= ranking.chance_26_weeks_high)).mean())
        width.append((ranking.chance_26_weeks_high - ranking.chance_26_weeks_low).mean())
        assert ranking.calibrated
    assert abs(np.mean(bias)) < 0.03
    assert np.mean(held) > 0.78
    assert np.mean(width) < 0.35


@pytest.mark.parametrize(("name", "n", "least"), [("A", 40, -0.02), ("A", 120, -0.02), ("B", 1200, 0.1)])
def test_learning_costs_next_to_nothing_where_the_expert_is_right_and_finds_where_it_is_wrong(name, n, least):
    more = []
    for seed in range(3):
        world = Past(name, seed=seed, people=60, opportunities=60)
        expert = world.gain(Ranker(CHANCE_ALONE).rank(*world.collections, on=DAY, top=None))
        more.append(world.gain(ranked(world, n, seed)) - expert)
    assert np.mean(more) > least


def test_where_the_match_makes_no_difference_little_is_left_of_the_expert():
    world = Past("C", seed=0, people=60, opportunities=60)
    spread = [np.std(Ranker(CHANCE_ALONE).rank(*world.collections, on=DAY, top=None).score)]
    spread.append(np.std(ranked(world, 2000, 1).score))
    assert spread[1] < spread[0] / 3
