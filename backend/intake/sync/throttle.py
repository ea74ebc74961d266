"""Keeps the number of questions to a feed below what its terms allow, over all processes that share the key."""

import datetime as dt
import time
from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from backend.intake.models import FeedCall


SOMEBODY_ASKS_NOW = 5.0  # seconds; as long as somebody else's question at most takes


class Throttle:
    """At most `most` calls in any `seconds`. Counts by the database's clock: moving ours must not move theirs."""

    def __init__(self, source: str, *, most: int, seconds: int, sleep: Callable[[float], None] = time.sleep):
        self.source, self.most, self.window, self.sleep = source, most, dt.timedelta(seconds=seconds), sleep

    def claim(self) -> None:
        while (pause := self._claim_after_others()) > 0:
            self.sleep(pause)

    @transaction.atomic
    def claim_now(self) -> float:
        """Zero if the call was counted and may go; otherwise the seconds until it is worth asking again.

        Others wait until the caller's transaction has ended, for only then they can see this call.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [self._lock])
            is_ours = cursor.fetchone()[0]
        return self._claim_unless_full() if is_ours else SOMEBODY_ASKS_NOW

    @transaction.atomic
    def _claim_after_others(self) -> float:
        """Seconds until the next call may be made; zero if this one was counted and may go."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [self._lock])
        return self._claim_unless_full()

    @property
    def _lock(self) -> str:
        return f"calls of {self.source}"

    def _claim_unless_full(self) -> float:
        calls = FeedCall.objects.filter(source=self.source)
        calls.filter(at__lt=Now() - self.window).delete()
        if calls.count() < self.most:
            FeedCall.objects.create(source=self.source, at=Now())
            return 0.0
        free_in = calls.order_by("at").annotate(free_in=F("at") + self.window - Now()).values_list("free_in", flat=True)
        return max(free_in[0].total_seconds(), 0.05)
