"""The week as a calendar that other programmes read: what and when, and a link to a page behind the sign-in.

It names no young person, no employer and no place: whoever finds the address reads how busy somebody is, and no more.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from icalendar import Calendar
from icalendar import Event as Entry

from backend.core import clock
from backend.core.digest import text_digest
from backend.notifications.links import link_to
from backend.reference.working_days import LONDON
from backend.web.staff.today.week import Event, Happening


DAYS_BACK, DAYS_AHEAD = dt.timedelta(days=14), dt.timedelta(days=92)
HOW_LONG = dt.timedelta(hours=1)


def calendar_of(events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Onward//Today//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Today")
    calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"value": "DURATION"})
    for (day, happening, time), found in groupby(sorted(events, key=_order), key=_key):
        calendar.add_component(_entry(day, happening, time, len(list(found))))
    written: bytes = calendar.to_ical()
    return written


def _key(event: Event) -> tuple[dt.date, Happening, dt.time | None]:
    return event.day, event.happening, event.time


def _order(event: Event) -> tuple[dt.date, str, str]:
    return event.day, event.happening.value, str(event.time or "")


def _entry(day: dt.date, happening: Happening, time: dt.time | None, number: int) -> Entry:
    """What comes at one time is one entry with its number. Its name holds no key of a row."""
    entry = Entry()
    entry.add("uid", f"{text_digest(f'{day} {happening} {time}')[:32]}@today")
    entry.add("dtstamp", clock.now())
    entry.add("summary", happening.value if number == 1 else f"{happening.value} ({number})")
    if time:
        begins = dt.datetime.combine(day, time, LONDON)
        entry.add("dtstart", begins)
        entry.add("dtend", begins + HOW_LONG)
    else:
        entry.add("dtstart", day)
        entry.add("dtend", day + dt.timedelta(days=1))
    entry.add("url", f"{link_to('today-week')}?from={day.isoformat()}")
    return entry
