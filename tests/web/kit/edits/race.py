"""Two people at one edit form: how each opens it, changes boxes of it as a browser would, and sends it."""

from dataclasses import dataclass

from django.test import Client

from backend.drafts.page_keys import OF_THE_PAGE
from tests.web.pages import filled, page_of, text_of


EDIT = "main form:has([name=opened_on])"


@dataclass
class Opening:
    """A page that one person has open; what they change in it is theirs."""

    client: Client
    address: str
    boxes: dict[str, object]

    def sends(self, **more):
        return self.client.post(self.address, self.boxes | more)


def opened(client: Client, address: str) -> Opening:
    return Opening(client, address, filled(client.get(address), EDIT))


def recorded(client: Client, address: str) -> dict[str, object]:
    """What the form shows to whoever opens it now."""
    boxes = filled(client.get(address), EDIT)
    return {name: value for name, value in boxes.items() if name not in OF_THE_PAGE}


def told(response) -> str:
    return " ".join(text_of(each) for each in page_of(response).select(".govuk-notification-banner__content"))
