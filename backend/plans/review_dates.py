"""When a plan is reviewed: by the law's longest time, and earlier after something that changed a young person's life.

Nothing of it is stored. What changed is read from where it is recorded (`plans.changes`), so that a fact put right
moves the day with it.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from backend.core import clock
from backend.plans.choices import ChangeKind


@dataclass(frozen=True, order=True)
class Change:
    """Something significant, on the day that it happened or was recorded."""

    on: dt.date
    kind: ChangeKind


@dataclass(frozen=True)
class ReviewDue:
    """The day by which a review is held, and the changes since the last one; none where its time alone brings it."""

    on: dt.date
    changes: tuple[Change, ...]

    def is_overdue(self, today: dt.date) -> bool:
        return self.on < today


def review_due(*, last_on: dt.date, changes: Iterable[Change], months: int, days_after_change: int) -> ReviewDue:
    """The first of: so many months after the last review, and so many days after the first change since it.

    Parameters
    ----------
    last_on : the day of the last review; of a plan that had none the day it was opened.
    changes : what is on record, in any order. One on the day of the review was known there and asks for no other.
    months : the longest time between two reviews.
    days_after_change : days that an adviser has after a change.
    """
    since = tuple(sorted({each for each in changes if each.on > last_on}))
    regular = clock.months_after(last_on, months)
    if not since:
        return ReviewDue(regular, ())
    return ReviewDue(min(regular, since[0].on + dt.timedelta(days=days_after_change)), since)
