"""The trees the model is measured against."""

import numpy as np
import pytest
from sklearn.base import clone

from matching import Ranker, Referrals
from matching.learning.challenger import Challenger
from tests.matching.known_truth import KnownTruth


def test_the_challenger_gives_chances_as_the_ranker_does_and_learns_from_much():
    world = KnownTruth("B", seed=0, people=80, opportunities=60)
    challenger, later = Challenger().fit(world.history(2500, seed=1)), world.history(600, seed=2)
    predicted, chances = challenger.chances(later), Ranker().chances(later)
    assert predicted.start.shape == chances.start.shape == (600,)
    assert np.array_equal(predicted.lasting, predicted.start * predicted.stay)
    assert ((predicted.lasting > 0) & (predicted.lasting < 1)).all()
    truth = np.array([true_chance(world, later, row) for row in range(600)])
    assert np.corrcoef(predicted.lasting, truth)[0, 1] > np.corrcoef(chances.lasting, truth)[0, 1]


def true_chance(world, referrals, row):
    person, opportunity = int(referrals.person_id[row][1:]), int(referrals.opportunity_id[row][1:])
    return world.lasting[person * len(world.opportunities) + opportunity]


def test_the_challenger_may_be_fitted_where_all_outcomes_are_alike_and_can_be_cloned():
    world = KnownTruth("A", seed=0, people=20, opportunities=20)
    stayed = [r | {"started": True, "left": False, "weeks_observed": 30} for r in world.records(30, seed=1)]
    challenger = clone(Challenger(max_leaf_nodes=3)).fit(Referrals.from_records(stayed))
    predicted = challenger.chances(Referrals.from_records(stayed[:5]))
    assert (predicted.start > 0.9).all()
    assert (predicted.stay > 0.9).all()
    assert len(challenger.chances(Referrals.from_records([])).start) == 0


def test_the_challenger_refuses_to_learn_from_nobody():
    with pytest.raises(ValueError, match="at least one referral that started"):
        Challenger().fit(Referrals.from_records([]))
