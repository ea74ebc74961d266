from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.intake.errors import FieldProblem
from backend.intake.readers.days import parse_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-30T23:59:59Z", date(2026, 11, 30)),
        ("2026-07-31T23:59:59Z", date(2026, 7, 31)),
        ("2026-07-31T23:59:59.9999999Z", date(2026, 7, 31)),
        ("2026-07-31T22:59:59Z", date(2026, 7, 31)),
        ("2026-07-31T23:00:00Z", date(2026, 8, 1)),
        ("2026-07-31T00:00:00Z", date(2026, 7, 31)),
        ("2026-07-31T00:00:00", date(2026, 7, 31)),
        ("2026-07-31T12:00:00+02:00", date(2026, 7, 31)),
        ("2026-07-31", date(2026, 7, 31)),
        ("2024-02-12T15:57:11.165", date(2024, 2, 12)),
    ],
)
def test_the_day_is_the_day_in_england(written, day):
    assert parse_date(written, "closingDate") == day


@pytest.mark.parametrize("written", [None, "", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+05:00", "0001-01-01"])
def test_nothing_and_year_one_are_no_date(written):
    assert parse_date(written, "startDate") is None


@pytest.mark.parametrize("written", ["31/07/2026", "9999-12-31T23:00:00-05:00", "1999-12-31", "soon", 20261, True, []])
def test_what_is_no_date_is_named(written):
    with pytest.raises(FieldProblem, match=r"^closingDate is"):
        parse_date(written, "closingDate")


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_the_last_second_of_any_day_is_still_that_day(day):
    assert parse_date(f"{day}T23:59:59Z", "closingDate") == day
    assert parse_date(f"{day}T23:59:59", "closingDate") == day
    assert parse_date(f"{day}T12:00:00Z", "closingDate") - day == timedelta(0)
