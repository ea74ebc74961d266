"""A rate over periods, oldest first, and what its whole course shows; the words for it are the pages'."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from backend.outcomes.shares import Share


@dataclass(frozen=True)
class Published:
    """England's figure between 0 and 1: of this very period, or the latest that had come out by then."""

    value: float
    year_ending: dt.date


@dataclass(frozen=True)
class Period:
    """`share` None: too few to show, or nothing recorded. Nothing said of a series follows from what is not shown."""

    first: dt.date
    last: dt.date
    is_complete: bool
    share: Share | None
    england: Published | None = None
    not_known: int = 0

    @property
    def year(self) -> int:
        """By the March in which its collection year ends."""
        return self.first.year + 1 if self.first.month > 3 else self.first.year

    @property
    def england_is_of_it(self) -> bool:
        return self.england is not None and self.is_complete and self.england.year_ending == self.last


def with_share(series: Sequence[Period]) -> list[Period]:
    return [each for each in series if each.share is not None and each.share.of]


def is_next_after(later: Period, before: Period) -> bool:
    return later.first - before.last == dt.timedelta(days=1)


def highest(series: Sequence[Period]) -> Period:
    """The latest of those that share the highest rate."""
    return max(with_share(series), key=lambda each: (each.share.value, each.last))


def lowest(series: Sequence[Period]) -> Period:
    return min(with_share(series), key=lambda each: (each.share.value, dt.date.max - each.last))


def changes(series: Sequence[Period]) -> list[tuple[Period, Period]]:
    """Steps from one shown period to the next that are more than chance explains."""
    steps = pairwise(with_share(series))
    return [(before, after) for before, after in steps if after.share.is_apart_from(before.share)]


def furthest_apart(series: Sequence[Period]) -> tuple[Period, Period] | None:
    """Of the pairs that differ by more than chance explains, the one with the widest gap; None where no pair does."""
    apart = [pair for pair in combinations(with_share(series), 2) if pair[0].share.is_apart_from(pair[1].share)]
    return max(apart, key=lambda pair: abs(pair[0].share.value - pair[1].share.value), default=None)
