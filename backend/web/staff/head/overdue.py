"""What is overdue and which answers are owed, by kind with the worst of each: kinds of Today that others see to."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from backend.opportunities.choices import OpportunityState
from backend.web.kit.content import Link
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import LinesOfKind
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Kind, Line


SUPPORT = "support"
CANNOT_WAIT = ("wrote-cannot-wait", "texts-cannot-wait")
OVERDUE = ("check-ins", "in-touch", "oversight-due", "eet-advisers", "personal-advisers")
TO_YOUNG_PEOPLE = ("answers", "offers", "questions", "wants-to-talk", "says-wrong")
BY_EMPLOYERS = ("referrals",)
TO_EMPLOYERS = ("employers-words", "to-approve", "to-verify")
OWED = (*TO_YOUNG_PEOPLE, *BY_EMPLOYERS, *TO_EMPLOYERS)
AMONG_REFERRALS = {"answers", "offers", "employers-words"}
WATCHED: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.anchor in {*CANNOT_WAIT, SUPPORT, *OVERDUE, *OWED})


@dataclass(frozen=True)
class Waiting:
    """How many things of one kind wait, where they are listed, and the one that waits longest."""

    number: int
    title: str
    url: str
    worst: Line | None
    whose: Link | None = None


@dataclass(frozen=True)
class WaitingList:
    """Kinds in which something waits, and the titles of the others."""

    kinds: list[Waiting]
    none_of: list[str]

    @property
    def number(self) -> int:
        return sum(each.number for each in self.kinds)


def waiting(desk: Desk, found: Sequence[LinesOfKind], anchors: Sequence[str]) -> WaitingList:
    """What is late before what is not, and of either what has waited longest first."""
    these = [each for anchor in anchors for each in found if each.kind.anchor == anchor]
    return WaitingList(
        sorted((_waiting(desk, each) for each in these if each.total), key=_worst_first),
        [each.kind.title_in(desk.viewer.council) for each in these if not each.total],
    )


def _worst_first(each: Waiting) -> tuple[bool, dt.date]:
    return (not each.worst.when.is_late, each.worst.orders_by) if each.worst else (True, dt.date.max)


def _waiting(desk: Desk, found: LinesOfKind) -> Waiting:
    """Each source of a kind is in the order of its days, so that the worst is among the first of each."""
    worst = min(found.lines, key=lambda line: line.orders_by, default=None)
    title = found.kind.title_in(desk.viewer.council, found.total)
    return Waiting(found.total, title, _listed_at(desk, found.kind), worst, _whose(found.kind, worst))


def _whose(kind: Kind, worst: Line | None) -> Link | None:
    """A post leads to its own page: the one where it is approved is the officer's."""
    if worst is None:
        return None
    url = reverse("opportunity", args=[worst.row]) if kind.anchor == "to-approve" else worst.who_url
    return Link(worst.who, url)


def _listed_at(desk: Desk, kind: Kind) -> str:
    """Where all of a kind are listed: on Today, for whoever has it there, else where such things are."""
    if kind.anchor == "to-approve":
        return reverse("opportunities", query={"state": OpportunityState.SUBMITTED.value})
    if url := kind.more_url(desk):
        return url
    if kind.seen_by(desk.viewer):
        return reverse("today", query={"kind": kind.anchor})
    return reverse("referrals") if kind.anchor in AMONG_REFERRALS else ""


def support(found: Sequence[LinesOfKind], shown: int) -> LinesOfKind:
    """The first of those for whom nothing was done yet."""
    every = next(each for each in found if each.kind.anchor == SUPPORT)
    return replace(every, lines=every.lines[:shown])


def unsafe(desk: Desk, lines: Sequence[LinesOfKind]) -> WaitingList:
    """What cannot wait and a head decides: found with the desk, so that its first page asks nothing more."""
    written = waiting(desk, lines, CANNOT_WAIT)
    found = {
        "held": len(desk.told_as_held),
        "placements-in-question": len(desk.in_question),
        "placed-beside-marks": len(desk.beside_marks),
    }
    kinds = [kind for kind in KINDS if kind.anchor in found]
    return WaitingList(
        [
            *written.kinds,
            *(
                Waiting(found[kind.anchor], kind.title_of(found[kind.anchor]), _listed_at(desk, kind), None)
                for kind in kinds
                if found[kind.anchor]
            ),
        ],
        [*written.none_of, *(kind.title_of(0) for kind in kinds if not found[kind.anchor])],
    )
