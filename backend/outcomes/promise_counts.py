"""How promises to young people were kept, by whose they were; small numbers are hidden by the one rule of core."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from backend.core.small_numbers import may_be_shown, suppressed
from backend.councils.models import Council
from backend.placements.models import Promise


class HowKept(StrEnum):
    IN_TIME = "Kept in time"
    LATE_KEPT = "Kept late"
    LATE = "Late now"
    BROKEN = "Broken: four weeks late and more"


@dataclass(frozen=True)
class PromiseCount:
    """Whose, how many were due, and how they were kept; None where that is hidden."""

    whose: str
    due: int | None
    kept: dict[HowKept, int | None]


def promise_counts(council: Council, first: dt.date, last: dt.date) -> list[PromiseCount]:
    """Of promises due between two days, up to today, without those that were called off: the council's and
    employers'."""
    rows = Promise.objects.for_council(council.pk).filter(due_on__range=(first, last)).with_standing()
    found: dict[str, Counter[str]] = {"The council": Counter(), "Employers": Counter()}
    for promise in rows:
        how = how_kept(promise, last)
        if how:
            found["Employers" if promise.employer_id else "The council"][how] += 1
    return [_count(whose, counted) for whose, counted in found.items()]


def how_kept(promise: Promise, today: dt.date) -> HowKept | None:
    kept_on, due_on = promise.kept_on, promise.due_on
    if kept_on and due_on:
        return HowKept.IN_TIME if kept_on <= due_on else HowKept.LATE_KEPT
    if not promise.is_late(today):
        return None
    return HowKept.BROKEN if promise.is_broken(today) else HowKept.LATE


def _count(whose: str, counted: Counter[str]) -> PromiseCount:
    total = sum(counted.values())
    shown = suppressed({each: counted[each] for each in HowKept})
    return PromiseCount(whose, total if may_be_shown(total) else None, {each: shown[each] for each in HowKept})
