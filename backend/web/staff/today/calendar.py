"""The week as a calendar that other programmes read: what and when, and a link to a page behind the sign-in.

It names no young person, no employer and no place: whoever finds the address reads how busy somebody is, and no more.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from icalendar import Event as Entry
from icalendar import vDuration

from backend.notifications.links import link_to
from backend.web.kit.calendars import calendar_file, entry_of
from backend.web.staff.today.week import Event, Happening


DAYS_BACK, DAYS_AHEAD = dt.timedelta(days=14), dt.timedelta(days=92)


def calendar_of(events: Iterable[Event]) -> bytes:
    found = groupby(sorted(events, key=_order), key=_key)
    entries = [_entry(day, happening, time, len(list(same))) for (day, happening, time), same in found]
    hourly = vDuration(dt.timedelta(hours=1), params={"value": "DURATION"})
    return calendar_file("-//Onward//Today//EN", entries, x_wr_calname="Today", refresh_interval=hourly)


def _key(event: Event) -> tuple[dt.date, Happening, dt.time | None]:
    return event.day, event.happening, event.time


def _order(event: Event) -> tuple[dt.date, str, str]:
    return event.day, event.happening.value, str(event.time or "")


def _entry(day: dt.date, happening: Happening, time: dt.time | None, number: int) -> Entry:
    """What comes at one time is one entry with its number. Its name holds no key of a row."""
    summary = happening.value if number == 1 else f"{happening.value} ({number})"
    entry = entry_of(f"{day} {happening} {time}", "today", summary, day, time)
    entry.add("url", f"{link_to('today-week')}?from={day.isoformat()}")
    return entry
