"""How many last how long, with those who are still there counted for as long as they have been seen.

The product-limit estimate of Kaplan and Meier (1958), with Greenwood's variance and 95% limits on the log-log scale,
which stay between 0 and 1.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


NORMAL_95 = 1.959964


@dataclass(frozen=True)
class Observation:
    """One person: full days there, and whether that was because they left."""

    days: int
    left: bool


@dataclass(frozen=True)
class Estimate:
    """`low` and `high` are None while nobody has left or nobody is left: no interval can then be given."""

    share: float
    low: float | None
    high: float | None


EVERYBODY = Estimate(1.0, None, None)


def kaplan_meier(people: Iterable[Observation]) -> list[tuple[int, Estimate]]:
    """The share still there after each number of days at which somebody had left, in order.

    Somebody who left after `days` full days is missing from the next one; somebody last seen there after `days` full
    days says nothing about the next one and leaves the count.
    """
    people = list(people)
    missing_from = Counter(person.days + 1 for person in people if person.left)
    seen_until = Counter(person.days for person in people if not person.left)
    still_counted, share, greenwood = len(people), 1.0, 0.0
    found = []
    for day in sorted(missing_from | seen_until):
        gone = missing_from[day]
        if gone:
            share *= 1 - gone / still_counted
            greenwood += gone / (still_counted * (still_counted - gone)) if gone < still_counted else math.inf
            found.append((day, Estimate(share, *confidence_limits(share, greenwood))))
        still_counted -= gone + seen_until[day]
    return found


def confidence_limits(share: float, greenwood: float) -> tuple[float, float] | tuple[None, None]:
    if not 0 < share < 1:
        return None, None
    spread = NORMAL_95 * math.sqrt(greenwood) / -math.log(share)
    return share ** math.exp(spread), share ** math.exp(-spread)


def survival_at(day: int, found: list[tuple[int, Estimate]]) -> Estimate:
    """The share that made `day` full days, from the output of `kaplan_meier`."""
    until_then = [estimate for changed_on, estimate in found if changed_on <= day]
    return until_then[-1] if until_then else EVERYBODY
