"""Concerns about employers by count alone, for whoever answers for the service."""

import datetime as dt
from dataclasses import dataclass

from backend.councils.models import Council
from backend.employers.models import Concern
from backend.placements.designated_officer import Telling, officer_clocks


@dataclass(frozen=True)
class ConcernCounts:
    """`told_in_time` of `to_tell`: those raised in the year whose clock has run out or is settled."""

    open: int
    closed: int
    told_in_time: int
    to_tell: int


def concern_counts(council: Council, today: dt.date) -> ConcernCounts:
    concerns = Concern.objects.for_council(council.pk)
    raised = list(concerns.filter(created_at__date__gte=first_day_of_year(today)).order_by("id"))
    states = [each.state for each in officer_clocks(council.pk, raised).values()]
    in_time = states.count(Telling.IN_TIME)
    return ConcernCounts(
        open=concerns.open().count(),
        closed=concerns.lifted().filter(decided_at__date__gte=first_day_of_year(today)).count(),
        told_in_time=in_time,
        to_tell=in_time + states.count(Telling.LATE) + states.count(Telling.OVERDUE),
    )


def first_day_of_year(today: dt.date) -> dt.date:
    return today.replace(month=1, day=1)
