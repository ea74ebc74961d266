"""A trial by lot: its draw can be checked, its numbers are those of slower ways, and nothing there is nothing found."""

from fractions import Fraction
from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.experiments.simulation.call_trials import judge_trials
from matching.trials import (
    TrialWeek,
    find_chance,
    finding,
    intention_to_treat,
    power_table,
    ring_order,
    seal,
    smallest_found,
)
from tests.sampling import examples


SEED = "a seed that nobody has seen"
KEYS = st.lists(st.text("abcdef0123456789", min_size=4, max_size=8), unique=True, max_size=12)


@given(KEYS, st.randoms())
@settings(max_examples=examples(60), deadline=None)
def test_the_order_of_a_draw_is_that_of_its_keys_however_they_are_listed(keys, shuffled):
    order = [keys[place] for place in ring_order(keys, SEED, "2026-12-07")]
    assert order == sorted(keys, key=lambda key: sha256(f"{SEED}:2026-12-07:{key}".encode()).hexdigest())
    listed = list(keys)
    shuffled.shuffle(listed)
    assert [listed[place] for place in ring_order(listed, SEED, "2026-12-07")] == order


def test_each_is_first_as_often_as_another_and_another_week_is_another_order():
    firsts = [ring_order(list("abcd"), SEED, str(week))[0] for week in range(4_000)]
    assert all(920 <= firsts.count(place) <= 1_080 for place in range(4))


def test_a_seed_is_published_as_its_seal_and_a_short_one_is_refused():
    assert seal(SEED) == sha256(f"seal:{SEED}".encode()).hexdigest()
    for refused in (lambda: seal("short"), lambda: ring_order(["a", "a"], SEED, "2026-12-07")):
        with pytest.raises(ValueError, match=r"at least 16|differ"):
            refused()


def test_one_large_week_is_the_difference_of_two_shares():
    """Of 50 called 10 left, of 50 others 20: 20% less 40%; s.e. sqrt(.16/50 + .24/50) = .0894, by hand."""
    effect = intention_to_treat([TrialWeek(10, 50, 20, 50)])
    assert effect.difference == pytest.approx(-0.2)
    assert (effect.low, effect.high) == (pytest.approx(-0.377, abs=0.003), pytest.approx(-0.023, abs=0.003))
    assert effect.p_value == pytest.approx(0.0489, abs=0.0005)  # Fisher's exact test by doubling
    assert effect.shows_a_difference


weeks_drawn = st.lists(
    st.integers(1, 3).flatmap(
        lambda called: st.lists(st.booleans(), min_size=called, max_size=5).map(lambda left: (called, left))
    ),
    min_size=1,
    max_size=3,
)


@given(weeks_drawn)
@settings(max_examples=examples(60), deadline=None)
def test_how_often_the_lot_does_it_is_counted_by_drawing_every_lot(drawn):
    weeks = [TrialWeek(sum(left[:n]), n, sum(left[n:]), len(left) - n) for n, left in drawn]
    told = [(n, left) for n, left in drawn if n < len(left)]
    ways = {0: Fraction(1)}
    for n, left in told:
        lots = list(combinations(range(len(left)), n))
        here = [sum(left[place] for place in lot) for lot in lots]
        each = {number: Fraction(here.count(number), len(lots)) for number in set(here)}
        ways = {
            total: sum(ways.get(total - number, 0) * chance for number, chance in each.items())
            for total in range(max(ways) + max(each) + 1)
        }
    seen = sum(sum(left[:n]) for n, left in told)
    below = sum(chance for total, chance in ways.items() if total <= seen)
    above = sum(chance for total, chance in ways.items() if total >= seen)
    effect = intention_to_treat(weeks)
    if not told:
        assert (effect.difference, effect.p_value, effect.shows_a_difference) == (None, None, False)
        return
    assert effect.p_value == pytest.approx(float(min(1, 2 * min(below, above))))
    assert effect.low <= effect.difference <= effect.high
    assert -1 <= effect.low <= effect.high <= 1
    turned = intention_to_treat([TrialWeek(w.left_others, w.others, w.left_called, w.called) for w in weeks])
    assert turned.difference == pytest.approx(-effect.difference)


def test_weeks_are_compared_within_themselves():
    """In each week a call changes nothing; thrown together, weeks with many calls and many leavers would say it did."""
    weeks = [TrialWeek(8, 10, 1, 1), TrialWeek(0, 1, 2, 20)]
    mixed = (8 + 0) / 11 - (1 + 2) / 21
    assert mixed > 0.5
    assert abs(intention_to_treat(weeks).difference) < 0.2


def test_of_whom_it_is_not_known_the_bounds_tell_and_the_estimate_does_not():
    effect = intention_to_treat([TrialWeek(2, 8, 4, 8, not_known_called=2, not_known_others=2)])
    assert effect.difference == pytest.approx(2 / 8 - 4 / 8)
    assert (effect.worst, effect.best) == (pytest.approx(4 / 10 - 4 / 10), pytest.approx(2 / 10 - 6 / 10))
    assert effect.not_known == 4


@pytest.mark.parametrize("wrong", [(2, 1, 0, 0), (0, 0, 2, 1), (-1, 1, 0, 1), (0, 1, 0, 1, -1)])
def test_counts_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match=r"counted|0 or more"):
        TrialWeek(*wrong)


def test_a_finding_says_what_was_seen_and_no_more():
    for effect, starts in (
        ([TrialWeek(10, 50, 20, 50)], "With extra calls fewer people left."),
        ([TrialWeek(20, 50, 10, 50)], "With extra calls more people left."),
        ([TrialWeek(10, 50, 12, 50)], "No difference is shown: it is not known whether extra calls change"),
        ([TrialWeek(0, 3, 0, 0)], "Nothing can be compared"),
    ):
        assert finding(intention_to_treat(effect), 8).startswith(starts)
    null = finding(intention_to_treat([TrialWeek(10, 50, 12, 50, 1, 0)]), 8)
    assert "Of 50 who were to be rung 10 had left within 8 weeks, of 50 others 12" in null
    assert "A fall of less than" in null
    assert "most likely have been missed by a trial of this size" in null
    assert "Of 1 it is not known whether they left" in null


def test_power_grows_with_size_and_effect_and_is_the_published_one():
    """Fleiss: 40% against 25% needs 152 in each group for 80% at 5% without continuity correction."""
    assert find_chance(304, 0.40, -0.15) == pytest.approx(0.80, abs=0.01)
    table = power_table([50, 100, 400], [-0.05, -0.15], 0.25)
    assert all(row == sorted(row) for row in table)
    assert all(list(column) == sorted(column) for column in zip(*table, strict=True))
    fall = smallest_found(304, 0.40)
    assert find_chance(304, 0.40, -fall) >= 0.8 > find_chance(304, 0.40, -(fall - 0.001))
    assert smallest_found(4, 0.2) is None
    for wrong in ((0, 0.2, 0.0, 0.5), (9, 0.0, 0.1, 0.5), (9, 0.2, -0.3, 0.5), (9, 0.2, 0.1, 1.0)):
        with pytest.raises(ValueError, match="lie between 0 and 1"):
            find_chance(*wrong)


def test_without_an_effect_at_most_one_in_twenty_is_found_and_intervals_hold_the_truth():
    """300 trials: 5% and 95%, within three standard errors of so many draws."""
    nothing, helps = judge_trials(0.0, 11, 300), judge_trials(-0.15, 12, 300)
    assert nothing.found <= 0.05 + 3 * (0.05 * 0.95 / 300) ** 0.5
    assert min(nothing.covered, helps.covered) >= 0.95 - 3 * (0.05 * 0.95 / 300) ** 0.5
    assert helps.found > 0.25
