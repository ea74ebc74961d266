import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.tabular.days import british_day, iso_day, read_day
from backend.tabular.errors import UnreadableCell


YEARS = range(1990, 2101)
DAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    "written",
    [
        *("30/11/2026", "30.11.2026", "30-11-2026", "30 11 2026", "30/11/26", "30/11/2026 09:30", "30/11/2026T09:30"),
        *("30 November 2026", "30th Nov 2026", "Monday 30 November 2026", "Mon, 30 nov. 2026", "30-Nov-2026"),
        *("2026-11-30", "20261130", "2026-11-30T23:59:59Z", "2026-11-30 00:00:00", "2026-11-30T12:00:00+02:00"),
        *("  30/11/2026 ", "2026-W49-1"),
    ],
)
def test_one_day_in_every_form_that_a_file_or_feed_may_hold(written):
    assert read_day(written, YEARS) == DAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/04/2026", dt.date(2026, 4, 3)),
        ("2026-07-31T23:00:00Z", dt.date(2026, 8, 1)),
        ("2026-07-31T23:59:59Z", dt.date(2026, 7, 31)),
        ("29/02/2024", dt.date(2024, 2, 29)),
    ],
)
def test_the_day_comes_first_and_is_the_day_in_england(written, day):
    assert read_day(written, YEARS) == day


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("03/14/2026", "no-such-day"),
        ("31/02/2026", "no-such-day"),
        ("2026-02-31", "no-such-day"),
        ("30 February 2026", "no-such-day"),
        ("30/11/1989", "year-outside"),
        ("2101-01-01", "year-outside"),
        ("0001-01-01T00:00:00Z", "year-outside"),
        ("soon", "not-a-date"),
        ("30 Smarch 2026", "not-a-date"),
        ("46356", "not-a-date"),
        ("", "not-a-date"),
        ("9999-12-31T23:00:00-05:00", "not-a-date"),
    ],
)
def test_what_is_no_day_is_told_apart(written, code):
    with pytest.raises(UnreadableCell) as caught:
        read_day(written, YEARS)
    assert caught.value.code == code


def test_a_year_in_two_digits_is_no_year_where_births_are_told():
    assert read_day("14/03/07", YEARS) == dt.date(2007, 3, 14)
    with pytest.raises(UnreadableCell):
        read_day("14/03/07", YEARS, short_years=False)
    assert read_day("14/03/2007", YEARS, short_years=False) == dt.date(2007, 3, 14)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_both_forms_say_the_same_day(day):
    assert british_day(f"{day:%d/%m/%Y}") == british_day(f"{day:%d %B %Y}") == iso_day(day.isoformat()) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_is_refused(text):
    try:
        found = read_day(text, YEARS).year
    except UnreadableCell as problem:
        found = problem.code
    assert found in {*YEARS, "not-a-date", "no-such-day", "year-outside"}
