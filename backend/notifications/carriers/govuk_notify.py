"""GOV.UK Notify: letters, e-mail and text messages for public services, with what became of each and with replies.

Each message carries our reference, so that a lost answer is asked for and nothing is sent twice. A template of each
sort stands in the service's account there, with ((subject)) and ((body)) alone.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.dateparse import parse_datetime
from notifications_python_client.errors import APIError, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from backend.core.protection import clock_context
from backend.notifications.carriers import AnswerLost, FailedForGood, FailedForNow
from backend.notifications.choices import DeliveryStep, MessageChannel, Why
from backend.notifications.models import Message


BAD_REQUEST, TOO_MANY, BELOW_SERVER_ERRORS = 400, 429, 500
# As its errors begin that are about whom it is to, and those that are about our account and templates there.
ABOUT_THE_ADDRESS = (
    "phone_number",
    "email_address",
    "address",
    "personalisation address",
    "last line of the address",
    "must be a real uk postcode",
    "must be a real address",
    "must have at least 3 lines",
)
ABOUT_OUR_ACCOUNT = (
    "template",
    "missing personalisation",
    "can't send",
    "cannot send",
    "service",
    "reply_to",
    "sms_sender",
)
LINES = 7
BECAME = {
    "delivered": (DeliveryStep.DELIVERED, ""),
    "received": (DeliveryStep.DELIVERED, ""),
    "permanent-failure": (DeliveryStep.FAILED, Why.ADDRESS),
    "temporary-failure": (DeliveryStep.FAILED, Why.PHONE_OFF),
    "technical-failure": (DeliveryStep.FAILED, Why.REFUSED),
    "cancelled": (DeliveryStep.FAILED, Why.REFUSED),
    "validation-failed": (DeliveryStep.FAILED, Why.ADDRESS),
    "virus-scan-failed": (DeliveryStep.FAILED, Why.REFUSED),
}
# Of a letter it is told whether it was printed and posted, and nothing of who found it on the mat.
BECAME_OF_LETTERS = {
    "received": (DeliveryStep.POSTED, ""),
    "permanent-failure": (DeliveryStep.FAILED, Why.NOT_PRINTED),
}
ON_ITS_WAY = (DeliveryStep.ACCEPTED, "")
NOT_KNOWN_THERE = (400, 404)  # one of another key, or of longer ago than it is kept: no reason to ask about no other


@dataclass(frozen=True)
class ReceivedText:
    reference: str
    number: str
    words: str
    at: dt.datetime


class GovukNotify:
    name = "notify"
    knows_what_it_took = True

    def __init__(self):
        self.client = NotificationsAPIClient(
            settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_API_URL, timeout=settings.NOTIFY_TIMEOUT
        )

    def send(self, message: Message) -> str:
        template = settings.NOTIFY_TEMPLATES[message.channel]
        words = {"subject": message.subject, "body": message.body}
        reference = _reference(message)
        try:
            if message.channel == MessageChannel.TEXT:
                taken = self.client.send_sms_notification(message.to, template, words, reference=reference)
            elif message.channel == MessageChannel.LETTER:
                taken = self.client.send_letter_notification(template, words | _lines(message.to), reference=reference)
            else:
                taken = self.client.send_email_notification(message.to, template, words, reference=reference)
        except APIError as error:
            raise _failure(error) from error
        return str(taken["id"])

    def find(self, message: Message) -> str:
        try:
            found = self.client.get_all_notifications(reference=_reference(message))
        except APIError as error:
            raise FailedForNow(Why.AWAY) from error
        return next((str(each["id"]) for each in found["notifications"]), "")

    def what_became_of(self, reference: str) -> tuple[DeliveryStep, Why | str]:
        try:
            told = self.client.get_notification_by_id(reference)
        except APIError as error:
            if error.status_code in NOT_KNOWN_THERE:
                return ON_ITS_WAY
            raise FailedForNow(Why.AWAY) from error
        became = BECAME | (BECAME_OF_LETTERS if told.get("type") == "letter" else {})
        return became.get(told["status"], ON_ITS_WAY)

    def received(self) -> Iterator[ReceivedText]:
        """Text messages that came in, the newest first."""
        try:
            for each in self.client.get_received_texts_iterator():
                at = parse_datetime(each["created_at"])
                yield ReceivedText(str(each["id"]), each["user_number"], each["content"], at)
        except APIError as error:
            raise FailedForNow(Why.AWAY) from error


@clock_context()
def _reference(message: Message) -> str:
    """By what it is asked for: each sending that a person decided on has its own, so that the one before is not taken
    for it."""
    again = message.deliveries.filter(step=DeliveryStep.SENT_AGAIN).count()
    return f"{message.public_id}:{again}" if again else str(message.public_id)


def _lines(address: str) -> dict[str, str]:
    lines = [line.strip() for line in address.splitlines() if line.strip()][:LINES]
    return {f"address_line_{number}": line for number, line in enumerate(lines, start=1)}


def _failure(error: APIError) -> Exception:
    """A refusal in so many words was surely no sending; what broke behind the door, or on the way, may be one."""
    if _was_never_reached(error):
        return FailedForNow(Why.AWAY)
    if not isinstance(error, HTTPError) or error.response is None or error.status_code >= BELOW_SERVER_ERRORS:
        return AnswerLost()
    if error.status_code == TOO_MANY:
        return FailedForNow(Why.BUSY)
    if error.status_code == BAD_REQUEST:
        said = list(_said(error))
        if any(each.startswith(ABOUT_OUR_ACCOUNT) for each in said):
            return FailedForNow(Why.OUR_SETUP)
        is_about_address = any(each.startswith(ABOUT_THE_ADDRESS) for each in said)
        return FailedForGood(Why.ADDRESS if is_about_address else Why.REFUSED)
    return FailedForNow(Why.OUR_SETUP)


def _said(error: HTTPError) -> Iterator[str]:
    """Each error in small letters: it gives them as a list, or, as a gateway does, as plain text."""
    told = error.message if isinstance(error.message, list) else [error.message]
    for each in told:
        yield str(each.get("message", "") if isinstance(each, dict) else each).strip().lower()


def _was_never_reached(error: APIError) -> bool:
    reasons = [getattr(each, "reason", each) for each in getattr(error.__cause__, "args", ())]
    return any(isinstance(reason, (NewConnectionError, ConnectTimeoutError)) for reason in reasons)
