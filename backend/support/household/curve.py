"""What other hours of the same job would leave: now, and by the rules of another day."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from backend.support.household.pay import Job
from backend.support.household.rates import Rates
from backend.support.household.week import Household, NotCovered, week


MOST_HOURS = 40


@dataclass(frozen=True)
class Point:
    """Hours a week and pounds a week left; None where the household is not covered at those hours."""

    hours: int
    left: Decimal | None


def curve(household: Household, hourly: Decimal, rates: Rates) -> list[Point]:
    """From no work to forty hours, hour by hour. Travel is counted from the first hour."""
    return [Point(hours, _left(household, hours, hourly, rates)) for hours in range(MOST_HOURS + 1)]


def _left(household: Household, hours: int, hourly: Decimal, rates: Rates) -> Decimal | None:
    jobs = [Job(Decimal(hours), hourly)] if hours else []
    try:
        return week(household, jobs, rates).left
    except NotCovered:
        return None


def falls_in(points: Sequence[Point]) -> list[tuple[int, int, Decimal]]:
    """Where one hour more leaves less: from, to, and how many pounds. The first hour may cost its travel."""
    found = []
    for earlier, later in pairwise(points):
        if earlier.left is not None and later.left is not None and later.left < earlier.left:
            found.append((earlier.hours, later.hours, earlier.left - later.left))
    return found
