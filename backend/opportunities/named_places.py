"""The one place of an opportunity that a referral or a placement names: in the words that were told, and by its row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from backend.core.errors import Refused
from backend.opportunities.models import Opportunity, Site


class NamesPlace(Protocol):
    workplace: str
    site_id: int | None


@dataclass(frozen=True)
class NamedPlace:
    """Attributes
    ----------
    words : as they were told, and never changed; empty where any of several will do, or it is written without any
    site_id : None where none is named, and where the named one was taken off since
    """

    words: str = ""
    site_id: int | None = None

    @classmethod
    def of(cls, row: NamesPlace) -> "NamedPlace":
        return cls(row.workplace, row.site_id)

    @property
    def is_lost(self) -> bool:
        """Told once, and nobody knows which place it is now: another that is written like it may be another place."""
        return bool(self.words) and self.site_id is None

    def as_of(self, sites: Iterable[Site]) -> "NamedPlace":
        """Lost where it is none of these, also for a row that was read before it was taken off."""
        return self if self.site_id in {each.id for each in sites} else replace(self, site_id=None)

    def among(self, sites: Iterable[Site]) -> list[Site]:
        """The named one, and each that is written now as was told: whoever goes by the words may go there."""
        return [each for each in sites if each.id == self.site_id or (self.words and each.in_words == self.words)]


ANYWHERE = NamedPlace()


def require_place(opportunity: Opportunity, place: NamedPlace, *, named: NamedPlace = ANYWHERE) -> None:
    """Raises Refused where the place was taken off since it was chosen. What is `named` already stays so, also while a
    change that takes it off waits for approval."""
    if place != named and place.site_id and not Site.objects.filter(id=place.site_id, opportunity=opportunity).exists():
        raise Refused("Its places have changed meanwhile. Open the page again and choose one of them.", "workplace")
