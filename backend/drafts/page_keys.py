"""What every form of ours carries beside Django's token: a key of its own, sealed for who was shown the page."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from backend.core.sealing import seal, unseal
from backend.councils.viewer import Viewer


PAGE_KEY = "page_key"  # name of the hidden box with the key
OPENED_ON = "opened_on"  # name of the hidden box with what the form showed when it was opened
SHOWN = "facts_shown"  # name of the hidden box with the facts that the words of a form speak of
PROPOSED = "proposed_words"  # name of the hidden box that knows what the page proposed in boxes of words
HELD = "held"  # name of the hidden box that says which kept post is sent again
OF_THE_PAGE = ("csrfmiddlewaretoken", PAGE_KEY, OPENED_ON, SHOWN, PROPOSED, HELD, "draft")  # boxes nobody types into
PURPOSE = "page key of a role"


@dataclass(frozen=True)
class PageKey:
    """Names one form on one page that one person was shown, in the council and the role they acted in."""

    user_id: int
    council_id: int
    role: str
    name: str
    words: Any = None  # what the page knows of the labels of its form, for whoever is offered what they typed

    @classmethod
    def new_for(cls, viewer: Viewer, *, words: Any = None) -> "PageKey":
        return cls(viewer.user_id, viewer.council_id, viewer.role.value, secrets.token_urlsafe(16), words)

    @classmethod
    def of(cls, request: HttpRequest) -> "PageKey | None":
        """The key that this post carries; none for one that we never made."""
        if request.method != "POST" or PAGE_KEY not in request.POST:
            return None
        return cls.unsealed(request.POST[PAGE_KEY])

    @classmethod
    def unsealed(cls, sealed: str) -> "PageKey | None":
        parts = unseal(sealed, purpose=PURPOSE)
        return cls(*parts) if parts else None

    @property
    def sealed(self) -> str:
        return seal([self.user_id, self.council_id, self.role, self.name, self.words], purpose=PURPOSE)

    def belongs_to(self, viewer: Viewer) -> bool:
        return (self.user_id, self.council_id, self.role) == (viewer.user_id, viewer.council_id, viewer.role)


def typed_in(posted: Iterable[tuple[str, list]]) -> dict[str, list[str]]:
    """What a person typed or pressed, without the boxes that are the page's own."""
    return {name: values for name, values in posted if name not in OF_THE_PAGE}
