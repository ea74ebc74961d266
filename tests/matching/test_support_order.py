"""Whom to look at first: by the week and kind, and by what was seen or said; and how well that does in a simulation."""

import dataclasses

import numpy as np
import pytest

from matching import SUPPORT_SIGNS, LeavingHazards, Ranker, log_hazard_soon, support_order
from matching.experiments.simulation.support import SUPPORT_KINDS, simulate_stays
from matching.experiments.simulation.support_flags import flagged
from matching.model import Model
from matching.survival import log_cumulative_hazard


JOB = "job"
PROTECTED = ("health", "ill", "care", "relig", "ethnic", "custody", "pregnan", "disab", "age", "sex")


def hazard(week: float) -> float:
    """By the survival function that the chances are made of."""
    model, nothing = Model.from_prior(), np.zeros(1)
    before = np.exp(log_cumulative_hazard(model.log_hazards, nothing, week))[0] if week else 0.0
    return float(np.exp(log_cumulative_hazard(model.log_hazards, nothing, week + 4))[0] - before)


@pytest.mark.parametrize("week", [0, 1.5, 4, 11, 13, 24, 40, 48])
def test_the_hazard_of_the_next_four_weeks_is_that_of_the_engine(week):
    assert np.exp(log_hazard_soon([week], [JOB], [()])[0]) == pytest.approx(hazard(week))


def test_earlier_weeks_come_first_and_after_a_year_the_last_hazard_goes_on():
    assert support_order([30, 2, 9, 60], [JOB] * 4, [()] * 4).tolist() == [1, 2, 0, 3]
    late = log_hazard_soon([52, 80, 200], [JOB] * 3, [()] * 3)
    assert np.allclose(late, late[0])


def test_the_largest_sign_counts_whole_and_each_further_one_by_half():
    ratio = {sign.name: sign.log_hazard_ratio for sign in SUPPORT_SIGNS}
    none, hard, both = log_hazard_soon([5] * 3, [JOB] * 3, [(), ("said_hard",), ("worried", "said_hard", "said_hard")])
    assert hard - none == pytest.approx(ratio["said_hard"])
    assert both - none == pytest.approx(ratio["said_hard"] + ratio["worried"] / 2)
    assert support_order([5] * 3, [JOB] * 3, [(), ("worried",), ("said_hard",)]).tolist() == [2, 1, 0]


def test_equals_keep_the_order_they_came_in():
    assert support_order([3] * 4, [JOB] * 4, [("away",)] * 4).tolist() == [0, 1, 2, 3]


def test_a_fitted_model_brings_its_weeks_and_kinds_and_none_of_its_facts_of_a_person():
    written = LeavingHazards.of_model(Model.from_prior())
    assert LeavingHazards.from_parameters(Ranker().parameters()) == written
    learnt = dataclasses.replace(written, stay_by_type=written.stay_by_type | {"apprenticeship": 0.8})
    assert support_order([5, 5], ["apprenticeship", JOB], [(), ()], learnt).tolist() == [1, 0]
    with pytest.raises(ValueError, match="parameters"):
        LeavingHazards.from_parameters({"leaving": [1.0]})


@pytest.mark.parametrize(
    ("weeks", "types", "signs", "said"),
    [
        ([1, 2], [JOB], [()], "one length"),
        ([-1], [JOB], [()], "row 0"),
        ([True], [JOB], [()], "row 0"),
        ([float("nan")], [JOB], [()], "row 0"),
        ([1], [JOB], [("in_custody",)], "'in_custody' is not known"),
    ],
)
def test_what_cannot_be_is_refused_by_row(weeks, types, signs, said):
    with pytest.raises(ValueError, match=said):
        support_order(weeks, types, signs)


def test_no_sign_is_a_protected_fact_and_each_says_what_it_rests_on():
    assert not [sign.name for sign in SUPPORT_SIGNS for word in PROTECTED if sign.name.startswith(word)]
    assert all(sign.evidence and sign.log_hazard_ratio > 0 for sign in SUPPORT_SIGNS)


def test_nobody_to_look_at_is_no_order():
    assert support_order([], [], []).tolist() == []


def means(kind):
    rows = [dataclasses.astuple(flagged(simulate_stays(kind, seed, 1_500))) for seed in range(6)]
    names = [each.name for each in dataclasses.fields(flagged(simulate_stays(kind, 0, 500)))]
    return dict(zip(names, np.mean(rows, axis=0), strict=True))


def test_at_as_many_false_alarms_the_order_finds_more_than_a_missed_check_in_where_signs_mean_something():
    found = means("as believed")
    assert found["at_equal_alarms"] > found["missed_alone"] + 0.02
    assert found["at_equal_alarms"] > found["alarms_missed_alone"] + 0.04


def test_where_signs_mean_little_it_finds_no_more_than_chance():
    found = means("signs mean little")
    assert found["at_equal_alarms"] < found["alarms_missed_alone"] + 0.02
    assert found["any_sign"] < found["alarms_any_sign"] + 0.02


def test_a_simulation_is_the_same_again_and_refuses_what_is_no_world():
    one, same = (simulate_stays(SUPPORT_KINDS[0], 3, 200) for _ in range(2))
    assert np.array_equal(one.signs, same.signs)
    assert np.array_equal(one.ended, same.ended)
    with pytest.raises(ValueError, match="kind"):
        simulate_stays("as I like it", 0, 10)
    nobody_left = dataclasses.replace(one, ended=np.zeros_like(one.ended))
    with pytest.raises(ValueError, match="ended early"):
        flagged(nobody_left)
