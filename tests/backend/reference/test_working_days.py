import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reference.working_days import (
    LONDON,
    add_working_days,
    add_working_hours,
    is_working_day,
    next_working_day,
    subtract_working_days,
    working_days_between,
)


D = dt.date

# https://www.gov.uk/bank-holidays, England and Wales, copied out by hand.
BANK_HOLIDAYS = {
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}


def london(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_the_weekdays_without_work_are_the_published_bank_holidays(year):
    days = [D(year, 1, 1) + dt.timedelta(days=n) for n in range(365)]
    off = [f"{day:%m-%d}" for day in days if day.weekday() < 5 and not is_working_day(day)]
    assert off == BANK_HOLIDAYS[year]


def test_weekends_are_not_working_days():
    assert not is_working_day(D(2026, 11, 21))
    assert not is_working_day(D(2026, 11, 22))
    assert is_working_day(D(2026, 11, 23))


def test_a_holiday_kept_only_in_scotland_is_a_working_day_in_england():
    assert is_working_day(D(2026, 11, 30))  # St Andrew's Day
    assert is_working_day(D(2026, 8, 3))  # Scotland's summer bank holiday


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (D(2026, 11, 20), D(2026, 11, 20), 0),
        (D(2026, 11, 20), D(2026, 11, 22), 0),  # Friday to Sunday
        (D(2026, 11, 20), D(2026, 11, 23), 1),  # Friday to Monday
        (D(2026, 11, 21), D(2026, 11, 27), 5),
        (D(2026, 12, 24), D(2026, 12, 29), 1),  # Christmas, and Boxing Day kept on the Monday
        (D(2026, 4, 2), D(2026, 4, 7), 1),  # over Easter
    ],
)
def test_working_days_are_counted_after_the_first_day_and_up_to_the_last(first, last, days):
    assert working_days_between(first, last) == days


def test_days_are_not_counted_backwards():
    with pytest.raises(ValueError, match="2026-11-19 is before 2026-11-20"):
        working_days_between(D(2026, 11, 20), D(2026, 11, 19))


def test_the_next_working_day_passes_over_christmas():
    assert next_working_day(D(2026, 12, 24)) == D(2026, 12, 29)


@given(st.dates(D(2020, 1, 1), D(2030, 12, 31)), st.integers(0, 60))
def test_adding_working_days_and_counting_them_agree(day, days):
    assert working_days_between(day, add_working_days(day, days)) == days


CLOCKS = [
    # started, hours, stops
    ("2026-11-16 09:00", 24, "2026-11-17 09:00"),  # Monday
    ("2026-11-20 15:00", 24, "2026-11-23 15:00"),  # Friday
    ("2026-11-20 23:59", 24, "2026-11-23 23:59"),
    ("2026-11-20 00:00", 24, "2026-11-21 00:00"),  # the whole of Friday, no more
    ("2026-11-21 10:00", 24, "2026-11-24 00:00"),  # Saturday: the clock starts as Monday does
    ("2026-11-22 23:00", 1, "2026-11-23 01:00"),
    ("2026-12-24 15:00", 24, "2026-12-29 15:00"),  # Christmas Day, Saturday, Sunday, Boxing Day kept on Monday
    ("2026-12-25 08:00", 24, "2026-12-30 00:00"),
    ("2026-04-02 15:00", 24, "2026-04-07 15:00"),  # Good Friday to Easter Monday
    ("2026-03-27 15:00", 24, "2026-03-30 15:00"),  # clocks go forward on the Sunday
    ("2026-10-23 15:00", 24, "2026-10-26 15:00"),  # clocks go back on the Sunday
    ("2026-11-20 15:00", 48, "2026-11-24 15:00"),
    ("2026-11-20 15:00", 0, "2026-11-20 15:00"),
    ("2026-11-16 09:00", 0.5, "2026-11-16 09:30"),
]


@pytest.mark.parametrize(("started", "hours", "stops"), CLOCKS)
def test_the_clock_runs_on_working_days_only(started, hours, stops):
    assert add_working_hours(london(started), hours) == london(stops)


def test_a_clock_started_in_another_time_zone_counts_london_days():
    before_midnight_in_london = dt.datetime(2026, 7, 3, 22, 30, tzinfo=dt.UTC)  # Friday 23:30 in London
    assert add_working_hours(before_midnight_in_london, 1) == london("2026-07-06 00:30")
    after_midnight_in_london = dt.datetime(2026, 7, 3, 23, 30, tzinfo=dt.UTC)  # Saturday 00:30 in London
    assert add_working_hours(after_midnight_in_london, 1) == london("2026-07-06 01:00")


def test_over_the_change_of_the_clocks_the_hand_on_the_wall_decides():
    stops = add_working_hours(london("2026-10-23 15:00"), 24)
    assert stops.astimezone(dt.UTC) == dt.datetime(2026, 10, 26, 15, tzinfo=dt.UTC)


def test_a_moment_without_a_time_zone_or_a_clock_running_backwards_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        add_working_hours(dt.datetime(2026, 11, 20, 15), 24)
    with pytest.raises(ValueError, match="not negative"):
        add_working_hours(london("2026-11-20 15:00"), -1)
    with pytest.raises(ValueError, match="not negative"):
        add_working_days(D(2026, 11, 20), -1)


@given(
    st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2028, 12, 31), timezones=st.just(LONDON)),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_hours_added_in_two_steps_or_at_once_end_at_the_same_working_moment(moment, first, second):
    at_once = add_working_hours(moment, first + second)
    in_steps = add_working_hours(add_working_hours(moment, first), second)
    assert add_working_hours(at_once, 1) == add_working_hours(in_steps, 1)


@given(st.dates(D(2026, 1, 1), D(2027, 12, 31)), st.integers(0, 30))
def test_subtracting_gives_the_latest_day_with_enough_working_days(on, days):
    latest = subtract_working_days(on, days)
    assert working_days_between(latest, on) >= days
    if latest < on:
        assert working_days_between(latest + dt.timedelta(days=1), on) < days
