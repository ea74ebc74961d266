"""A message is handed to its carrier: claimed first, carried outside any transaction, and what came of it noted.

Whoever is killed in between leaves a message in doubt. A carrier that knows what it took is asked; of any other a
person decides, and it is never sent twice in silence.
"""

import datetime as dt
from dataclasses import dataclass

from backend.core import clock
from backend.core.protection import clock_context
from backend.notifications.carriers import (
    AnswerLost,
    CannotTell,
    Carrier,
    FailedForGood,
    FailedForNow,
    carrier_of,
)
from backend.notifications.choices import ARRIVED, IN_DOUBT, DeliveryStep, MessageKind, Why
from backend.notifications.may_go import stopped
from backend.notifications.models import Message
from backend.notifications.steps import note


# Longer than the longest call to a carrier (its time-outs are in the settings), so that nobody takes over a live one.
SURELY_OVER = dt.timedelta(minutes=3)
ASKED_AFTER = dt.timedelta(minutes=2)  # a carrier that has just taken something may need so long to know it
RESTS = tuple(dt.timedelta(minutes=each) for each in (1, 2, 5, 10, 20, 40, 60))
GIVEN_UP_AFTER = dt.timedelta(days=3)  # a weekend without a mail server is no reason to give up
# GOV.UK Notify keeps what it took for 7 days, or as few as 3 where a service says so; asked later, it says "not taken".
REMEMBERED_FOR = dt.timedelta(days=3)
ALERTS_AGAIN = 3
IS_DOUBT = frozenset({Why.ANSWER_LOST, Why.WORKER_LOST})


@dataclass(frozen=True)
class Claimed:
    message: Message
    carrier: Carrier
    is_in_doubt: bool


def deliver(*, message_id: int) -> None:
    """Hand a message to its carrier once, however often this runs and wherever it stops."""
    claimed = _claim(message_id)
    if claimed is None or (claimed.is_in_doubt and (_is_known_now(claimed) or _is_stopped(claimed.message))):
        return
    message, carrier = claimed.message, claimed.carrier
    try:
        reference = carrier.send(message)
    except FailedForNow as failure:
        _wait(message, failure.why, carrier)
    except FailedForGood as failure:
        _note(message, DeliveryStep.FAILED, why=failure.why, carrier=carrier.name)
    except AnswerLost:
        _doubt(message, carrier, Why.ANSWER_LOST)
    else:
        _note(message, DeliveryStep.ACCEPTED, carrier=carrier.name, reference=reference)


@clock_context()
def _claim(message_id: int) -> Claimed | None:
    """The message with its carrier, noted as being sent; None where nothing is to be done with it now."""
    now = clock.now()
    message = Message.objects.select_for_update(of=["self"]).select_related("council").get(id=message_id)
    if not message.is_to_be_tried(now):
        return None
    is_in_doubt, carrier = message.is_in_doubt, carrier_of(message.channel)
    if carrier is None:
        note(message, DeliveryStep.FAILED, why=Why.NO_CARRIER)
        return None
    if not is_in_doubt and _stop(message, now):
        return None
    note(message, DeliveryStep.ATTEMPTED, until=now + SURELY_OVER, carrier=carrier.name)
    return Claimed(message, carrier, is_in_doubt)


@clock_context()
def _is_stopped(message: Message) -> bool:
    """Of one that was in doubt and was not taken: it is asked anew what allows it."""
    held = Message.objects.select_for_update(of=["self"]).select_related("council").get(pk=message.pk)
    return not held.is_in_doubt or _stop(held, clock.now())


def _stop(message: Message, now: dt.datetime) -> bool:
    """Whether it may not go now, which is then noted."""
    stop = stopped(message, now)
    if stop:
        note(message, stop.step, why=stop.why, until=stop.until)
    return stop is not None


def _is_known_now(claimed: Claimed) -> bool:
    """Whether nothing is left to send: it was taken, or cannot be told now. A message that was not taken is sent."""
    message, carrier = claimed.message, claimed.carrier
    try:
        reference = carrier.find(message)
    except CannotTell:
        _doubt(message, carrier, Why.WORKER_LOST)
        return True
    except FailedForNow:
        _doubt(message, carrier, Why.ANSWER_LOST)
        return True
    if reference:
        _note(message, DeliveryStep.ACCEPTED, carrier=carrier.name, reference=reference)
        return True
    if not _is_remembered(message):
        _doubt(message, carrier, Why.ANSWER_LOST)
        return True
    return False


@clock_context()
def _doubt(message: Message, carrier: Carrier, why: Why) -> None:
    """To be asked of the carrier; of one that cannot tell, for a person to decide. An alert is tried again a few times:
    better read twice than never."""
    can_tell = carrier.knows_what_it_took and _is_remembered(message)
    if not can_tell and message.kind == MessageKind.ALERT:
        before = message.deliveries.filter(step=DeliveryStep.FAILED_FOR_NOW, why__in=sorted(IS_DOUBT)).count()
        if before < ALERTS_AGAIN:
            _wait(message, why, carrier)
            return
    until = clock.now() + ASKED_AFTER if can_tell else None
    _note(message, DeliveryStep.UNCLEAR, why=why, until=until, carrier=carrier.name)


@clock_context()
def _is_remembered(message: Message) -> bool:
    """Whether its carrier, asked now, still knows the first time it may have been handed over since it was last known
    that it was not."""
    known = message.deliveries.exclude(step__in=sorted(IN_DOUBT)).last()
    tries = message.deliveries.filter(step=DeliveryStep.ATTEMPTED, id__gt=known.id if known else 0)
    first = tries.first()
    return first is None or clock.now() - first.created_at < REMEMBERED_FOR


@clock_context()
def _wait(message: Message, why: Why, carrier: Carrier) -> None:
    """The longer, the more often it has failed; after days a person is told."""
    now = clock.now()
    again = message.deliveries.filter(step=DeliveryStep.SENT_AGAIN).last()
    began = again.created_at if again else message.not_before or message.created_at
    if now - began > GIVEN_UP_AFTER:
        _note(message, DeliveryStep.FAILED, why=Why.GIVEN_UP, carrier=carrier.name)
        return
    failed = message.deliveries.filter(step=DeliveryStep.FAILED_FOR_NOW, created_at__gte=began).count()
    rest = RESTS[min(failed, len(RESTS) - 1)]
    _note(message, DeliveryStep.FAILED_FOR_NOW, why=why, until=now + rest, carrier=carrier.name)


@clock_context()
def _note(message: Message, step: DeliveryStep, **facts) -> None:
    """A step that overtook ours, as a late answer does, is written over by what the carrier has said at last."""
    held = Message.objects.select_for_update(of=["self"]).get(pk=message.pk)
    if held.step != DeliveryStep.ACCEPTED and held.step not in ARRIVED:
        note(held, step, **facts)
