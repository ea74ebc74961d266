"""What lines about young people themselves have in common."""

import datetime as dt

from backend.core import clock
from backend.web.staff.today.lines import Act, Line
from backend.web.staff.today.when import When


def added_on(person) -> dt.date:
    return clock.day_of(person.created_at)


def line_of(person, what: str, act: Act, began: dt.date | dt.datetime, when: When, **facts) -> Line:
    return Line.of(person, what, act, row=person.public_id, since=began, when=when, **facts)
