"""How a handover stands, for the pages that show it: who it is from and for, what is done, and the one thing next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from backend.care_leavers.choices import ContactMethod, HandoverHeading, HandoverState
from backend.care_leavers.mark_words import mark_in_words
from backend.care_leavers.models import CareLeaver, Handover
from backend.care_leavers.permissions import avoided_employers_of, avoided_places_of
from backend.councils.viewer import Viewer
from backend.web.kit.content import Tag
from backend.web.kit.formats import day


COLOURS = {
    HandoverState.TO_WRITE: "yellow",
    HandoverState.WRITTEN: "blue",
    HandoverState.AGREED: "teal",
    HandoverState.PASSED_ON: "green",
    HandoverState.ENDED: "grey",
}
NEXT = {
    HandoverState.TO_WRITE: ("Write it", "handover-write"),
    HandoverState.WRITTEN: ("Go through it with them", "handover-agree"),
}
NOT_WRITTEN_YET = "nobody yet"
WITH = ("from_adviser", "to_adviser", "written_by", "agreed_recorded_by", "read_by", "given_by", "ended_by", "asked")


@dataclass(frozen=True)
class ShownHandover:
    handover: Handover

    @property
    def tag(self) -> Tag:
        return Tag(self.handover.state.label, COLOURS[self.handover.state])

    @property
    def title(self) -> str:
        to = self.handover.next_council or self.handover.to_adviser or NOT_WRITTEN_YET
        return f"From {self.handover.from_adviser} to {to}"

    @property
    def is_agreed(self) -> bool:
        return self.handover.state in (HandoverState.AGREED, HandoverState.PASSED_ON)

    @property
    def is_over(self) -> bool:
        return self.handover.state in (HandoverState.PASSED_ON, HandoverState.ENDED)

    @property
    def history(self) -> list[str]:
        """Each thing that happened to it, in a sentence."""
        row = self.handover
        told = [f"Begun on {day(row.created_at)}."]
        told += [f"Written on {day(row.written_at)} by {row.written_by}."] if row.written_at else []
        told += [f"Agreed to on {day(row.agreed_on)}, {self._agreed_how}."] if row.agreed_on else []
        told += [f"Read on {day(row.read_at)} by {row.read_by}."] if row.read_at else []
        told += [f"Given on {day(row.given_on)} to {row.given_to}, by {row.given_by}."] if row.given_on else []
        told += [f"Called off on {day(row.ended_at)}: {row.ended_why}"] if row.ended_at else []
        return told

    @property
    def _agreed_how(self) -> str:
        row = self.handover
        if row.agreed_recorded_by is None:
            return "on their own page"
        return f"{ContactMethod(row.agreed_how).label.lower()}, recorded by {row.agreed_recorded_by}"

    @property
    def asked(self) -> str:
        """What they want changed, unless it names harm: that is read where it was written."""
        message = self.handover.asked
        return message.words if message and not message.names_harm else ""

    @property
    def next_act(self) -> tuple[str, str] | None:
        """The words of the one thing next, and its page."""
        if self.handover.state not in NEXT:
            return None
        words, page = NEXT[self.handover.state]
        return words, reverse(page, args=[self.handover.public_id])


def lines_by_heading(lines: Sequence, headings: Mapping[HandoverHeading, str] | None = None) -> list[tuple[str, list]]:
    """Under each heading that has any, in their order."""
    named = headings or {heading: heading.label for heading in HandoverHeading}
    found = [(words, [each for each in lines if each.heading == heading]) for heading, words in named.items()]
    return [(words, theirs) for words, theirs in found if theirs]


def marks_beside(viewer: Viewer, person: CareLeaver) -> list[str]:
    """What the viewer may read of what is to be kept away from; they have not read this, and do not strike it out."""
    marks = (*avoided_places_of(viewer), *avoided_employers_of(viewer))
    return [mark_in_words(mark) for mark in marks if mark.care_leaver_id == person.pk and mark.is_current]
