"""Lets things happen in the order of their dates, each with the clock at its moment."""

import datetime as dt
import heapq
from collections.abc import Callable
from itertools import count

from django.utils import timezone

from backend.core import clock


class Timeline:
    """What is to happen, by day. What lies after `until` has not happened yet and never runs."""

    def __init__(self, until: dt.date):
        self.until = until
        self._queue: list[tuple[dt.date, int, Callable[[], None]]] = []
        self._order = count()

    def at(self, day: dt.date, happens: Callable[[], None]) -> None:
        if day <= self.until:
            heapq.heappush(self._queue, (day, next(self._order), happens))

    def run(self, progress: Callable[[dt.date], None]) -> None:
        month = None
        while self._queue:
            day, _, happens = heapq.heappop(self._queue)
            if month != (day.year, day.month):
                month = (day.year, day.month)
                progress(day)
            with clock.moved_to(min(_morning(day), timezone.now())):
                happens()


def _morning(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(10, 30)), timezone.get_default_timezone())
