"""By which day a promise is due that goes by the first day: a day on which somebody of the council is at work."""

import datetime as dt

from backend.placements.choices import PromiseKind
from backend.reference.working_days import is_working_day, last_working_day_before, next_working_day


RING_ON_THE_DAY = "We ring you on your first day."
RING_AFTER_THE_DAY = "We ring you just after your first day."  # where nobody of the council is at work on it


def due_day(first_day: dt.date | None, days_after: int, *, today: dt.date) -> dt.date | None:
    """So many days after the first day, or before it; None while no first day is known.

    What falls on a weekend or a bank holiday is due on the working day before the first day, or after it. What would
    lie in the past is due today: nobody could have kept it.
    """
    if first_day is None:
        return None
    day = first_day + dt.timedelta(days=days_after)
    if not is_working_day(day):
        day = last_working_day_before(day) if days_after < 0 else next_working_day(day)
    if day >= today:
        return day
    return today if is_working_day(today) else next_working_day(today)


def words_for(kind: str, words: str, first_day: dt.date | None, due_on: dt.date | None) -> str:
    """The same, unless they say that it is on the first day and it cannot be, or can be now."""
    if kind != PromiseKind.CALL or words not in (RING_ON_THE_DAY, RING_AFTER_THE_DAY):
        return words
    return RING_ON_THE_DAY if first_day is None or due_on == first_day else RING_AFTER_THE_DAY
