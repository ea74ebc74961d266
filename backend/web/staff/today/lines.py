"""What a line of Today is, and what a kind of line says of itself. The kinds are in `kinds`, one entry each."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Any, Self
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.telephones import dialled
from backend.councils.models import Council
from backend.councils.viewer import Viewer
from backend.reference.visits import silence_weeks_on
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Link
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.when import When


ASK_ANOTHER = "ask somebody who does not speak for it to look at it"


class Urgency(IntEnum):
    """The order on the page: what cannot wait comes first."""

    SAFETY = 1
    SUPPORT = 2
    APPOINTMENT = 3
    ANSWER = 4
    CLOSING = 5
    PROMISE = 6
    TURN = 7
    WAITING = 8
    OTHERS = 9

    @property
    def heading(self) -> str:
        return HEADINGS[self]


HEADINGS = {
    Urgency.SAFETY: "Held or unsafe",
    Urgency.SUPPORT: "May need support",
    Urgency.APPOINTMENT: "Today",
    Urgency.ANSWER: "Answers to pass on",
    Urgency.CLOSING: "Coming up and closing",
    Urgency.PROMISE: "Promised",
    Urgency.TURN: "Turning points",
    Urgency.WAITING: "Longest wait",
    Urgency.OTHERS: "For a colleague to do",
}


class Subject(StrEnum):
    """What rows a line may be about. Each is loaded once for the whole page."""

    PERSON = "person"
    REFERRAL = "referral"
    PLACE = "place"  # a referral, with what became of its place and of those beside it
    OFFERED_TIMES = "offered_times"
    DECISION = "decision"
    CHECK_IN = "check_in"
    OWN_MESSAGE = "own_message"
    SUGGESTION = "suggestion"
    OWN_LINK = "own_link"
    CONSENT = "consent"
    PROMISE = "promise"
    HANDOVER = "handover"
    MESSAGE = "message"
    TEXT = "text"  # that nobody could place
    DELETE_REQUEST = "delete_request"
    LIST_ANSWER = "list_answer"
    PROVIDER_LIST = "provider_list"
    STOPPED_ENROLMENT = "stopped_enrolment"
    DECLARATION = "declaration"
    PLACEMENT = "placement"
    OFFER_ASK = "offer_ask"


class InPlace(StrEnum):
    """What is done in the line itself, by one press or one choice; the value names its form."""

    TOLD = "told"
    SUPPORT = "support"
    HELPED = "helped"
    DONE = "done"
    CALLED = "called"
    APPLIED = "applied"
    HEARD = "heard"
    SUITS = "suits"
    STILL_AGREES = "still_agrees"


@dataclass(frozen=True)
class Act:
    """What to do, in the words of its button, and its page or telephone number. `asks` is how a heading says it.

    What is done in place says with `done` what happened and what comes next. `may` says who may do it, where those are
    others than may act on its page (`for_others.py`).
    """

    words: str
    url: str
    asks: str = ""
    in_place: InPlace | None = None
    done: str = ""
    may: Callable[[Viewer], bool] | None = None

    @property
    def asked(self) -> str:
        return self.asks or f"{self.words[:1].lower()}{self.words[1:]}"


@dataclass(frozen=True)
class Line:
    """One thing that waits: whose, what, since when and by when, the one act, and what else may help.

    `row` is the public id of what it is about: without one it can be neither put off nor handed over.
    """

    who: str
    who_url: str
    what: str
    act: Act
    since: dt.date | dt.datetime
    when: When
    row: UUID | None = None
    person: CareLeaver | None = None
    due: dt.date | None = None
    urgency: Urgency | None = None  # where it is not that of its kind
    label: str = ""  # above the line where it is drawn large; else the heading of its group
    more: tuple[Act, ...] = ()
    links: Sequence[Link] = ()
    is_about_safety: bool = True  # of a kind about safety: it keeps its place for whoever can only ring somebody
    is_for_others: bool = False

    @classmethod
    def of(cls, person: CareLeaver, what: str, act: Act, *, row: UUID, **facts: Any) -> Self:
        """About a young person: their name leads to their matches, and their number is at hand."""
        return cls(
            person.full_name,
            address_of("person", person.public_id),
            what,
            act,
            row=row,
            person=person,
            more=(*facts.pop("more", ()), *ring(person.known_as, person.phone, liked=person.contact_preference)),
            **facts,
        )

    @property
    def since_on(self) -> dt.date:
        return clock.day_of(self.since) if isinstance(self.since, dt.datetime) else self.since

    @property
    def orders_by(self) -> dt.date:
        return self.due or self.since_on

    def saying_first(self, words: str) -> Self:
        return replace(self, what=f"{words}{self.what}")


def judging(desk: Desk, act: Act, *employers: int) -> Act:
    """The act, or to ask somebody else where the viewer speaks for one of these employers and is refused it."""
    return replace(act, words="Ask a colleague", asks=ASK_ANOTHER) if desk.speaks_for(*employers) else act


def told_them(person: CareLeaver, asks: str, done: str) -> Act:
    """They are told, and how is recorded in the line."""
    return Act("Told them", reverse("person-contact", args=[person.public_id]), asks, InPlace.TOLD, done)


def ring(name: str, number: str, *, liked: str = "") -> tuple[Act, ...]:
    """A call, where a number can be dialled; beside it, in their words, how they like to be reached."""
    rung = dialled(number)
    beside = f" ({liked})" if liked else ""
    return (Act(f"Ring {name}, {number}{beside}", f"tel:{rung}"),) if rung else ()


@dataclass(frozen=True)
class Source:
    """Rows that make lines: a query over facts, in order, how one row reads, and what is read with these rows alone."""

    subject: Subject
    rows: Callable[[Desk], QuerySet]
    line: Callable[[Desk, Any], Line]
    reads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Computed:
    """Lines that no single query finds, in order. `lines` is given the desk and may ask as few queries as it can.

    `about` says beside a young person, quickly, whether any may be about them, so that a list asks for these lines only
    where there may be some. It may say yes too often. Without it they are about nobody. `asks` are rows, found in the
    one query that finds all others: where there is none there is no line, and nothing more is asked.
    """

    lines: Callable[[Desk], Sequence[Line]]
    about: Callable[[Viewer], Combinable | Q] | None = None
    asks: Callable[[Desk], QuerySet] | None = None

    @property
    def beside(self) -> str:
        """How that is named beside a person."""
        return f"may_be_{self.about.__name__}" if self.about else ""

    def may_tell(self, desk: Desk) -> bool:
        if not desk.is_list:
            return True
        return self.about is not None and any(getattr(person, self.beside) for person in desk.read.values())


def nowhere(desk: Desk) -> str:
    return ""


@dataclass(frozen=True)
class Kind:
    """One kind of line: its name where it is empty or goes on, how pressing it is, who sees it, where its lines come
    from, and where all are listed. What is one's own alone is handed to nobody. What `goes_first` stands before what is
    as pressing and began before it."""

    anchor: str
    titles: str  # of one and of many, "check-in due,check-ins due"; once where both are the same
    urgency: Urgency
    seen_by: Callable[[Viewer], bool]
    sources: tuple[Source | Computed, ...]
    more_url: Callable[[Desk], str] = nowhere
    is_handed_over: bool = True
    goes_first: bool = False

    def title_of(self, number: int) -> str:
        one, *many = self.titles.split(",")
        return one if number == 1 or not many else many[0]

    def title_in(self, council: Council, number: int = 0) -> str:
        """Of so many, with the weeks that the council set, where it says some."""
        return self.title_of(number).format(weeks=silence_weeks_on(council, clock.today()))

    def urgency_of(self, line: Line) -> Urgency:
        return Urgency.OTHERS if line.is_for_others else line.urgency or self.urgency

    def may_be_put_off(self, line: Line) -> bool:
        """Nothing about safety, of the whole kind or of this line, and nothing that is one line for many things."""
        return line.row is not None and Urgency.SAFETY not in (self.urgency, line.urgency)
