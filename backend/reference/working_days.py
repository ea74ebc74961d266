"""Days on which people in England work, and clocks that stand still on the others.

Clocks count on the wall in London: summer time always begins and ends on a Sunday, when no clock of ours runs.
"""

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

import holidays


LONDON = ZoneInfo("Europe/London")
_SATURDAY = 5
_ONE_DAY = dt.timedelta(days=1)


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


def is_bank_holiday(day: dt.date) -> bool:
    return day in _bank_holidays()


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < _SATURDAY and not is_bank_holiday(day)


def next_working_day(day: dt.date) -> dt.date:
    """The first working day after `day`."""
    return add_working_days(day, 1)


def last_working_day_before(day: dt.date) -> dt.date:
    """The latest working day before `day`: of a Monday the Friday, where that is no bank holiday."""
    day -= _ONE_DAY
    while not is_working_day(day):
        day -= _ONE_DAY
    return day


def add_working_days(day: dt.date, days: int) -> dt.date:
    if days < 0:
        raise ValueError("Working days can only be added: give a number of days that is not negative.")
    while days:
        day += _ONE_DAY
        days -= is_working_day(day)
    return day


def subtract_working_days(day: dt.date, days: int) -> dt.date:
    """The latest day from which at least so many working days have passed up to and including `day`."""
    while days > 0:
        days -= is_working_day(day)
        day -= _ONE_DAY
    return day


def working_days_between(first: dt.date, last: dt.date) -> int:
    """How many working days come after `first`, up to and including `last`: Friday to Monday is one."""
    if last < first:
        raise ValueError(f"Working days are counted forwards, and {last} is before {first}.")
    return sum(is_working_day(first + _ONE_DAY * step) for step in range(1, (last - first).days + 1))


def add_working_hours(moment: dt.datetime, hours: float) -> dt.datetime:
    """The moment when so many hours of working days have passed; a working day has all its 24 hours.

    Friday 15:00 and 24 hours give Monday 15:00. A clock started on a day off starts at the next midnight that
    opens a working day. The answer is in London time.
    """
    if moment.tzinfo is None:
        raise ValueError("The moment needs a time zone.")
    if hours < 0:
        raise ValueError("Working hours can only be added: give a number of hours that is not negative.")
    clock = moment.astimezone(LONDON).replace(tzinfo=None)
    left = dt.timedelta(hours=hours)
    while True:
        if not is_working_day(clock.date()):
            clock = _midnight_after(clock)
            continue
        today_holds = _midnight_after(clock) - clock
        if left <= today_holds:
            return (clock + left).replace(tzinfo=LONDON)
        left -= today_holds
        clock += today_holds


def _midnight_after(clock: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(clock.date() + _ONE_DAY, dt.time())
