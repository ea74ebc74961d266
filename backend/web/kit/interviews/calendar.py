"""An interview for a calendar: whoever looks over a shoulder, or shares that calendar, reads no name in it.

Moved to another day it is the same entry with the next number, so that a calendar replaces the one before.
"""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponse

from backend.referrals.choices import ARRANGES, TAKES_BACK
from backend.referrals.days import days_before
from backend.referrals.models import AssessmentDay, Referral
from backend.web.kit.calendars import calendar_file, entry_of


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
        about = f"interview {self.about}"
        entry = entry_of(about, "interview", self.summary, self.on, self.at, minutes=self.minutes)
        entry.add("sequence", self.number)
        entry.add("description", self.description)
        return calendar_file("-//Employment team//Interview//EN", [entry])


def interview_entry(interview: Referral, *, summary: str, description: str) -> Entry:
    """Of a referral as `arranged_interview` gives it."""
    told = interview.events.filter(step__in=(*ARRANGES, *TAKES_BACK)).count()
    when = {"on": interview.interview_on, "at": interview.interview_at, "minutes": interview.interview_minutes}
    return Entry(str(interview.public_id), summary, description, number=max(told - 1, 0), **when)


def day_entry(day: AssessmentDay) -> Entry:
    before = days_before(day)
    first, described = before[-1] if before else day, f"By {day.council.employment_team}."
    return Entry(f"day {first.public_id}", "Assessment day", described, day.on, day.at, day.minutes, len(before))


def calendar_response(entry: Entry, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"'}
    return HttpResponse(entry.written, content_type="text/calendar; charset=utf-8", headers=headers)
