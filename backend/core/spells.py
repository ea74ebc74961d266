"""Days of what lasts from one day to another: an activity, a placement, a break in it."""

import datetime as dt

from backend.core import clock
from backend.core.errors import Refused


def require_day_in_spell(
    on: dt.date, *, starts_on: dt.date, ends_on: dt.date | None, already_ended: str, too_early: str, to_come: str
) -> None:
    """Refuse a day that something cannot be recorded for: the spell has ended, had not begun, or the day is to come.

    The last three are the sentences that say so; `{}` in the first two is the day the spell ended, or began.
    """
    if ends_on:
        raise Refused(already_ended.format(f"{ends_on:%-d %B %Y}"), field="on")
    if on < starts_on:
        raise Refused(too_early.format(f"{starts_on:%-d %B %Y}"), field="on")
    if on > clock.today():
        raise Refused(to_come, field="on")
