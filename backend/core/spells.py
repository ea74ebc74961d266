"""Days of what lasts from one day to another: an activity, a placement, a break in it."""

import datetime as dt
from typing import NamedTuple

from backend.core import clock
from backend.core.errors import Refused


class DayRefusals(NamedTuple):
    """What is said of a day that something cannot be recorded for; `{}` is the day the spell ended, or began."""

    already_ended: str
    too_early: str
    to_come: str


def require_day_in_spell(on: dt.date, refusals: DayRefusals, *, starts_on: dt.date, ends_on: dt.date | None) -> None:
    """Refuse a day where the spell has ended, had not begun by then, or the day is to come."""
    if ends_on:
        raise Refused(refusals.already_ended.format(f"{ends_on:%-d %B %Y}"), field="on")
    if on < starts_on:
        raise Refused(refusals.too_early.format(f"{starts_on:%-d %B %Y}"), field="on")
    if on > clock.today():
        raise Refused(refusals.to_come, field="on")
