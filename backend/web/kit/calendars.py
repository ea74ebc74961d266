"""What a calendar reads: an entry of a day or a time, and the file around entries."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from icalendar import Calendar, Event

from backend.core import clock
from backend.core.digest import text_digest
from backend.reference.working_days import LONDON


HOW_LONG = dt.timedelta(hours=1)  # where nobody said how long it takes


def entry_of(
    about: str, of: str, summary: str, on: dt.date, at: dt.time | None, *, minutes: int | None = None
) -> Event:
    """`about` makes it the same entry of this sort, and cannot be read from it; without a time it is the whole day."""
    entry = Event()
    entry.add("uid", f"{text_digest(about)[:32]}@{of}")
    entry.add("dtstamp", clock.now())
    entry.add("summary", summary)
    if at:
        begins = dt.datetime.combine(on, at, LONDON)
        entry.add("dtstart", begins)
        entry.add("dtend", begins + (dt.timedelta(minutes=minutes) if minutes else HOW_LONG))
    else:
        entry.add("dtstart", on)
        entry.add("dtend", on + dt.timedelta(days=1))
    return entry


def calendar_file(maker: str, entries: Iterable[Event], **facts: Any) -> bytes:
    """With what a clock in London does, for programmes that do not know it."""
    calendar = Calendar()
    calendar.add("prodid", maker)
    calendar.add("version", "2.0")
    for name, value in facts.items():
        calendar.add(name.replace("_", "-"), value)
    for each in entries:
        calendar.add_component(each)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written
