"""When a line began or is due, in as few words as a column takes: "since Fri 27 Nov", "2 days left", "7 days late"."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from backend.core import clock
from backend.web.kit.formats import plural
from backend.web.kit.near_days import long_day, weekday_and_day


__all__ = ["When", "due", "long_day", "promised", "since", "since_and_when", "weekday_and_day"]
DAYS = "day,days"


@dataclass(frozen=True)
class When:
    text: str
    is_late: bool = False


def since(today: dt.date, day: dt.date, *, late_after: int | None = None) -> When:
    """Since when it waits; from so many days on that is late, and is said in days."""
    days = (today - day).days
    if days <= 0:
        return When("since today")
    if late_after is not None and days >= late_after:
        return When(f"waiting {plural(days, DAYS)}", is_late=True)
    return When(f"since {weekday_and_day(day, today)}")


def since_and_when(today: dt.date, at: dt.date, *, late_after: int | None = None) -> dict[str, Any]:
    """`since` and `when` of a line: from a day on, or from a moment."""
    day = clock.day_of(at) if isinstance(at, dt.datetime) else at
    return {"since": at, "when": since(today, day, late_after=late_after)}


def due(today: dt.date, day: dt.date) -> When:
    """How near a day is, or how long past."""
    days = (day - today).days
    if days < 0:
        return When(f"{plural(-days, DAYS)} late", is_late=True)
    if days <= 1:
        return When("today" if days == 0 else "tomorrow")
    if days < 3 * 7:
        return When(f"{days} days left")
    return When(f"{days // 7} weeks left")


def promised(today: dt.date, until: dt.datetime) -> When:
    """Whether an answer that was promised by a time is late, and how near the time is."""
    last_moment = until - dt.timedelta(microseconds=1)  # midnight is the end of the day before it
    return When("overdue", is_late=True) if until < clock.now() else due(today, clock.day_of(last_moment))
