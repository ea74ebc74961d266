"""How messages of a council stand, in counts alone: for whoever sees to it that they are carried."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Min, Q
from django.db.models.functions import Coalesce

from backend.core import clock
from backend.councils.models import Council
from backend.notifications.choices import NEVER_WENT, DeliveryStep, MessageChannel, Recipient, Why
from backend.notifications.models import Message, Reply


NOT_YOUNG_PEOPLE = frozenset({Recipient.EMPLOYER, Recipient.STAFF})  # of young people their advisers decide
SOON_OVER = dt.timedelta(minutes=15)  # a carrier that is away for less is nobody's work
LATELY = dt.timedelta(days=7)


@dataclass(frozen=True)
class CarrierStanding:
    failing: int
    failing_since: dt.datetime
    to_decide: int
    to_decide_since: dt.datetime
    lost: int
    lost_since: dt.datetime


def standing_of_carriers(council: Council) -> CarrierStanding:
    now = clock.now()
    failing = Q(step=DeliveryStep.FAILED_FOR_NOW, began__lt=now - SOON_OVER)
    decide = Q(step=DeliveryStep.UNCLEAR, next_try_at=None, recipient__in=sorted(NOT_YOUNG_PEOPLE))
    lost = Q(step__in=sorted(NEVER_WENT), recipient__in=sorted(NOT_YOUNG_PEOPLE)) & ~Q(why=Why.TOO_LATE)
    with_beginning = Message.objects.for_council(council.pk).annotate(began=Coalesce("not_before", "created_at"))
    mine = with_beginning.filter(failing | decide | lost)
    counted = mine.aggregate(
        failing=Count("pk", filter=failing),
        failing_since=Min("began", filter=failing),
        to_decide=Count("pk", filter=decide),
        to_decide_since=Min("step_at", filter=decide),
        lost=Count("pk", filter=lost),
        lost_since=Min("step_at", filter=lost),
    )
    return CarrierStanding(**counted)


def counts_by_channel(council: Council) -> dict[str, dict[str, int]]:
    """Of each channel what waits, is held, fails, may have been sent, and what failed lately."""
    lately = Q(step_at__gte=clock.now() - LATELY)
    mine = Message.objects.for_council(council.pk)
    rows = mine.values("channel").annotate(
        waiting=Count("pk", filter=Q(step__in=["", DeliveryStep.SENT_AGAIN, DeliveryStep.ATTEMPTED])),
        held=Count("pk", filter=Q(step=DeliveryStep.HELD)),
        failing=Count("pk", filter=Q(step=DeliveryStep.FAILED_FOR_NOW)),
        unclear=Count("pk", filter=Q(step=DeliveryStep.UNCLEAR)),
        failed=Count("pk", filter=lately & Q(step__in=sorted(NEVER_WENT))),
        sent=Count("pk", filter=Q(sent_at__gte=clock.now() - LATELY)),
    )
    counted = {row.pop("channel"): row for row in rows}
    return {channel: counted.get(channel, {}) for channel in MessageChannel.values}


def closed_addresses(council: Council) -> int:
    """How many addresses of employers and colleagues are written to no more, since a message came back."""
    came_back = Message.objects.for_council(council.pk).filter(recipient__in=sorted(NOT_YOUNG_PEOPLE))
    return (
        came_back.filter(deliveries__step=DeliveryStep.FAILED)
        .that_came_back()
        .values("channel", "to")
        .distinct()
        .count()
    )


@dataclass(frozen=True)
class RepliesCounted:
    kept: int
    to_place: int
    others: int


def counts_of_replies(council: Council) -> RepliesCounted:
    """Texts that came in: those that became somebody's, those that wait to be placed, and those of nobody known."""
    came_in = Reply.objects.for_council(council.pk)
    to_place = came_in.to_settle().count()
    kept = came_in.filter(is_kept=True).count()
    return RepliesCounted(kept, to_place, came_in.count() - kept - to_place)
