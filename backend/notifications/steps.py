"""The one way in which something happens to a message: a row of its deliveries, and the last of them beside it."""

import datetime as dt

from django.conf import settings

from backend.accounts.models import User
from backend.core import clock
from backend.councils.models import Council
from backend.notifications.choices import DeliveryStep, Why
from backend.notifications.models import TAKEN_OUT, Delivery, Message


OVER = frozenset({DeliveryStep.ACCEPTED, DeliveryStep.SETTLED, DeliveryStep.TAKEN_BACK})


def note(
    message: Message,
    step: DeliveryStep,
    *,
    why: Why | str = "",
    until: dt.datetime | None = None,
    carrier: str = "",
    reference: str = "",
    by: User | None = None,
) -> None:
    """Of a message that the caller holds. What opens something is taken out of it once it is over: it arrived, or can
    never be sent again. Of an address that is confirmed nothing happens to the message: it stands as it stood."""
    Delivery.objects.create(
        council_id=message.council_id,
        message=message,
        step=step,
        why=why,
        until=until,
        carrier=carrier,
        reference=reference,
        by=by,
    )
    if step == DeliveryStep.ADDRESS_CONFIRMED:
        return
    message.step, message.step_at, message.why, message.next_try_at = step, clock.now(), why, until
    if step == DeliveryStep.ACCEPTED:
        message.sent_at = clock.now()
    if step == DeliveryStep.TAKEN_BACK:  # what never went may be written again
        message.key = ""
    is_over = step in OVER or why == Why.TOO_LATE
    if is_over and message.secret and not settings.IS_DEMO:  # a demonstration has no other letter box than these
        message.body, message.secret = message.body.replace(message.secret, TAKEN_OUT), ""
    message.save(update_fields=["step", "step_at", "why", "next_try_at", "sent_at", "body", "secret", "key"])


def opened_something(message: Message) -> bool:
    """Whether what it opened was taken out, so that it cannot be sent again as it is."""
    return TAKEN_OUT in message.body


def is_closed(council: Council, channel: str, to: str) -> bool:
    """Whether a message to that address came back, and nobody has confirmed it since: nothing more goes there."""
    return Message.objects.for_council(council.pk).to_address(channel, to).that_came_back().exists()
