"""Whether a message may still go, asked each time before it is handed over, and before somebody has it sent again.

What allowed it when it was written may be gone by now, and a carrier that was away for a night comes back at three in
the morning. Whoever knows the recipients says so: their app registers what is asked (`apps.ready`).
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from backend.notifications.choices import DeliveryStep, MessageKind, Recipient, Why
from backend.notifications.models import Message
from backend.notifications.steps import is_closed


@dataclass(frozen=True)
class Stop:
    """What a message becomes that may not go now, and for a person why; `until` when it only waits."""

    step: DeliveryStep
    why: Why | str = ""
    sentence: str = ""
    until: dt.datetime | None = None


Ask = Callable[[Message, dt.datetime], Stop | None]

_ASKED: dict[Recipient, Ask] = {}


def ask_before_sending(recipient: Recipient, ask: Ask) -> None:
    """Of messages to such people `ask` says what stops one now; None where nothing does."""
    _ASKED[recipient] = ask


def stopped_by_recipient(message: Message, now: dt.datetime) -> Stop | None:
    ask = _ASKED.get(Recipient(message.recipient))
    return ask(message, now) if ask else None


def stopped(message: Message, now: dt.datetime) -> Stop | None:
    """What stops it now, whatever that is. An alert goes to an address that failed, too: it may be read this time."""
    if message.not_after and now >= message.not_after:
        return Stop(DeliveryStep.FAILED, Why.TOO_LATE)
    if message.kind != MessageKind.ALERT and is_closed(message.council, message.channel, message.to):
        return Stop(DeliveryStep.SUPPRESSED, Why.FAILED_BEFORE)
    return stopped_by_recipient(message, now)
