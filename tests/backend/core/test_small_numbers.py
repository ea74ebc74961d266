import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.small_numbers import (
    ROUNDED_TO,
    SMALLEST_SHOWN,
    may_be_shown,
    may_stand_beside,
    rounded_down,
    suppressed,
)
from backend.web.kit.formats import shown_count
from matching import vocabulary
from matching.fairness import audit, suppression


def test_the_engine_audits_with_the_threshold_of_every_table():
    assert vocabulary.SMALLEST_SHOWN == audit.LEAST_CELL == SMALLEST_SHOWN
    assert audit.LEAST_PEOPLE >= SMALLEST_SHOWN


def test_from_one_to_the_threshold_nothing_is_shown():
    assert [count for count in range(20) if may_be_shown(count)] == [0, *range(6, 20)]
    assert shown_count(5) == "fewer than 6"


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 6, "b": 40}, {"a": 6, "b": 40}),
        ({"a": 0, "b": 40}, {"a": 0, "b": 40}),
        ({"a": 5, "b": 40, "c": 9}, {"a": None, "b": 40, "c": None}),
        ({"a": 5, "b": 1, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 2, "b": 1, "c": 9, "d": 40}, {"a": None, "b": None, "c": None, "d": 40}),
        ({"a": 3}, {"a": None}),
        ({"a": 3, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_small_counts_are_hidden_and_cannot_be_worked_out(counts, shown):
    assert suppressed(counts) == shown


def test_what_a_reader_needs_most_is_taken_last():
    counts = {"eet": 39, "neet": 44, "not_known": 1}
    assert suppressed(counts) == {"eet": None, "neet": 44, "not_known": None}
    assert suppressed(counts, keep=["eet"]) == {"eet": 39, "neet": None, "not_known": None}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), max_size=6), st.sets(st.sampled_from("abc")))
def test_nothing_small_is_ever_shown_alone_or_by_what_is_left(counts, keep):
    shown = suppressed(counts, keep=keep)
    assert not any(count in range(1, SMALLEST_SHOWN) for count in shown.values() if count)
    hidden = [counts[name] for name, count in shown.items() if count is None]
    if hidden and any(shown.values()):
        assert len(hidden) >= 2
        assert sum(hidden) >= SMALLEST_SHOWN


def test_what_is_hidden_for_another_reason_needs_company_too_but_none_where_it_is_nought():
    assert suppressed({"a": 30, "b": 40, "c": 9}, hide=["b"]) == {"a": 30, "b": None, "c": None}
    assert suppressed({"a": 30, "b": 0, "c": 9}, hide=["b"]) == {"a": 30, "b": None, "c": 9}


def test_a_count_stands_beside_another_where_what_is_between_them_may_be_shown():
    assert [count for count in range(21) if may_stand_beside(count, [20])] == [0, *range(6, 15), 20]
    assert [count for count in range(21) if may_stand_beside(count, [20, 10])] == [0, 10, 20]


@given(st.lists(st.integers(1, 30), max_size=8))
def test_the_engine_hides_the_same_groups(counts):
    told = suppressed({str(number): count for number, count in enumerate(counts)})
    visible = suppression.shown(np.array(counts, dtype=np.int64).reshape(-1, 1), np.array([SMALLEST_SHOWN]))
    assert [told[str(number)] is not None for number in range(len(counts))] == visible.tolist()


def test_numbers_that_can_be_compared_are_rounded_down():
    assert [rounded_down(count) for count in (0, 4, 5, 13, 25)] == [0, 0, 5, 10, 25]
    assert ROUNDED_TO == 5
