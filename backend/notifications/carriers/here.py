"""A demonstration's carrier: it takes everything, and nothing leaves the machine. Its letter box is a page."""

from backend.notifications.choices import DeliveryStep, Why
from backend.notifications.models import Message


class KeptHere:
    name = "here"
    knows_what_it_took = False

    def send(self, message: Message) -> str:
        return str(message.public_id)

    def find(self, message: Message) -> str:
        return ""  # it takes a message when that is noted, and not before

    def what_became_of(self, reference: str) -> tuple[DeliveryStep, Why | str]:
        return DeliveryStep.ACCEPTED, ""
