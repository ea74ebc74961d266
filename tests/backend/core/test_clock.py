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
