"""Concerns about employers by count alone, of those that whoever answers for the service may read."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.models import Concern
from backend.employers.permissions import readable_among
from backend.placements.designated_officer import Telling, officer_clocks


@dataclass(frozen=True)
class ConcernCounts:
    """Of those raised in the year of which the designated officer has to be told: `to_tell` are all of them."""

    open: int
    closed: int
    told_in_time: int = 0
    told_late: int = 0
    waiting: int = 0  # not told yet, and still in time
    overdue: int = 0  # not told, and the time is over

    @property
    def to_tell(self) -> int:
        return self.told_in_time + self.told_late + self.waiting + self.overdue


def concern_counts(viewer: Viewer, today: dt.date) -> ConcernCounts:
    first = first_day_of_year(today)
    of_the_year = Q(outcome="") | Q(created_at__date__gte=first) | Q(decided_at__date__gte=first)
    concerns = readable_among(viewer, Concern.objects.filter(of_the_year).order_by("id"))
    raised = [each for each in concerns if clock.day_of(each.created_at) >= first]
    states = [each.state for each in officer_clocks(viewer.council_id, raised).values()]
    return ConcernCounts(
        open=sum(each.is_open for each in concerns),
        closed=sum(each.is_lifted and clock.day_of(each.decided_at) >= first for each in concerns),
        told_in_time=states.count(Telling.IN_TIME),
        told_late=states.count(Telling.LATE),
        waiting=states.count(Telling.WAITING),
        overdue=states.count(Telling.OVERDUE),
    )


def first_day_of_year(today: dt.date) -> dt.date:
    return today.replace(month=1, day=1)
