"""By employer: what was promised and kept, and how many lasted; nobody can work out a small number."""

from collections import Counter

import pytest

from backend.outcomes import employer_counts as counts
from backend.outcomes.promise_counts import HowKept


IN_TIME, LATE = HowKept.IN_TIME, HowKept.LATE


@pytest.mark.parametrize(
    ("promised", "due", "in_time"),
    [
        # one employer, large enough, all in time or none
        ({1: (8, 0)}, {1: 8}, {1: 8}),
        ({1: (0, 8)}, {1: 8}, {1: 0}),
        # what is left of it is few: how many were in time would tell of two
        ({1: (8, 2)}, {1: 10}, {1: None}),
        # a small one hides itself and the next smallest, else it is the total less the others
        ({1: (3, 0), 2: (7, 0), 3: (20, 10)}, {1: None, 2: None, 3: 30}, {1: None, 2: None, 3: 20}),
    ],
)
def test_numbers_and_what_they_could_be_worked_out_from(promised, due, in_time):
    kept = {each: Counter({IN_TIME: a, LATE: b}) for each, (a, b) in promised.items()}
    shown = counts._shown({each: sum(how.values()) for each, how in kept.items()})
    assert shown == due
    assert counts._parts({each: how[IN_TIME] for each, how in kept.items()}, shown) == in_time


def test_the_interval_of_those_who_lasted_is_wilsons():
    """8 of 10: 0.490 to 0.943, as published."""
    low, high = counts._interval(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert counts._interval(None, 10) is counts._interval(0, None) is None
