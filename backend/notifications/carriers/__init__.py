"""Who carries messages: what each can do, and how one says that it did not.

A carrier is asked once for each attempt, outside any transaction. What it raises says what is known of the message:
`FailedForNow` that it was surely not taken, `FailedForGood` that it never will be, `AnswerLost` that nobody knows.
"""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from backend.notifications.choices import DeliveryStep, Why
from backend.notifications.models import Message


class FailedForNow(Exception):
    """It was not taken, and may be at another time."""

    def __init__(self, why: Why = Why.AWAY):
        super().__init__(why)
        self.why = why


class FailedForGood(Exception):
    """It was not taken, and would not be."""

    def __init__(self, why: Why):
        super().__init__(why)
        self.why = why


class AnswerLost(Exception):
    """It may have been taken."""


class CannotTell(Exception):
    """This carrier knows nothing of what it took before."""


class Carrier(Protocol):
    name: str
    knows_what_it_took: bool  # so that a lost answer is asked for, and what became of a message

    def send(self, message: Message) -> str:
        """Have it taken; by what the carrier knows it from then on."""

    def find(self, message: Message) -> str:
        """By what the carrier knows a message that it may have taken; empty where it did not."""

    def what_became_of(self, reference: str) -> tuple[DeliveryStep, Why | str]:
        """Of a message that it took."""


CARRIERS = {
    "smtp": "backend.notifications.carriers.smtp.Smtp",
    "notify": "backend.notifications.carriers.govuk_notify.GovukNotify",
    "here": "backend.notifications.carriers.here.KeptHere",
}


def carrier_of(channel: str) -> Carrier | None:
    """As the settings say; None where nothing carries messages of this sort."""
    name = settings.MESSAGE_CARRIERS.get(str(channel), "")
    return import_string(CARRIERS[name])() if name else None


def is_carried(channel: str) -> bool:
    return bool(settings.MESSAGE_CARRIERS.get(str(channel)))
