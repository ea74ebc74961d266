"""A small grid of the benchmark of worlds: what is learnt, what is said of it, and what is not claimed."""

from datetime import timedelta

import numpy as np
import pytest

from matching import Ranker, Referrals
from matching.evaluation import back_test, match_effect
from matching.evaluation.follow_up import known_on, sustained_26_weeks
from matching.simulation import World
from tests.benchmarks.worlds_run import run
from tests.matching.worlds import ON, START, a_person, an_opportunity


NOISE = 0.03  # of three seeds; the mark of .02 is one of twenty, in the benchmark


@pytest.fixture(scope="module", params=[(1,), pytest.param((0, 1, 2), marks=pytest.mark.full)], ids=["one", "three"])
def runs(request):
    both = [one for kind in "AB" for seed in request.param for one in run((seed, kind), (0, 600))]
    return {(kind, n): [one for one in both if (one.kind, one.n) == (kind, n)] for kind in "AB" for n in (0, 600)}


def mean(runs, kind, n, name):
    return float(np.mean([getattr(one, name) for one in runs[kind, n]]))


def test_in_a_learning_is_no_worse_than_the_expert(runs):
    assert mean(runs, "A", 0, "gain") >= 0.70
    assert mean(runs, "A", 600, "gain") >= mean(runs, "A", 0, "gain") - NOISE
    assert abs(mean(runs, "A", 600, "bias")) <= 0.03


def test_in_b_learning_overtakes_an_expert_who_is_wrong(runs):
    assert mean(runs, "B", 600, "gain") >= mean(runs, "B", 0, "gain") + 0.10


def effect(kind, seed):
    records = World(kind, seed, people=150, opportunities=60).history(500).records
    return match_effect(Ranker(), Referrals.from_records(records))


@pytest.mark.parametrize(("of_a", "of_c"), [(4, 5), pytest.param(10, 8, marks=pytest.mark.full)])
def test_in_a_the_match_has_an_effect_and_in_c_no_difference_is_shown(of_a, of_c):
    effects = [effect("A", seed) for seed in range(1, of_a + 1)]
    assert sum(each.difference_shown for each in effects) >= 0.9 * of_a
    slopes = np.array([each.slope.value for each in effects])
    error = slopes.std(ddof=1) / np.sqrt(len(slopes))
    assert abs(slopes.mean() - 1) <= 2 * error, "what is promised comes, no more and no less, over worlds"
    without = [effect("C", seed) for seed in range(1, of_c + 1)]
    not_shown = [each for each in without if not each.difference_shown]
    assert len(not_shown) >= 0.8 * len(without), "the mark of the benchmark: chance alone shows one in twenty"
    assert all(each.sentence.startswith("No difference shown") for each in not_shown)
    # Also of a difference the other way, which is never shown, an interval of 95% tells in one world of forty.
    assert sum(each.slope.covers(0) for each in without) >= 0.8 * len(without)


def back_tested(kind):
    world = World(kind, 5, people=100, opportunities=50)  # in how many worlds it is told, the benchmark says
    return back_test(world.history(700).records, world.today - timedelta(days=364), seed=1, times=20)


def test_drift_is_detected_where_there_is_some():
    drifting = back_tested("E")
    assert drifting.drift.shown
    assert drifting.drift.sentence.startswith("Things have changed")
    assert drifting.start.bias.low > 0
    assert drifting.earlier + drifting.later <= 700
    assert drifting.lasting is not None


@pytest.mark.full
def test_drift_is_not_detected_where_there_is_none():
    still = back_tested("A")
    assert not still.drift.shown
    assert still.start.bias.covers(0)
    assert still.earlier + still.later <= 700
    assert still.lasting is not None


def referral(**changes):
    record = {"person": a_person(), "opportunity": an_opportunity(), "on": ON, "started": True}
    return record | {"weeks_observed": 30.0, "left": False} | changes


def test_what_was_not_decided_on_the_day_is_not_known_and_stays_are_censored_there():
    day = START + timedelta(weeks=10)
    undecided = referral(opportunity=an_opportunity(start_date=day + timedelta(days=1)))
    left_later, left_before = referral(left=True, weeks_observed=20.0), referral(left=True, weeks_observed=5.0)
    known = known_on([undecided, referral(), left_later, left_before], day)
    assert [(record["weeks_observed"], record["left"]) for record in known] == [(10, False), (10, False), (5.0, True)]


def test_sustained_counts_those_followed_long_enough_whatever_their_outcome():
    late = referral(opportunity=an_opportunity(start_date=START + timedelta(weeks=3)))
    rows = [
        referral(),
        referral(left=True, weeks_observed=4.0),
        referral(weeks_observed=4.0),
        referral(started=False, weeks_observed=0.0),
        late,
    ]
    followed = sustained_26_weeks(rows, START + timedelta(weeks=28))
    assert followed.rows.tolist() == [0, 1, 3]
    assert followed.lasted.tolist() == [True, False, False]


def test_a_split_with_nothing_on_one_side_is_refused():
    records = World("A", 1, people=60, opportunities=40).history(20).records
    for split in (records[0]["on"], records[-1]["on"] + timedelta(days=1)):
        with pytest.raises(ValueError, match="split must have"):
            back_test(records, split, seed=1)


def test_a_history_of_one_outcome_alone_gives_no_wrong_number():
    records = [record | {"started": False, "weeks_observed": 0.0, "left": False} for record in _history(60)]
    found = back_test(records, records[30]["on"], seed=1, times=20)
    assert np.isnan(found.start.slope.value)
    assert not found.drift.shown
    assert not found.match.difference_shown
    assert not match_effect(Ranker(), Referrals.from_records([])).difference_shown


def _history(n):
    return World("A", 1, people=60, opportunities=40).history(n).records
