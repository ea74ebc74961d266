"""An interview for a calendar: whoever looks over a shoulder, or shares that calendar, reads no name in it."""

import datetime as dt

from icalendar import Calendar, Event

from backend.core import clock
from backend.core.digest import text_digest
from backend.reference.working_days import LONDON
from backend.referrals.models import Referral


HOW_LONG = dt.timedelta(hours=1)


def interview_calendar(interview: Referral) -> bytes:
    """Of a referral with its `interview_on` and `interview_at`."""
    entry = Event()
    entry.add("uid", f"{text_digest(f'interview {interview.public_id}')[:32]}@interview")
    entry.add("dtstamp", clock.now())
    entry.add("summary", f"Interview {interview.reference}")
    entry.add("description", f"Introduced by {interview.council.employment_team}.")
    if interview.interview_at:
        begins = dt.datetime.combine(interview.interview_on, interview.interview_at, LONDON)
        entry.add("dtstart", begins)
        entry.add("dtend", begins + HOW_LONG)
    else:
        entry.add("dtstart", interview.interview_on)
        entry.add("dtend", interview.interview_on + dt.timedelta(days=1))
    calendar = Calendar()
    calendar.add("prodid", "-//Employment team//Interview//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written
