"""A message is written with the change it follows from, and handed to its carrier by a worker."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.core import clock
from backend.core.job_names import DELIVER_MESSAGE
from backend.core.jobs import enqueue
from backend.core.names import one_line
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.notifications.choices import DID_NOT_GO, DeliveryStep, MessageChannel, MessageKind, Recipient, Why
from backend.notifications.models import Message
from backend.notifications.steps import note


JOB_IS_AT_IT = dt.timedelta(minutes=2)  # before the sweep looks whether a message that was just written went


@transaction.atomic
def send(
    *,
    council: Council,
    to: str,
    subject: str,
    body: str,
    secret: str = "",
    channel: MessageChannel = MessageChannel.EMAIL,
    kind: MessageKind = MessageKind.OTHER,
    recipient: Recipient = Recipient.STAFF,
    about: UUID | None = None,
    not_before: dt.datetime | None = None,
    not_after: dt.datetime | None = None,
    held_for: Why = Why.HOURS,
    key: str = "",
) -> Message:
    """Write a message and have it delivered after commit; what is `secret` in its text is not kept after that.

    `about` is the public id of whom it is to, or of what it speaks: by that it is taken back while it is not sent.

    The sender's name is the council's neutral employment team: nothing in a message to an employer may hint at care.
    With a `key` it is written once: asked for again, nothing is written and the first one is given back.
    `not_before` holds it back until then, `held_for` that reason; past `not_after` it is not sent any more.
    """
    facts = {"to": to, "subject": one_line(subject), "body": body, "secret": secret, "channel": channel, "kind": kind}
    facts |= {"recipient": recipient, "about": about, "not_before": not_before, "not_after": not_after}
    with council_context(council.id):  # the service writes it, whoever caused it: nobody else reads an address
        message, is_new = _written(council, key, facts)
        if not is_new:
            return message
        if not_before and not_before > clock.now():
            note(message, DeliveryStep.HELD, why=held_for, until=not_before)
        else:
            enqueue(DELIVER_MESSAGE, council.id, message.id)
    return message


def is_written(*, council: Council, key: str, unless_it_never_went: bool = False) -> bool:
    """Whether there is a message with that key already; or one that went, or may have, or may go yet."""
    with council_context(council.id):
        written = Message.objects.for_council(council.pk).filter(key=key)
        return (written.exclude(step__in=sorted(DID_NOT_GO)) if unless_it_never_went else written).exists()


def _written(council: Council, key: str, facts: dict[str, Any]) -> tuple[Message, bool]:
    facts |= {"council": council, "key": key, "next_try_at": clock.now() + JOB_IS_AT_IT}
    if not key:
        return Message.objects.create(**facts), True
    return Message.objects.get_or_create(council=council, key=key, defaults=facts)
