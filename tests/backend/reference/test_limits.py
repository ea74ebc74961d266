"""What law and funding rules set, on the day it is asked of."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest

from backend.reference import limits
from backend.reference.choices import Confidence
from backend.reference.choices import StatutoryLimit as Limit
from backend.reference.errors import ReferenceDataError


D = dt.date
HEAD = "limit,number,valid_from,valid_until,owner,source,paragraph,edition,rules_year,confidence,as_of,check_by\n"


@pytest.fixture
def a_file(settings, tmp_path):
    """A file of limits with these lines."""

    def write(lines: str) -> None:
        folder = tmp_path / "reference"
        folder.mkdir()
        (folder / limits.FILE).write_text(HEAD + lines)
        settings.FIXTURES_DIRECTORY = tmp_path
        limits._rows_by_limit.cache_clear()

    yield write
    limits._rows_by_limit.cache_clear()


@pytest.mark.parametrize(
    ("day", "limit", "number"),
    [
        (D(2025, 7, 31), Limit.APPRENTICESHIP_FULL_TIME_MONTHS, 12),
        (D(2025, 8, 1), Limit.APPRENTICESHIP_FULL_TIME_MONTHS, 8),
        (D(2031, 1, 1), Limit.APPRENTICESHIP_FULL_TIME_MONTHS, 8),
        (D(2016, 1, 1), Limit.APPRENTICESHIP_FULL_TIME_MONTHS, 12),
        (D(2026, 9, 1), Limit.UNDER_18_MOST_WEEKLY_HOURS, 40),
        (D(2026, 9, 1), Limit.UNDER_18_MOST_DAILY_HOURS, 8),
        (D(2026, 9, 1), Limit.UNPAID_COURSE_MOST_MONTHS, 12),
    ],
)
def test_a_limit_is_the_one_in_force_on_the_day(day, limit, number):
    assert limits.number_on(day, limit) == Decimal(number)


def test_every_limit_says_where_it_is_from_and_rows_of_one_limit_follow_each_other():
    for limit, rows in limits._rows_by_limit().items():
        assert all(row.source and row.confidence in Confidence for row in rows), limit
        for earlier, later in pairwise(rows):
            assert earlier.valid_until == later.valid_from - dt.timedelta(days=1), limit


def test_what_is_from_memory_says_that_a_person_must_check_it():
    assert limits.limit_on(D(2026, 9, 1), Limit.EET_FULL_TIME_WEEKLY_HOURS).confidence == Confidence.TO_CHECK


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("night_owls,3,2020-01-01,,DBT,A source,,,,confirmed,2026-11-21,2027-03-31", "line 2: 'night_owls'"),
        ("under_18_most_daily_hours,eight,2020-01-01,,DBT,A source,,,,confirmed,2026-11-21,2027-03-31", "line 2"),
        ("under_18_most_daily_hours,8,2020-01-01,,DBT,A source,,,,confirmed,2026-11-21,2027-03-31", "has no row for"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(a_file, line, says):
    a_file(line + "\n")
    with pytest.raises(ReferenceDataError, match=says):
        limits.number_on(D(2026, 9, 1), Limit.UNDER_18_MOST_DAILY_HOURS)
