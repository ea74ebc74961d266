"""How long placements last, with young people who are still there counted properly."""

import datetime as dt
from dataclasses import dataclass

from backend.councils.models import Council
from backend.outcomes.stays import Stays
from backend.outcomes.survival import Observation, kaplan_meier, survival_at
from backend.placements.followed import followed


RULE, RULE_VERSION = "kaplan_meier_days_on_programme", 3
LAST_WEEK = 52
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True)
class CurvePoint:
    """The share that made so many weeks; `at_risk` is how many have been seen for that long: of a week that is a mark,
    how many have reached it."""

    week: int
    share: float
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True)
class Curve:
    points: list[CurvePoint]
    placements: int
    left_early: int
    silent: int = 0  # of whom nobody said by the day they were last asked about that they are still there
    rule: str = RULE
    rule_version: int = RULE_VERSION

    @property
    def is_mostly_silent(self) -> bool:
        """An end is told of and silence is not: of a council that asks nobody, only those who left would be counted."""
        return self.silent * 2 > self.placements


def sustainment_curve(
    council: Council, first: dt.date, last: dt.date, on: dt.date, stays: Stays | None = None
) -> Curve:
    """Of the placements that began in a period, the share that lasted each week, as known on a day.

    Weeks are weeks on programme, breaks not counted, as far as each is followed (`placements.followed`): no day counts
    of which the marks say that it is not known. The curve stops where nobody has been seen for that long, unless
    everybody has left.
    """
    read = stays or Stays(council, first, min(last, on))
    seen = [followed(placement, on, read.rules) for placement in read.began]
    people = [Observation(stay.days, left=stay.left) for stay in seen]
    found = kaplan_meier(people)
    points = []
    for week in range(LAST_WEEK + 1):
        days = week * DAYS_IN_A_WEEK
        at_risk = sum(person.days >= days for person in people)
        estimate = survival_at(days, found)
        if at_risk or estimate.share == 0:
            points.append(CurvePoint(week, estimate.share, estimate.low, estimate.high, at_risk))
    left, silent = sum(stay.left for stay in seen), sum(stay.is_silent for stay in seen)
    return Curve(points, len(seen), left, silent)
