"""Opportunities that are one to whoever reads a list: the same employer and title, at other places or on other days."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from backend.opportunities.models.opportunity import OpportunityQuerySet


COLUMNS_FOUND = ("id", "employer_id", "title", "type", "level", "state", "remote")
_NO_WORD = re.compile(r"[\W_]+")


class Found(NamedTuple):
    """What a list of thousands needs of each to be in order and together; the rest is read for one page."""

    id: int
    employer: int
    title: str
    type: str
    level: int | None
    state: str
    remote: bool | None

    @property
    def what(self) -> tuple:
        """What those alike have in common. Nobody who types a title twice does it with the same signs."""
        return self.employer, _words(self.title), self.type, self.level, self.state


@lru_cache(maxsize=20_000)
def _words(title: str) -> str:
    """Of the titles of adverts most come again with each page of the list."""
    return _NO_WORD.sub(" ", title.casefold().replace("&", " and ")).strip()


def found_in(opportunities: OpportunityQuerySet) -> list[Found]:
    return [Found(*row) for row in opportunities.values_list(*COLUMNS_FOUND)]


def alike(found: Iterable[Found]) -> list[Sequence[int]]:
    """The ids of each group, groups and their members in the order in which they come."""
    groups: dict[tuple, list[int]] = {}
    for each in found:
        groups.setdefault(each.what, []).append(each.id)
    return list(groups.values())
