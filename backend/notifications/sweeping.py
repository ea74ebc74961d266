"""What runs by the clock: messages whose time has come are tried, and carriers are asked what became of others."""

import datetime as dt
import logging

from backend.core import clock
from backend.core.job_names import DELIVER_MESSAGE
from backend.core.jobs import enqueue
from backend.core.models import Job, JobState
from backend.core.protection import clock_context
from backend.notifications.carriers import Carrier, FailedForNow, carrier_of
from backend.notifications.choices import DeliveryStep, MessageChannel, Why
from backend.notifications.models import Delivery, Message
from backend.notifications.steps import note


logger = logging.getLogger(__name__)

MOST_AT_ONCE = 1000
TOLD_BY_CARRIERS = frozenset({DeliveryStep.ACCEPTED, DeliveryStep.FAILED_FOR_NOW, DeliveryStep.UNCLEAR})
NO_ANSWER = frozenset({Why.AWAY, Why.ANSWER_LOST})
PROBES = 3  # messages by which it is tried whether a carrier that is away is back; more would only hold up the workers
LAST_LOOKED_AT = 50
LATELY = dt.timedelta(minutes=2)
# A carrier of texts tries for three days. What becomes of a letter is known once it is printed: after Christmas, say.
ASKED_FOR = {MessageChannel.LETTER: dt.timedelta(days=14)}
ASKED_FOR_ELSE = dt.timedelta(days=4)


def send_waiting() -> int:
    """Have every message tried whose time has come, unless a job is at it or is parked."""
    with clock_context():
        due = [each for channel in MessageChannel for each in _due(channel)]
        unfinished = [JobState.WAITING, JobState.SENT, JobState.RUNNING, JobState.PARKED]
        jobs = Job.objects.filter(name=DELIVER_MESSAGE, state__in=unfinished)
        at_work = {arguments[1] for arguments in jobs.values_list("arguments", flat=True)}
    asked = [(council, message) for council, message in due if message not in at_work]
    for council, message in asked:
        enqueue(DELIVER_MESSAGE, council, message)
    return len(asked)


def _due(channel: MessageChannel) -> list[tuple[int, int]]:
    """Of the channel, the council and the number of each; of a carrier that is away a few alone."""
    due = Message.objects.due(clock.now()).filter(channel=channel).order_by("next_try_at", "id")
    return list(due.values_list("council_id", "id")[: PROBES if _is_away(channel) else MOST_AT_ONCE])


def _is_away(channel: MessageChannel) -> bool:
    """Whether the last things that it was given were not taken for want of an answer, just now."""
    last = Delivery.objects.order_by("-id").select_related("message")[:LAST_LOOKED_AT]
    ours = [each for each in last if each.message.channel == channel and each.step in TOLD_BY_CARRIERS][:PROBES]
    since = clock.now() - LATELY
    return len(ours) == PROBES and all(each.why in NO_ANSWER and each.created_at >= since for each in ours)


def ask_carriers() -> int:
    """What became of messages that a carrier took lately, of one that knows."""
    told = 0
    for channel in MessageChannel:
        carrier = carrier_of(channel)
        if carrier and carrier.knows_what_it_took:
            told += _ask_of_all(carrier, _accepted(carrier, channel))
    return told


def _ask_of_all(carrier: Carrier, taken: list[Delivery]) -> int:
    """Until it gives no answer: a thousand waits for a carrier that is away would hold up everything else."""
    told = 0
    try:
        for each in taken:
            told += _ask(carrier, each)
    except FailedForNow:
        logger.warning("%s does not say what became of messages", carrier.name)
    return told


@clock_context()
def _accepted(carrier: Carrier, channel: MessageChannel) -> list[Delivery]:
    since = clock.now() - ASKED_FOR.get(channel, ASKED_FOR_ELSE)
    taken = Delivery.objects.filter(step=DeliveryStep.ACCEPTED, carrier=carrier.name, created_at__gte=since)
    open_still = taken.filter(message__channel=channel, message__step=DeliveryStep.ACCEPTED)
    return list(open_still.order_by("id")[:MOST_AT_ONCE])


def _ask(carrier: Carrier, taken: Delivery) -> bool:
    step, why = carrier.what_became_of(taken.reference)
    if step == DeliveryStep.ACCEPTED:
        return False
    with clock_context():
        message = Message.objects.select_for_update(of=["self"]).get(pk=taken.message_id)
        if message.step == DeliveryStep.ACCEPTED:
            note(message, step, why=why, carrier=carrier.name, reference=taken.reference)
    return True
