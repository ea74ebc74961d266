from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from backend.web.kit import formats


def test_dates_read_as_people_say_them():
    assert formats.day(date(2026, 12, 3)) == "3 December 2026"
    assert formats.short_day(date(2026, 12, 3)).split() == ["3", "Dec", "2026"]


def test_times_are_those_of_london_in_summer():
    assert formats.moment(datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "1 July 2026 at 2:05pm"


def test_the_day_of_a_late_evening_is_the_day_in_london():
    assert formats.day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "expected"), [(0, 0, "midnight"), (12, 0, "midday"), (0, 5, "12:05am"), (9, 0, "9am")]
)
def test_hours_leave_no_doubt_about_noon_and_midnight(hour, minute, expected):
    assert formats.clock_time(datetime(2026, 1, 5, hour, minute)) == expected


@pytest.mark.parametrize(
    ("amount", "period", "expected"),
    [
        (Decimal("14976"), "a year", "£14,976 a year"),
        (Decimal("7.5"), "an hour", "£7.50 an hour"),
        (Decimal("7.555"), "", "£7.56"),
        (Decimal("-20"), "", "−£20"),
        (0, "", "£0"),
    ],
)
def test_money(amount, period, expected):
    assert formats.money(amount, period) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (35, "about 35 minutes (estimate)"),
        (1, "about 1 minute (estimate)"),
        (60, "about 1 hour (estimate)"),
        (105, "about 1 hour 45 minutes (estimate)"),
        (0, "about 0 minutes (estimate)"),
    ],
)
def test_travel_is_always_said_to_be_an_estimate(value, expected):
    assert formats.minutes(value) == expected


@pytest.mark.parametrize(
    "write",
    [formats.day, formats.short_day, formats.moment, formats.money, formats.minutes, formats.percent, formats.yes_no],
)
def test_what_nobody_recorded_is_said_in_the_same_words_everywhere(write):
    assert write(None) == "not recorded yet"


def test_no_is_an_answer_and_zero_is_a_figure():
    assert formats.yes_no(False) == "no"
    assert formats.recorded(0) == 0
    assert formats.recorded("") == "not recorded yet"


def test_small_counts_are_not_shown():
    assert [formats.shown_count(count) for count in (0, 1, 5, 6, 1200)] == [
        "0",
        "fewer than 6",
        "fewer than 6",
        "6",
        "1,200",
    ]


def test_plurals_and_lists():
    assert formats.plural(1, "young person,young people") == "1 young person"
    assert formats.plural(1200, "young person,young people") == "1,200 young people"
    assert formats.listed(["pay", "hours", "travel"]) == "pay, hours and travel"
    assert formats.listed(["pay"]) == "pay"
    assert formats.listed([]) == "not recorded yet"


def test_a_deadline_at_midnight_is_the_end_of_the_day_before():
    assert formats.deadline(datetime(2026, 12, 1, tzinfo=UTC)) == "the end of Monday 30 November 2026"
    assert formats.deadline(datetime(2026, 6, 30, 23, tzinfo=UTC)) == "the end of Tuesday 30 June 2026"
    assert formats.deadline(datetime(2026, 12, 1, 0, 1, tzinfo=UTC)) == "1 December 2026 at 12:01am"
    assert formats.deadline(None) == formats.NOT_RECORDED
