"""Orders and shares of gain against hand-made tables and scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import log_loss as their_log_loss
from sklearn.metrics import ndcg_score

from matching.evaluation import (
    Estimate,
    first_of_each,
    log_loss,
    ndcg,
    share_of_gain,
)


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
