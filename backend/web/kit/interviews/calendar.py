"""An interview for a calendar: whoever looks over a shoulder, or shares that calendar, reads no name in it.

Moved to another day it is the same entry with the next number, so that a calendar replaces the one before.
"""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse
from icalendar import Calendar, Event

from backend.core import clock
from backend.core.digest import text_digest
from backend.reference.working_days import LONDON
from backend.referrals.choices import ARRANGES, TAKES_BACK
from backend.referrals.days import first_of, moves_before
from backend.referrals.models import AssessmentDay, Referral


HOW_LONG = dt.timedelta(hours=1)  # where nobody said how long it takes


@dataclass(frozen=True)
class Entry:
    """`about` is what makes it the same entry, whenever it is; `number` says how often it was moved."""

    about: str
    summary: str
    description: str
    on: dt.date
    at: dt.time | None
    minutes: int | None = None
    number: int = 0

    @property
    def written(self) -> bytes:
        entry = Event()
        entry.add("uid", f"{text_digest(f'interview {self.about}')[:32]}@interview")
        entry.add("sequence", self.number)
        entry.add("dtstamp", clock.now())
        entry.add("summary", self.summary)
        entry.add("description", self.description)
        if self.at:
            begins = dt.datetime.combine(self.on, self.at, LONDON)
            entry.add("dtstart", begins)
            entry.add("dtend", begins + (dt.timedelta(minutes=self.minutes) if self.minutes else HOW_LONG))
        else:
            entry.add("dtstart", self.on)
            entry.add("dtend", self.on + dt.timedelta(days=1))
        calendar = Calendar()
        calendar.add("prodid", "-//Employment team//Interview//EN")
        calendar.add("version", "2.0")
        calendar.add_component(entry)
        written: bytes = calendar.to_ical()
        return written


def interview_entry(interview: Referral, *, summary: str, description: str) -> Entry:
    """Of a referral as `arranged_interview` gives it."""
    told = interview.events.filter(step__in=(*ARRANGES, *TAKES_BACK)).count()
    when = {"on": interview.interview_on, "at": interview.interview_at, "minutes": interview.interview_minutes}
    return Entry(str(interview.public_id), summary, description, number=max(told - 1, 0), **when)


def day_entry(day: AssessmentDay) -> Entry:
    about, number = first_of(day), moves_before(day)
    described = f"By {day.council.employment_team}."
    return Entry(f"day {about.public_id}", "Assessment day", described, day.on, day.at, day.minutes, number)


def calendar_response(entry: Entry, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"'}
    return HttpResponse(entry.written, content_type="text/calendar; charset=utf-8", headers=headers)
