"""Times that no clock shows, or shows twice, on the two nights of a year when the clocks change."""

import datetime as dt

import pytest

from backend.reference.wall_clock import clock_change_problem


FORWARD, BACK = dt.date(2027, 3, 28), dt.date(2027, 10, 31)  # Sundays


@pytest.mark.parametrize(
    ("day", "at", "said"),
    [
        (FORWARD, dt.time(0, 59), ""),
        (FORWARD, dt.time(1), "there is no 1am"),
        (FORWARD, dt.time(1, 30), "there is no 1:30am"),
        (FORWARD, dt.time(2), ""),
        (FORWARD - dt.timedelta(days=1), dt.time(1, 30), ""),
        (BACK, dt.time(0, 59), ""),
        (BACK, dt.time(1, 30), "1:30am comes twice"),
        (BACK, dt.time(2), ""),
        (BACK, dt.time(14), ""),
    ],
)
def test_a_time_that_nobody_can_keep_is_told_from_others(day, at, said):
    problem = clock_change_problem(day, at)
    assert said in problem
    assert bool(problem) == bool(said)
