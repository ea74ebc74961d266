"""What is overdue and which answers are owed, by kind with the worst of each: kinds of Today that others see to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from backend.web.kit.content import Link
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import LinesOfKind
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Kind, Line


SUPPORT = "support"
OVERDUE = ("check-ins", "in-touch", "eet-advisers", "personal-advisers")
OWED = ("answers", "offers", "referrals")  # to young people, by young people, by employers
WATCHED: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.anchor in {SUPPORT, *OVERDUE, *OWED})


@dataclass(frozen=True)
class Waiting:
    """How many things of one kind wait, where they are listed, and the one that waits longest."""

    number: int
    title: str
    url: str
    worst: Line | None

    @property
    def person(self) -> Link | None:
        return Link(self.worst.who, self.worst.who_url) if self.worst else None


@dataclass(frozen=True)
class WaitingList:
    """Kinds in which something waits, and the titles of the others."""

    kinds: list[Waiting]
    none_of: list[str]

    @property
    def number(self) -> int:
        return sum(each.number for each in self.kinds)


def waiting(desk: Desk, found: Sequence[LinesOfKind], anchors: Sequence[str]) -> WaitingList:
    these = [each for anchor in anchors for each in found if each.kind.anchor == anchor]
    return WaitingList(
        [_waiting(desk, each) for each in these if each.total],
        [each.kind.title_in(desk.viewer.council) for each in these if not each.total],
    )


def _waiting(desk: Desk, found: LinesOfKind) -> Waiting:
    """The first line of a kind is the one that has waited longest: each kind is in that order."""
    url = found.kind.more_url(desk) or _listed_at(desk, found.kind)
    return Waiting(found.total, found.kind.title_in(desk.viewer.council), url, found.lines[0] if found.lines else None)


def _listed_at(desk: Desk, kind: Kind) -> str:
    """All of a kind on Today, for whoever has it there, else where such things are listed."""
    if kind.seen_by(desk.viewer):
        return reverse("today", query={"kind": kind.anchor})
    return reverse("referrals") if kind.anchor in OWED else ""


def support(found: Sequence[LinesOfKind]) -> LinesOfKind:
    return next(each for each in found if each.kind.anchor == SUPPORT)


def unsafe(desk: Desk) -> WaitingList:
    """What cannot wait and a head decides: found with the desk, so that its first page asks nothing more."""
    found = {
        "held": len(desk.told_as_held),
        "placements-in-question": len(desk.in_question),
        "placed-beside-marks": len(desk.beside_marks),
    }
    kinds = [kind for kind in KINDS if kind.anchor in found]
    return WaitingList(
        [Waiting(found[kind.anchor], kind.title, _listed_at(desk, kind), None) for kind in kinds if found[kind.anchor]],
        [kind.title for kind in kinds if not found[kind.anchor]],
    )
