"""Many groups at once: what chance alone makes of them is not called a difference, and what is there still is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from matching.evaluation.proportions import Proportion, wilson
from matching.fairness import corrected, eligibility_rates, outcome_rates
from matching.fairness.comparisons import holm
from matching.fairness.intervals import newcombe, newcombe_p_value, ratio_of, welch_p_value
from tests.sampling import examples


ALPHABET = "abcdefgh"


def audit_of(started, sizes):
    """So many of each group, so many of whom started."""
    names = dict(zip(ALPHABET, sizes, strict=False))
    ids = [f"{name}{n}" for name, size in names.items() for n in range(size)]
    came = [n < happened for happened, size in zip(started, sizes, strict=True) for n in range(size)]
    return outcome_rates("Started", ids, came, {one: one[0] for one in ids})


def test_holm_is_as_worked_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.02]) == pytest.approx([0.04, 0.06, 0.06, 0.06])
    assert holm([0.2, 0.9, 0.9]) == pytest.approx([0.6, 1.0, 1.0])
    assert len(holm([])) == 0


def test_kinds_of_groups_share_the_error_equally_and_a_table_shares_its_own():
    """One pair beside a table of three: the pair is doubled, one of three is times six, and less with others out."""
    told = holm([0.01, 0.01, 0.2, 0.3], weights=[1, 1 / 3, 1 / 3, 1 / 3])
    assert told == pytest.approx([0.02, 0.03, 0.4, 0.4])


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=9), st.data())
def test_correcting_never_spares_and_keeps_the_order(alone, data):
    told = holm(alone)
    assert (told >= np.array(alone) - 1e-12).all()
    assert (np.diff(told[np.argsort(alone, kind="stable")]) >= 0).all()
    turned = data.draw(st.permutations(range(len(alone))))
    assert holm([alone[row] for row in turned]) == pytest.approx(told[turned])


shares = st.integers(1, 200).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


@settings(max_examples=examples(150), deadline=None)
@given(shares, shares)
def test_chance_is_below_five_in_a_hundred_exactly_where_the_interval_leaves_out_zero(one, other):
    chance = newcombe_p_value(Proportion(*one), Proportion(*other))
    assert chance == newcombe_p_value(Proportion(*other), Proportion(*one))
    assert 0 <= chance <= 1
    if abs(chance - 0.05) > 1e-6:
        assert (chance < 0.05) == (not newcombe(wilson(*one), wilson(*other)).covers(0))


def test_means_are_compared_as_by_another_hand():
    draw = np.random.default_rng(5)
    few, many = draw.normal(3, 1, 12), draw.normal(2, 4, 90)
    ours = welch_p_value(*(ratio_of(values, np.ones(len(values))) for values in (few, many)))
    assert ours == pytest.approx(ttest_ind(few, many, equal_var=False).pvalue)


def test_the_spread_of_a_ratio_is_that_of_repeated_draws():
    draw = np.random.default_rng(6)
    repeats = []
    for _ in range(4000):
        due = draw.uniform(1, 3, 60)
        repeats.append(ratio_of(due * draw.uniform(0.5, 1.5, 60), due))
    spread = np.var([each.value for each in repeats])
    assert np.mean([each.variance for each in repeats]) == pytest.approx(spread, rel=0.1)


def test_two_groups_against_each_other_are_one_comparison_and_three_are_three():
    two, three = audit_of([40, 60], [100, 100]), audit_of([40, 60, 50], [100, 100, 100])
    assert (two.comparisons, three.comparisons) == (1, 3)
    assert [each.corrected for each in two.groups] == [two["a"].chance] * 2
    assert [each.comparisons for each in corrected([two, three])] == [4, 4]


def test_what_is_hidden_is_no_comparison():
    hidden = audit_of([40, 60, 6, 2], [100, 100, 14, 12])
    assert [each.shown for each in hidden.groups] == [True, True, False, False]
    assert hidden.comparisons == 2
    assert hidden["d"].corrected is None
    assert not hidden["d"].difference_shown


def test_a_gap_that_counts_alone_is_none_among_many_and_the_sentence_says_so():
    alone = audit_of([40, 55], [100, 100])
    assert alone["b"].difference_shown
    others = [audit_of([50, 50, 50], [100, 100, 100]) for _ in range(5)]
    among = corrected([alone, *others])[0]
    assert (among["b"].figure, among["b"].difference) == (alone["b"].figure, alone["b"].difference)
    assert not among["b"].difference_shown
    assert among["b"].sentence == (
        "No difference shown: 55% against 40% of everybody else. Looked at alone it would lie between +1 points and "
        "+28 points, but among 16 comparisons chance may well have made it."
    )


def test_a_great_gap_is_one_among_many_too():
    audits = corrected([audit_of([20, 60], [100, 100]), *(audit_of([50, 50], [100, 100]) for _ in range(20))])
    assert audits[0]["a"].difference_shown
    assert audits[0]["a"].sentence.startswith("A difference is shown")


def test_correcting_again_changes_nothing_and_other_company_changes_it_back():
    one, other = audit_of([40, 55], [100, 100]), audit_of([50, 40, 45], [100, 100, 100])
    both = corrected([one, other])
    assert corrected(both) == both
    assert corrected([both[0]]) == (one,)
    assert corrected([]) == ()
    with pytest.raises(ValueError, match="made by matching"):
        corrected(["Started"])


def test_where_all_are_treated_alike_hardly_any_question_has_a_flag():
    """Four kinds of groups, 300 times: uncorrected some 25% would have one."""
    draw = np.random.default_rng(11)
    ids = [f"p{n}" for n in range(160)]
    flagged, alone = 0, 0
    for _ in range(300):
        came = draw.random(160) < 0.4
        kinds = [dict(zip(ids, draw.choice(list(names), 160).tolist(), strict=True)) for names in ("abc", "de", "fg")]
        audits = corrected([outcome_rates("Started", ids, came, kind) for kind in kinds])
        figures = [each for audit in audits for each in audit.groups]
        flagged += any(each.difference_shown for each in figures)
        alone += any(each.chance is not None and each.chance < 0.05 for each in figures)
    assert alone > 36
    assert flagged <= 24


def test_one_person_of_a_group_cannot_be_tested_and_is_no_difference():
    audit = eligibility_rates(["a", "b", "c"], [1, 3, 4], 5, {"a": "x", "b": "y", "c": "y"}, seed=1, least_people=1)
    assert audit["x"].chance == 1
    assert not audit["x"].difference_shown
