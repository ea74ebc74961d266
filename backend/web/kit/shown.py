"""The facts that somebody's word on a page speaks of: carried by the page, sealed, and compared when they press.

A word counts for what stood on the page alone. Where something is new there or says something else, nothing is recorded
and the page is shown anew.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import models
from django.http import HttpRequest

from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.core.sealing import seal, unseal
from backend.drafts.page_keys import SHOWN
from backend.web.kit.content import Row


PURPOSE = "facts shown"
DIGITS = 16  # of each fact's digest
MOST_NAMED = 8
NEW = "New or changed since you opened this page: {names}."
GONE = "No longer there: {names}."
LOOK_AGAIN = "Nothing is recorded yet. Look at what stands here now, and press the button again."
NOT_SAID = "This page did not say what stood on it when you opened it. " + LOOK_AGAIN

Facts = Mapping[str, object]
Record = TypeVar("Record", bound=models.Model)


@dataclass(frozen=True)
class Shown:
    """The facts of one page, each under the words by which its reader finds it.

    Attributes
    ----------
    facts : as this page shows them
    again : reads them anew with their rows locked, before anything is recorded
    may_go : whether words count although something they spoke of stands there no longer
    each_alone : whether each fact is answered for itself, so that the service leaves those that the page did not show
    """

    facts: Facts
    again: Callable[[], Facts]
    may_go: bool = False
    each_alone: bool = False

    def sealed_for(self, request: HttpRequest) -> str:
        return seal(digests(self.facts), purpose=_purpose(request))

    def differs(self, request: HttpRequest) -> str:
        """What this page shows and the one that was sent did not, in a sentence; empty where there is nothing."""
        return self._difference(request, self.facts)

    def refuse_changed(self, request: HttpRequest) -> None:
        """Raises Refused where the facts, locked now, are not those of the page that was sent."""
        if not self.each_alone and (said := self._difference(request, self.again())):
            raise Refused(said)

    def _difference(self, request: HttpRequest, facts: Facts) -> str:
        seen, now = seen_on_page(request), digests(facts)
        if seen is None:
            return NOT_SAID if now else ""
        if self.each_alone:
            return ""
        new = [name for name, digest in now.items() if seen.get(name) != digest]
        gone = [] if self.may_go else [name for name in seen if name not in now]
        if not new and not gone:
            return ""
        said = [(NEW, new), (GONE, gone)]
        return " ".join([*(each.format(names=_named(names)) for each, names in said if names), LOOK_AGAIN])


def shown_of_row(row: Record, facts: Callable[[Record], Facts]) -> Shown:
    """Facts of one row, which is locked when they are read anew."""

    def again() -> Facts:
        lock_row(row)
        return facts(row)

    return Shown(facts(row), again)


def rows_as_facts(rows: Iterable[Row]) -> dict[str, list]:
    """Of a summary list, by the words beside which each value stands."""
    found: dict[str, list] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row.value)
    return found


def digests(facts: Facts) -> dict[str, str]:
    return {name: fact_digest(fact) for name, fact in facts.items()}


def fact_digest(fact: object) -> str:
    return json_digest(fact, plain=str)[:DIGITS]


def seen_on_page(request: HttpRequest) -> dict[str, str] | None:
    """By name the digest of each fact of the page that was sent; None where it does not say."""
    found: dict[str, str] | None = unseal(request.POST.get(SHOWN, ""), purpose=_purpose(request))
    return found


def _named(names: Collection[str]) -> str:
    first = [f"“{name}”" for name in list(names)[:MOST_NAMED]]
    more = len(names) - len(first)
    return "; ".join([*first, *([f"and {more} more"] if more else [])])


def _purpose(request: HttpRequest) -> str:
    """Of no use to another person, or in another council."""
    viewer = request.viewer
    return f"{PURPOSE}: {viewer.user_id} in {viewer.council_id}"
