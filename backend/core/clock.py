"""The only place that knows what time it is, so that tests and the demo can move it."""

import calendar
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone


_moved_to: list[dt.datetime] = []


def now() -> dt.datetime:
    return _moved_to[-1] if _moved_to else timezone.now()


def today() -> dt.date:
    return day_of(now())


def local(moment: dt.datetime) -> dt.datetime:
    """As a clock on the wall shows it. The database gives moments in UTC: in summer an hour behind."""
    return timezone.localtime(moment)


def day_of(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()


def time_words(at: dt.time) -> str:
    """10am, 2:30pm, midday: a time of day as every page and message writes it."""
    if (at.hour, at.minute) in ((0, 0), (12, 0)):
        return "midday" if at.hour else "midnight"
    minute = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minute}{'am' if at.hour < 12 else 'pm'}"


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return dt.date(day.year + years, month + 1, min(day.day, last))


def months_between(first: dt.date, last: dt.date) -> int:
    """Whole months from one day to a later one."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if months_after(first, months) > last else months


def last_whole_quarter(day: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the newest quarter of a year that is over with that day."""
    next_day = day + dt.timedelta(days=1)
    next_quarter = dt.date(next_day.year, (next_day.month - 1) // 3 * 3 + 1, 1)
    last = next_quarter - dt.timedelta(days=1)
    return dt.date(last.year, last.month - 2, 1), last


@contextmanager
def moved_to(moment: dt.datetime | dt.date) -> Iterator[None]:
    """Let the whole process live at `moment`; a date means noon of that day in London.

    Process-wide on purpose: the live server of a browser journey answers from other threads.
    """
    _moved_to.append(_as_moment(moment))
    try:
        yield
    finally:
        _moved_to.pop()


def _as_moment(moment: dt.datetime | dt.date) -> dt.datetime:
    if isinstance(moment, dt.datetime):
        return moment
    return timezone.make_aware(dt.datetime.combine(moment, dt.time(12)), timezone.get_default_timezone())
