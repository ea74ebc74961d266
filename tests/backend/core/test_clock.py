"""Days counted in months, by a table made by hand."""

import datetime as dt

import pytest

from backend.core import clock


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2026, 6, 1), 12, dt.date(2027, 6, 1)),
        (dt.date(2026, 8, 31), 6, dt.date(2027, 2, 28)),
        (dt.date(2028, 2, 29), 12, dt.date(2029, 2, 28)),
        (dt.date(2026, 12, 5), 1, dt.date(2027, 1, 5)),
    ],
)
def test_so_many_months_later(day, months, then):
    assert clock.months_after(day, months) == then


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (dt.date(2026, 6, 15), dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        (dt.date(2026, 6, 30), dt.date(2026, 4, 1), dt.date(2026, 6, 30)),
        (dt.date(2026, 7, 1), dt.date(2026, 4, 1), dt.date(2026, 6, 30)),
        (dt.date(2026, 2, 28), dt.date(2025, 10, 1), dt.date(2025, 12, 31)),
        (dt.date(2025, 12, 31), dt.date(2025, 10, 1), dt.date(2025, 12, 31)),
    ],
)
def test_the_last_quarter_that_is_over(day, first, last):
    assert clock.last_whole_quarter(day) == (first, last)
