"""What a form showed when its page was opened: carried by the page, sealed, and compared when the form is sent."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest

from backend.core.sealing import seal, unseal
from backend.drafts.page_keys import OPENED_ON
from backend.web.kit.untouched import Boxes


PURPOSE = "what a form was opened on"


@dataclass(frozen=True)
class Opened:
    shown: dict[str, Boxes]  # of each field that shows what is recorded, its boxes
    version: int = 0  # of the record, by its history
    asked: Collection[str] = ()  # fields of which both values were shown, and a choice asked for

    def sealed_for(self, request: HttpRequest) -> str:
        return seal([self.shown, self.version, sorted(self.asked)], purpose=_purpose(request))

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        return cls.unsealed(request, request.POST.get(OPENED_ON, ""))

    @classmethod
    def unsealed(cls, request: HttpRequest, sealed: str) -> Self | None:
        parts = unseal(sealed, purpose=_purpose(request)) if sealed else None
        if parts is None:
            return None
        return cls(*parts)


def _purpose(request: HttpRequest) -> str:
    """Of no use to another person."""
    viewer = request.viewer
    return f"{PURPOSE}: {viewer.user_id} in {viewer.council_id}"
