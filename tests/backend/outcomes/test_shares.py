import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.outcomes.shares import Share, for_a_wider_audience


def test_a_share_of_nobody_has_no_percentage():
    assert Share(0, 0).percent is None
    assert Share(1, 4).percent == 25


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 6, "b": 40}, {"a": 6, "b": 40}),
        ({"a": 0, "b": 40}, {"a": 0, "b": 40}),
        ({"a": 5, "b": 40, "c": 9}, {"a": None, "b": 40, "c": None}),
        ({"a": 5, "b": 1, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 3}, {"a": None}),
        ({"a": 3, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_small_counts_are_hidden_and_cannot_be_worked_out(counts, shown):
    assert for_a_wider_audience(counts) == shown


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 30), max_size=6))
def test_nothing_from_one_to_five_is_ever_shown_and_one_gap_never_stands_alone(counts):
    shown = for_a_wider_audience(counts)
    assert not any(count in range(1, 6) for count in shown.values() if count)
    hidden = [name for name, count in shown.items() if count is None]
    if len(hidden) == 1:
        assert not any(counts[name] for name in counts if name not in hidden)
