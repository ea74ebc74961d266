"""Days on programme: the calendar beneath the marks. Who asks whether a placement has lasted asks `marks`, not this.

The first day counts as day 1, so that the mark of 28 days falls on the 28th day on programme. A day inside a break
is no day on programme.
"""

import datetime as dt
from collections.abc import Iterable

from backend.placements.models import Placement


ONE_DAY = dt.timedelta(days=1)
BreakSpan = tuple[dt.date, dt.date | None]  # first and last day of a break; None while it goes on


def away_of(placement: Placement) -> list[BreakSpan]:
    return [(spell.starts_on, spell.ends_on) for spell in placement.breaks.all()]


def days_on_programme(starts_on: dt.date, away: Iterable[BreakSpan], last: dt.date) -> int:
    """Days from the first day to `last`, both counted, without those inside a break."""
    if last < starts_on:
        return 0
    lost = sum(
        (min(end or last, last) - max(begin, starts_on)).days + 1
        for begin, end in merged_breaks(away)
        if begin <= last and (end is None or end >= starts_on)
    )
    return (last - starts_on).days + 1 - lost


def day_of(days: int, starts_on: dt.date, away: Iterable[BreakSpan]) -> dt.date | None:
    """The day that makes `days` days on programme; None when a break without an end comes first."""
    day = starts_on + (days - 1) * ONE_DAY
    for begin, end in merged_breaks(away):
        if begin > day:
            break
        if end is None:
            return None
        if end >= starts_on:
            day += (end - max(begin, starts_on)).days * ONE_DAY + ONE_DAY
    return day


def merged_breaks(away: Iterable[BreakSpan]) -> list[BreakSpan]:
    """The same days away as breaks in order that do not overlap."""
    joined: list[BreakSpan] = []
    for begin, end in sorted(away, key=lambda spell: spell[0]):
        if joined and (joined[-1][1] is None or joined[-1][1] >= begin):
            first, last = joined[-1]
            joined[-1] = (first, None if last is None or end is None else max(last, end))
        else:
            joined.append((begin, end))
    return joined
