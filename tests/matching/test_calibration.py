"""The calibration of chances against closed forms and scikit-learn."""

from dataclasses import astuple

import numpy as np
import pytest
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression

from matching.evaluation import (
    calibration,
    expected_calibration_error,
    noise_floor,
)
from matching.evaluation.proportions import wilson


DRAW = np.random.default_rng(5)
CHANCE = DRAW.uniform(0.05, 0.95, 400)
OUTCOME = DRAW.random(400) < CHANCE


def test_the_calibration_line_is_that_of_an_unpenalised_logistic_regression():
    theirs = LogisticRegression(C=1e12, tol=1e-10).fit(logit(CHANCE)[:, None], OUTCOME)
    assert calibration(CHANCE, OUTCOME, seed=1, times=20).slope.value == pytest.approx(theirs.coef_[0, 0], rel=1e-4)


def test_the_intercept_of_a_constant_chance_is_known_in_closed_form():
    found = calibration(np.full(200, 0.5), np.arange(200) < 60, seed=1, times=20)
    error = np.sqrt(1 / 60 + 1 / 140)
    assert found.intercept.value == pytest.approx(logit(0.3))
    assert (found.intercept.high - found.intercept.low) / 2 == pytest.approx(1.96 * error, rel=0.01)
    assert np.isnan(found.slope.value)
    assert found.error.value == pytest.approx(0.2)
    assert found.bias.value == pytest.approx(0.2)


def test_chances_that_are_too_bold_have_a_slope_below_one():
    true = DRAW.normal(size=4_000)
    outcome = DRAW.random(4_000) < expit(true)
    found = calibration(expit(2 * true), outcome, seed=1, times=20)
    assert found.slope.covers(0.5)
    assert not found.slope.covers(1)
    assert found.fault_shown


def test_chances_that_tell_nothing_have_a_slope_near_zero():
    found = calibration(CHANCE, DRAW.random(400) < 0.4, seed=1, times=20)
    assert found.slope.covers(0)
    assert not found.slope.covers(1)


def test_all_the_same_outcome_gives_no_line_and_no_wrong_number():
    found = calibration(CHANCE, np.ones(400), seed=1, times=20)
    assert np.isnan(found.slope.value)
    assert found.slope.covers(1)
    assert found.log_loss.value == pytest.approx(-np.log(CHANCE).mean())


def test_the_error_of_a_hand_made_table():
    """Two bins: chances .2 and .2, no event; chances .6 and .8, one event."""
    assert expected_calibration_error([0.2, 0.8, 0.2, 0.6], [0, 1, 0, 0], bins=2) == pytest.approx((0.4 + 0.4) / 4)


def test_the_floor_of_one_bin_is_the_mean_distance_of_a_binomial_share():
    """For n coin tosses in one bin, E|share - 1/2| is sqrt(1 / (2 pi n)) nearly."""
    floor = noise_floor(np.full(400, 0.5), seed=2, bins=1, times=4_000)
    assert floor.value == pytest.approx(np.sqrt(1 / (2 * np.pi * 400)), rel=0.05)


def test_a_perfect_model_shows_no_fault_as_often_as_it_should():
    shown = 0
    for seed in range(60):
        draw = np.random.default_rng(seed)
        chance = draw.uniform(0.1, 0.6, 100)
        shown += calibration(chance, draw.random(100) < chance, seed=seed, times=60).fault_shown
    assert shown <= 9


def test_each_bin_has_wilsons_range_and_holds_the_truth_as_often_as_it_says():
    draw = np.random.default_rng(12)
    held = []
    for _ in range(60):
        chance = draw.uniform(0.1, 0.9, 300)
        found = calibration(chance, draw.random(300) < chance, seed=1, times=2)
        held += [each.low <= each.predicted <= each.high for each in found.bins]
    assert np.mean(held) == pytest.approx(0.95, abs=0.03)
    one = found.bins[0]
    assert (one.low, one.high) == pytest.approx(wilson(one.observed * one.count, one.count)[1:])


def test_rows_of_one_person_widen_the_range_of_their_bin_and_the_order_of_rows_changes_nothing():
    chance = np.repeat(np.linspace(0.2, 0.8, 40), 6)
    outcome = np.repeat(np.random.default_rng(13).random(40) < 0.5, 6)
    people = np.repeat(np.arange(40), 6)
    alone = calibration(chance, outcome, seed=1, times=2, bins=4).bins
    together = calibration(chance, outcome, seed=1, times=2, bins=4, clusters=people).bins
    assert all(
        wide.high - wide.low > 1.5 * narrow.high - 1.5 * narrow.low
        for wide, narrow in zip(together, alone, strict=True)
    )
    turned = np.random.default_rng(14).permutation(240)
    again = calibration(chance[turned], outcome[turned], seed=1, times=2, bins=4, clusters=people[turned]).bins
    for one, other in zip(together, again, strict=True):
        assert astuple(one) == pytest.approx(astuple(other))
