"""Groups: ranges of published tables, small numbers nobody can work out, words that claim no more than figures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.evaluation.proportions import effective_sample_size, wilson
from matching.fairness import eligibility_rates, exposure, outcome_rates
from matching.fairness.exposure import position_weights
from matching.fairness.intervals import newcombe
from matching.fairness.suppression import shown
from tests.sampling import examples


def of(sizes):
    """Ids p0, p1... and who is in which group, for so many people of each."""
    names = [name for name, size in sizes.items() for _ in range(size)]
    return [f"p{n}" for n in range(len(names))], {f"p{n}": name for n, name in enumerate(names)}


def started(*parts):
    return [n < happened for happened, size in parts for n in range(size)]


def test_wilson_and_newcombe_are_those_of_newcombes_own_tables():
    """Newcombe 1998, Statistics in Medicine 17: 81 of 263 in part 1; 56/70 less 48/80 by method 10 in part 2."""
    one = wilson(81, 263)
    assert (one.low, one.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    gap = newcombe(wilson(56, 70), wilson(48, 80))
    assert (gap.value, gap.low, gap.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_copies_of_a_persons_row_are_worth_no_more_than_the_person():
    came = np.repeat(np.arange(40) < 12, 5).astype(float)
    assert effective_sample_size(came, np.repeat(np.arange(40), 5)) == pytest.approx(40, rel=0.03)
    assert effective_sample_size(came, np.arange(200)) == 200


def test_a_clear_gap_is_flagged_with_its_range():
    ids, groups = of({"a": 200, "b": 200})
    audit = outcome_rates("Started", ids, started((100, 200), (50, 200)), groups)
    assert audit["b"].difference_shown
    assert audit["b"].difference.value == pytest.approx(-0.25)
    assert audit["b"].sentence.startswith("A difference is shown: 25% against 50% of everybody else.")
    assert (audit.people, audit.rows) == (400, 400)


def test_a_range_that_covers_zero_is_no_difference_shown():
    ids, groups = of({"a": 30, "b": 30})
    audit = outcome_rates("Started", ids, started((10, 30), (8, 30)), groups)
    assert not audit["b"].difference_shown
    assert audit["b"].sentence.startswith("No difference shown: 27% against 33%")


def test_below_the_least_count_nothing_is_shown_and_the_smallest_other_is_hidden_with_it():
    ids, groups = of({"a": 60, "b": 40, "c": 20, "d": 4})
    audit = outcome_rates("Started", ids, started((30, 60), (20, 40), (10, 20), (2, 4)), groups)
    assert [figure.shown for figure in audit.groups] == [True, True, False, False]
    for group in ("c", "d"):
        assert (audit[group].people, audit[group].rows, audit[group].figure, audit[group].difference) == (None,) * 4
        assert not any(sign.isdigit() for sign in audit[group].sentence)


def test_two_groups_of_which_one_is_small_are_both_hidden():
    ids, groups = of({"a": 60, "b": 4})
    audit = outcome_rates("Started", ids, started((30, 60), (2, 4)), groups)
    assert not any(figure.shown for figure in audit.groups)


def test_an_outcome_that_hardly_anybody_had_is_hidden():
    ids, groups = of({"a": 60, "b": 60, "c": 60})
    audit = outcome_rates("Started", ids, started((30, 60), (30, 60), (1, 60)), groups)
    assert [figure.shown for figure in audit.groups] == [False, True, False]


def test_so_few_in_all_that_even_the_total_is_hidden():
    ids, groups = of({"a": 4})
    audit = outcome_rates("Started", ids, [True] * 4, groups)
    assert (audit.people, audit.rows) == (None, None)


counts = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=7)


@settings(max_examples=examples(200), deadline=None)
@given(counts)
def test_what_is_hidden_can_never_be_worked_out_from_what_is_shown(pairs):
    """Total less the shown is the sum of at least two hidden groups, and is itself no small number."""
    table, least = np.array([(a + b, a, b) for a, b in pairs]), np.array([10, 5, 5])
    visible = shown(table, least)
    assert (table[visible] >= least).all()
    hidden = table[~visible]
    if len(hidden) and visible.any():
        assert len(hidden) >= 2
        assert (hidden.sum(axis=0) >= least).all()


def test_eligibility_is_the_mean_share_of_what_is_on_offer():
    ids, groups = of({"a": 20, "b": 20})
    audit = eligibility_rates(ids, [10] * 20 + [5] * 20, 20, groups, seed=1)
    assert (audit["a"].figure.value, audit["b"].figure.value) == (0.5, 0.25)
    assert audit["b"].difference.value == -0.25
    assert audit["b"].difference_shown


def test_places_are_worth_one_over_the_logarithm_and_ties_share():
    worth = position_weights(np.array([1.0, 1, 1, 2, 2]), np.array([3.0, 1, 2, 5, 5]))
    first, second, third = 1.0, 1 / np.log2(3), 0.5
    assert worth == pytest.approx([first, third, second, (first + second) / 2, (first + second) / 2])


def test_a_group_always_listed_last_has_less_exposure_and_one_always_first_has_more():
    ids, groups = of({"a": 20, "b": 20})
    score = [1.0] * 20 + [0.0] * 20
    audit = exposure(np.repeat(np.arange(3), 40), ids * 3, score * 3, groups, seed=1)
    assert audit["a"].difference_shown
    assert audit["a"].figure.value > 1 > audit["b"].figure.value
    places = 1 / np.log2(1 + np.arange(1, 41))
    assert audit["b"].figure.value == pytest.approx(places[20:].mean() / places.mean())


def test_exposure_in_proportion_to_merit_is_one():
    ids, groups = of({"a": 20, "b": 20})
    score = np.linspace(1, 0, 40)
    audit = exposure(np.zeros(40), ids, score, groups, seed=1, merit=position_weights(np.zeros(40), score))
    assert [figure.figure.value for figure in audit.groups] == pytest.approx([1, 1])


def test_people_of_no_recorded_group_are_a_group_of_their_own_and_last():
    ids, groups = of({"a": 30, "z": 30, "x": 30})
    groups = {one: None if name == "x" else name for one, name in groups.items()}
    audit = outcome_rates("Started", ids, started((10, 30), (10, 30), (10, 30)), groups)
    assert [figure.group for figure in audit.groups] == ["a", "z", "not recorded"]


def test_somebody_without_a_group_and_wrong_names_are_refused():
    with pytest.raises(ValueError, match="nothing for id 'p1'"):
        outcome_rates("Started", ["p0", "p1"], [1, 0], {"p0": "a"})
    with pytest.raises(ValueError, match="groups of id 'p0' must be text"):
        outcome_rates("Started", ["p0"], [1], {"p0": 3})
    with pytest.raises(ValueError, match="groups must map"):
        outcome_rates("Started", ["p0"], [1], ["a"])


@pytest.mark.parametrize("bad", [None, "p0", 3, ["p0", 3], [["p0"]], {"p0": "a"}])
def test_ids_that_are_no_list_of_text_are_refused_by_name(bad):
    with pytest.raises(ValueError, match="person_id"):
        outcome_rates("Started", bad, [1, 0], {"p0": "a"})
    with pytest.raises(ValueError, match="person_id"):
        eligibility_rates(bad, [1, 0], 2, {"p0": "a"}, seed=1)
    with pytest.raises(ValueError, match="person_id"):
        exposure([1, 1], bad, [0.2, 0.1], {"p0": "a"}, seed=1)


@pytest.mark.parametrize("bad", ["", " ", None, 3])
def test_a_measure_has_a_name(bad):
    with pytest.raises(ValueError, match="measure must be text"):
        outcome_rates(bad, ["p0"], [1], {"p0": "a"})


@settings(max_examples=examples(30), deadline=None)
@given(st.sampled_from([2, 0.5, float("nan"), "yes", None]))
def test_an_outcome_that_is_none_is_refused_by_name(bad):
    with pytest.raises(ValueError, match="came_about"):
        outcome_rates("Started", ["p0", "p1"], [1, bad], {"p0": "a", "p1": "a"})


def test_impossible_counts_are_refused_by_name():
    groups = {"p0": "a"}
    with pytest.raises(ValueError, match="possible"):
        eligibility_rates(["p0"], [3], 2, groups, seed=1)
    with pytest.raises(ValueError, match="possible must hold whole numbers"):
        eligibility_rates(["p0"], [0.5], 2, groups, seed=1)
    with pytest.raises(ValueError, match="offered"):
        eligibility_rates(["p0"], [0], 0, groups, seed=1)
    with pytest.raises(ValueError, match="once"):
        eligibility_rates(["p0", "p0"], [1, 1], 2, groups, seed=1)
    with pytest.raises(ValueError, match="least_people"):
        outcome_rates("Started", ["p0"], [1], groups, least_people=0)
    with pytest.raises(ValueError, match="merit"):
        exposure([0], ["p0"], [1.0], groups, seed=1, merit=[0.0])
    with pytest.raises(ValueError, match="score has 2 values"):
        exposure([0], ["p0"], [1.0, 2.0], groups, seed=1)


def test_nobody_at_all_gives_an_empty_audit():
    assert outcome_rates("Started", [], [], {}).groups == ()
    assert eligibility_rates([], [], 5, {}, seed=1).groups == ()
    assert exposure([], [], [], {}, seed=1).groups == ()
