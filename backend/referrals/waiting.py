import datetime as dt

from django.utils import timezone

from backend.reference.working_days import is_working_day


def latest_day_waiting(working_days: int, on: dt.date) -> dt.date:
    """The latest day from which at least so many working days have passed up to and including `on`."""
    day = on
    while working_days > 0:
        working_days -= is_working_day(day)
        day -= dt.timedelta(days=1)
    return day


def last_moment_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.max))


def moment_of(day: dt.date, now: dt.datetime) -> dt.datetime:
    """When a step of that day took place: now if it is today, else the day's noon."""
    if day >= timezone.localtime(now).date():
        return now
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
