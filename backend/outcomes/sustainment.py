"""How long placements last, with young people who are still there counted properly."""

import datetime as dt
from dataclasses import dataclass

from backend.councils.models import Council
from backend.outcomes.survival import Observation, kaplan_meier, survival_at
from backend.placements.early_ends import left_early
from backend.placements.marks import days_on_programme
from backend.placements.models import Placement


RULE, RULE_VERSION = "kaplan_meier_days_on_programme", 2
LAST_WEEK = 52
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True)
class CurvePoint:
    """The share that made so many weeks; `at_risk` is how many have been seen for that long."""

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
    rule: str = RULE
    rule_version: int = RULE_VERSION


def sustainment_curve(council: Council, first: dt.date, last: dt.date, on: dt.date) -> Curve:
    """Of the placements that began in a period, the share that lasted each week, as known on a day.

    Weeks are weeks on programme, breaks not counted. The curve stops where nobody has been seen for that long,
    unless everybody has left.
    """
    placements = (
        Placement.objects.for_council(council.id).started_between(first, min(last, on)).prefetch_related("breaks")
    )
    people = [_seen(placement, on) for placement in placements]
    found = kaplan_meier(people)
    points = []
    for week in range(LAST_WEEK + 1):
        days = week * DAYS_IN_A_WEEK
        at_risk = sum(person.days >= days for person in people)
        estimate = survival_at(days, found)
        if at_risk or estimate.share == 0:
            points.append(CurvePoint(week, estimate.share, estimate.low, estimate.high, at_risk))
    return Curve(points, len(people), sum(person.left for person in people))


def _seen(placement: Placement, on: dt.date) -> Observation:
    ended = placement.ended_on is not None and placement.ended_on <= on
    away = [(spell.starts_on, spell.ends_on) for spell in placement.breaks.all()]
    days = days_on_programme(placement.starts_on, away, placement.ended_on if ended else on)
    return Observation(days, left=left_early(placement, on))
