"""What a line of Today is, and what a kind of line says of itself. The kinds are in `kinds`, one entry each."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.models import Concern
from backend.employers.organisations.conflicts import spoken_for_by
from backend.employers.permissions import can_look_into_concerns, concerns_of
from backend.placements.permissions import check_ins_of
from backend.ranking.holds import HeldReferral
from backend.ranking.placed_beside_marks import PlacedBesideMark
from backend.ranking.placements_in_question import DeskAnswers, PlacementInQuestion, answers_of_desk
from backend.referrals.permissions import referrals_of
from backend.shortlists.permissions import decisions_of
from backend.web.kit.content import Link, Tag, Task
from backend.web.kit.formats import day
from backend.web.staff.people.people_query import people_of


ASK_ANOTHER = "ask somebody who does not speak for it to look at it"


class Urgency(IntEnum):
    """The order on the page: what cannot wait comes first."""

    SAFETY = 1
    APPOINTMENT = 2
    ANSWER = 3
    CLOSING = 4
    PROMISE = 5
    WAITING = 6


class Subject(StrEnum):
    """What rows a line may be about. Each is loaded once for the whole page."""

    PERSON = "person"
    REFERRAL = "referral"
    DECISION = "decision"
    CHECK_IN = "check_in"


@dataclass(frozen=True)
class Line:
    """One thing that waits: whose, the one action with its page, why, since when, how pressing it looks, and where
    more of the reason stands."""

    person: str
    action: str
    url: str
    reason: str
    since: dt.date
    status: Tag
    links: Sequence[Link] = ()

    @property
    def task(self) -> Task:
        hint = f"{self.reason} Since {day(self.since)}."
        return Task(f"{self.person}: {self.action}", self.status, self.url, hint, self.links)


class Desk:
    """What a viewer looks at: their own young people, or everybody they may open."""

    def __init__(self, viewer: Viewer, *, everybody: bool):
        self.viewer, self.everybody = viewer, everybody
        self.today = clock.today()
        self.to_decide: dict[int, int] = {}  # matches to decide by the id of a person, once people are loaded

    @property
    def people(self) -> QuerySet[CareLeaver]:
        return self._mine(care_leavers_of(self.viewer).supported())

    @property
    def listed_people(self) -> QuerySet[CareLeaver]:
        """The same people with what a list says about them."""
        return self._mine(people_of(self.viewer, today=self.today))

    def _mine(self, people: QuerySet[CareLeaver]) -> QuerySet[CareLeaver]:
        return people if self.everybody else people.of_worker(self.viewer.user)

    @property
    def referrals(self) -> QuerySet:
        return referrals_of(self.viewer).of_people(self.people)

    @cached_property
    def held(self) -> list[HeldReferral]:
        """Computed once: other kinds leave out what is held, since nobody rings an employer about it.

        Also of somebody who has died or whose support has ended, of whom no other line tells.
        """
        return self._answers.held

    @property
    def beside_marks(self) -> list[PlacedBesideMark]:
        """Who works where something to avoid is recorded, found together with what is held."""
        return self._answers.beside_marks

    @property
    def in_question(self) -> list[PlacementInQuestion]:
        """Placements that a fact speaks against now. Of somebody who has died the end is still to be recorded."""
        return self._answers.in_question

    @cached_property
    def _answers(self) -> DeskAnswers:
        return answers_of_desk(self.viewer, self._mine(care_leavers_of(self.viewer)))

    @property
    def decisions(self) -> QuerySet:
        return decisions_of(self.viewer).filter(care_leaver__in=self.people)

    @property
    def check_ins(self) -> QuerySet:
        return check_ins_of(self.viewer).of_people(self.people)

    @cached_property
    def concerns(self) -> list[Concern]:
        """Those about employers that ask for something, the oldest first; what a viewer may read of them is less."""
        found = Concern.objects.for_council(self.viewer.council_id)
        return list(found.asking(for_the_officer=can_look_into_concerns(self.viewer)))

    @cached_property
    def readable_concerns(self) -> list[Concern]:
        """Those of them that the viewer may read."""
        if not (self.concerns and can_look_into_concerns(self.viewer)):
            return []
        readable = set(concerns_of(self.viewer).filter(pk__in=[each.pk for each in self.concerns]))
        return [each for each in self.concerns if each in readable]

    @cached_property
    def _spoken_for(self) -> frozenset[int]:
        return spoken_for_by(self.viewer.user, self.viewer.council_id)

    def judging(self, action: str, *employers: int) -> str:
        """The action, or to ask somebody else where the viewer speaks for one of these and is refused it."""
        return ASK_ANOTHER if self._spoken_for.intersection(employers) else action

    def mine_only(self) -> str:
        """For the address of a list, that it shows the same people."""
        return "" if self.everybody else "&whose=mine"


@dataclass(frozen=True)
class Source:
    """Rows that make lines: a query over facts, in order, and how one row reads."""

    subject: Subject
    rows: Callable[[Desk], QuerySet]
    line: Callable[[Desk, Any], Line]


@dataclass(frozen=True)
class Computed:
    """Lines that no single query finds, in order. `lines` is given the desk and may ask as few queries as it can."""

    lines: Callable[[Desk], Sequence[Line]]


def nowhere(desk: Desk) -> str:
    return ""


@dataclass(frozen=True)
class Kind:
    """One kind of line: who sees it, how pressing it is, where its lines come from, and where all are listed."""

    anchor: str
    title: str
    urgency: Urgency
    seen_by: Callable[[Viewer], bool]
    sources: tuple[Source | Computed, ...]
    more_url: Callable[[Desk], str] = nowhere


def waiting(today: dt.date, since: dt.date | None, *, long: int = 7) -> Tag:
    """How long it has waited; red from `long` days on."""
    days = (today - since).days if since else 0
    if days <= 0:
        return Tag("Today", "yellow")
    return Tag(f"Waiting {days:,} day{'' if days == 1 else 's'}", "red" if days >= long else "yellow")


def due(today: dt.date, on: dt.date) -> Tag:
    """How near a day is, or how long past."""
    days = (on - today).days
    if days < 0:
        return Tag(f"{-days:,} day{'' if days == -1 else 's'} late", "red")
    if days <= 1:
        return Tag("Today" if days == 0 else "Tomorrow", "red")
    return Tag(f"In {days} days", "yellow")


def promised(today: dt.date, until: dt.datetime) -> Tag:
    """Whether an answer that was promised by a time is late, and how near the time is."""
    last_moment = until - dt.timedelta(microseconds=1)  # midnight is the end of the day before it
    return Tag("Overdue", "red") if until < clock.now() else due(today, clock.day_of(last_moment))
