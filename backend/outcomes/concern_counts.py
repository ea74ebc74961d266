"""Concerns about employers by count alone, for whoever answers for the service."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from backend.core import clock
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
    first = first_day_of_year(today)
    of_the_year = Q(outcome="") | Q(created_at__date__gte=first) | Q(decided_at__date__gte=first)
    concerns = list(Concern.objects.for_council(council.pk).filter(of_the_year).order_by("id"))
    raised = [each for each in concerns if clock.day_of(each.created_at) >= first]
    states = [each.state for each in officer_clocks(council.pk, raised).values()]
    in_time = states.count(Telling.IN_TIME)
    return ConcernCounts(
        open=sum(each.is_open for each in concerns),
        closed=sum(each.is_lifted and clock.day_of(each.decided_at) >= first for each in concerns),
        told_in_time=in_time,
        to_tell=in_time + states.count(Telling.LATE) + states.count(Telling.OVERDUE),
    )


def first_day_of_year(today: dt.date) -> dt.date:
    return today.replace(month=1, day=1)
