"""What a search found: hits in groups, the best first, each with the fact that one was looking for."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from backend.web.kit.content import Tag


SHOWN = 5  # of each kind; the list has the rest


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    facts: list[str]
    stands: Tag | str
    closeness: float


@dataclass(frozen=True)
class Group:
    heading: str
    hits: list[Hit]
    number: int
    list_url: str = ""  # of all of them, where there are more


def group_of(
    heading: str, found: QuerySet, hits_of: Callable[[list], list[Hit]], *, list_name: str, **query: str
) -> Group | None:
    """The best few of `found`, which is in order; counted only where they are not all."""
    rows = list(found[: SHOWN + 1])
    if not rows:
        return None
    number = found.count() if len(rows) > SHOWN else len(rows)
    list_url = f"{reverse(list_name)}?{urlencode(query)}" if number > SHOWN else ""
    return Group(heading, hits_of(rows[:SHOWN]), number, list_url)
