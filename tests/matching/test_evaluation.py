"""Orders, estimates and calibration against closed forms, hand-made tables and scikit-learn."""

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss as their_log_loss
from sklearn.metrics import ndcg_score

from matching.evaluation import (
    Estimate,
    aipw,
    bootstrap,
    calibration,
    challenge,
    expected_calibration_error,
    first_of_each,
    ipw,
    log_loss,
    ndcg,
    noise_floor,
    share_of_gain,
    share_of_oracle_gain,
    top_choice_values,
)
from matching.evaluation.logistic import logistic
from matching.evaluation.proportions import wilson


DRAW = np.random.default_rng(5)
CHANCE = DRAW.uniform(0.05, 0.95, 400)
OUTCOME = DRAW.random(400) < CHANCE


def test_what_is_chosen_is_the_first_of_each_persons_list_and_ties_fall_to_the_first_row():
    person, score = [4, 4, 7, 7, 7], [1.0, 2.0, 5.0, 5.0, 1.0]
    chosen, random, oracle = first_of_each(person, score, [0.2, 0.4, 0.1, 0.9, 0.5])
    assert chosen.tolist() == [0.4, 0.1]
    assert random == pytest.approx([0.3, 0.5])
    assert oracle.tolist() == [0.4, 0.9]


def test_the_share_of_gain_is_that_of_the_hand_made_table():
    share = share_of_gain([0.4, 0.1], [0.3, 0.5], [0.4, 0.9], seed=1)
    assert share.value == pytest.approx((0.1 - 0.4) / (0.1 + 0.4))
    assert share_of_gain([0.4, 0.9], [0.3, 0.5], [0.4, 0.9], seed=1) == Estimate(1.0, 1.0, 1.0)
    assert share_of_gain([0.3, 0.5], [0.3, 0.5], [0.4, 0.9], seed=1).value == 0


def test_where_the_oracle_gains_nothing_there_is_no_share():
    assert np.isnan(share_of_gain([0.3, 0.3], [0.3, 0.3], [0.3, 0.3], seed=1).value)


def test_an_oracle_that_can_be_beaten_is_refused():
    with pytest.raises(ValueError, match="oracle must be at least as good"):
        share_of_gain([0.5], [0.3], [0.4], seed=1)


@pytest.mark.parametrize("top", [1, 3, 10])
def test_ndcg_is_that_of_scikit_learn(top):
    score, value = DRAW.normal(size=(6, 8)), DRAW.random((6, 8))
    own = ndcg(np.repeat(np.arange(6), 8), score.ravel(), value.ravel(), top)
    assert own == pytest.approx(ndcg_score(value, score, k=top))


def test_log_loss_is_that_of_scikit_learn():
    assert log_loss(CHANCE, OUTCOME) == pytest.approx(their_log_loss(OUTCOME, CHANCE))


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


quick = settings(max_examples=30, deadline=None)
bad_chance = st.sampled_from([0.0, 1.0, -0.1, 1.5, float("nan"), float("inf"), "high", None])


@quick
@given(bad_chance, st.integers(0, 4))
def test_a_chance_that_is_none_is_refused_by_name(bad, position):
    chance = [0.5] * 5
    chance[position] = bad
    for ask in (log_loss, expected_calibration_error, lambda c, o: calibration(c, o, seed=1, times=5)):
        with pytest.raises(ValueError, match="chance"):
            ask(chance, [0, 1, 0, 1, 1])


@quick
@given(st.sampled_from([0.5, 2, float("nan"), "yes", None]))
def test_an_outcome_that_is_none_is_refused_by_name(bad):
    with pytest.raises(ValueError, match="outcome"):
        log_loss([0.5, 0.5], [1, bad])


def test_lengths_that_differ_and_nothing_at_all_are_refused():
    with pytest.raises(ValueError, match="outcome has 1 values and chance has 2"):
        log_loss([0.5, 0.5], [1])
    with pytest.raises(ValueError, match="at least one"):
        log_loss([], [])
    with pytest.raises(ValueError, match="weight must be above 0"):
        ipw([1, 0], [0, 0])
    with pytest.raises(ValueError, match="seed"):
        calibration(CHANCE, OUTCOME, seed=-1)
    with pytest.raises(ValueError, match="size must be"):
        bootstrap(lambda rows: 0.0, 0, seed=1)


def test_rows_that_are_all_of_one_person_cannot_tell_how_sure_a_figure_is():
    alike = calibration([0.2, 0.7, 0.4, 0.6] * 5, [0, 1, 1, 0] * 5, seed=1, clusters=["sam"] * 20, times=20)
    for figure in (alike.slope, alike.intercept, alike.bias, alike.log_loss):
        assert np.isfinite(figure.value)
        assert (figure.low, figure.high) == (-np.inf, np.inf)


def test_one_employer_alone_adds_no_certainty_to_the_clusters_of_people():
    columns = np.column_stack([np.ones(40), np.tile([0.1, 0.9, -0.4, 0.3], 10)])
    outcome, people = np.tile([0.0, 1.0, 1.0, 0.0, 0.0], 8), np.arange(40) // 4
    both = logistic(columns, outcome, clusters=(people, np.zeros(40)))
    assert np.array_equal(both.covariance, logistic(columns, outcome, clusters=(people,)).covariance)


@pytest.mark.parametrize("text", [["0.2", "0.7"], [0.2, "0.7"], np.array([0.2, 0.7j]), np.array([2, 7], "m8[D]")])
def test_text_and_other_kinds_that_read_like_numbers_are_none(text):
    with pytest.raises(ValueError, match="chance must hold numbers only"):
        log_loss(text, [0, 1])


def test_public_names_of_before_are_the_same_functions():
    assert (share_of_gain, first_of_each) == (share_of_oracle_gain, top_choice_values)
