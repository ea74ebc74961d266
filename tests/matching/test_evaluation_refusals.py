"""What evaluation refuses by name: chances, outcomes and rows that are none."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.evaluation import (
    bootstrap,
    calibration,
    expected_calibration_error,
    first_of_each,
    ipw,
    log_loss,
    share_of_gain,
    share_of_oracle_gain,
    top_choice_values,
)
from matching.evaluation.logistic import logistic
from tests.sampling import examples


DRAW = np.random.default_rng(5)
CHANCE = DRAW.uniform(0.05, 0.95, 400)
OUTCOME = DRAW.random(400) < CHANCE
quick = settings(max_examples=examples(30), deadline=None)
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
