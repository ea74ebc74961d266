"""Whose lines a viewer looks at, and what is found once for all of them."""

import datetime as dt
from collections.abc import Collection
from functools import cached_property

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.core.written_queries import any_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.models import Concern
from backend.employers.organisations.conflicts import spoken_for_by
from backend.employers.permissions import can_look_into_concerns
from backend.opportunities.models import Opportunity
from backend.placements.models import Placement
from backend.placements.permissions import check_ins_of, placements_of, promises_of
from backend.ranking.holds import HeldReferral
from backend.ranking.may_need_support.facts import Row
from backend.ranking.may_need_support.listing import MayNeedSupport, facts_told, support_told
from backend.ranking.placed_beside_marks import PlacedBesideMark
from backend.ranking.placements_in_question import DeskAnswers, PlacementInQuestion, answers_of_desk
from backend.referrals.accepted_elsewhere import beside_an_acceptance
from backend.referrals.permissions import referrals_of
from backend.shortlists.permissions import decisions_of, matches_beside, matches_of


PLACES_GONE = {"full"}


def underway(viewer: Viewer) -> Q:
    """Beside a young person, whether a referral of theirs is open or a placement goes on."""
    referrals, placements = referrals_of(viewer).open(), placements_of(viewer).current()
    return Q(Exists(referrals.filter(care_leaver=OuterRef("pk")))) | Q(
        Exists(placements.filter(care_leaver=OuterRef("pk")))
    )


class Desk:
    """What a viewer looks at: their own young people, or everybody they may open; `only` these of them.

    On a desk of what was `handed` to the viewer it is as with whoever handed it over: nobody's in particular.
    """

    def __init__(
        self, viewer: Viewer, *, everybody: bool, only: Collection[int] | None = None, is_handed: bool = False
    ):
        self.viewer, self.everybody, self.only, self.is_handed = viewer, everybody, only, is_handed
        self.today = clock.today()
        self.span: tuple[dt.date, dt.date] | None = None  # days of which the one query asks too
        self.happenings: list[dict] = []
        self.is_list = False  # whether the one query also counts the matches to decide, and tells what was put off
        self.deferrals: list[dict] = []
        self.support_told: list[dict] = []  # found with the keys, where it is asked for
        self.read: dict[int, CareLeaver] = {}  # people that the page has read already, as `people_of` reads them
        self.kept: dict[str, list] = {}  # rows that two kinds tell of, by what they are
        self.to_decide: dict[int, int] = {}  # matches to decide by the id of a person, once people are loaded

    @property
    def is_team(self) -> bool:
        """Whether somebody who has young people of their own looks at everybody's."""
        return self.everybody and self.viewer.is_one_of(Role.EET_ADVISER)

    @property
    def whose(self) -> str:
        """For the address of a page about one of its lines, that leads back to the same desk."""
        return "&whose=all" if self.is_team else ""

    @property
    def people(self) -> QuerySet[CareLeaver]:
        return self._mine(care_leavers_of(self.viewer).supported())

    @property
    def people_ever(self) -> QuerySet[CareLeaver]:
        """With those whose support has ended."""
        return self._mine(care_leavers_of(self.viewer))

    def _mine(self, people: QuerySet[CareLeaver]) -> QuerySet[CareLeaver]:
        theirs = people if self.everybody else people.of_worker(self.viewer.user)
        return theirs if self.only is None else theirs.filter(pk__in=any_of(self.only))

    @property
    def person_ids(self):
        """Of the people of this desk, to be asked for rows about them."""
        return self.people

    @property
    def open_opportunities(self):
        return Opportunity.objects.open_on(self.today)

    @property
    def referrals(self) -> QuerySet:
        return referrals_of(self.viewer).of_people(self.person_ids)

    @property
    def matches(self) -> QuerySet:
        """Of opportunities that are open."""
        return matches_of(self.viewer).filter(opportunity__in=self.open_opportunities)

    @property
    def first_undecided(self) -> Subquery:
        """Beside a young person, one match that waits for a decision, or nothing.

        Found person by person, and whether it is open by a `Case`: as `Exists` and as `IN`, PostgreSQL would join all
        matches of the council with what is open.
        """
        is_open = Case(When(opportunity__in=self.open_opportunities, then=True), default=False)
        theirs = matches_beside(self.viewer).alias(is_open=is_open).filter(is_open=True)
        return Subquery(theirs.undecided().order_by().values("pk")[:1])

    @property
    def held_ids(self) -> list[int]:
        """Of those that have a line as held, and so no other."""
        return [each.referral.id for each in self.told_as_held]

    @property
    def not_held(self) -> QuerySet:
        """Referrals but for what is held: that has one line, and until it is settled nothing else is done about it."""
        return self.referrals.exclude(id__in=any_of(self.held_ids))

    @property
    def beside_ids(self):
        """Of referrals open beside something that they accepted, to be asked for rows."""
        return beside_an_acceptance(self.referrals).order_by().values("pk")

    @property
    def alone(self) -> QuerySet:
        """Nor what is open beside an acceptance: that has one line too, until somebody withdraws or keeps it."""
        return self.not_held.exclude(id__in=self.beside_ids)

    @property
    def told_as_held(self) -> list[HeldReferral]:
        """But for those of which only the places are gone: that has a line of its own, with what to do."""
        return [each for each in self.held if {obstacle.name for obstacle in each.answer.obstacles} != PLACES_GONE]

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
        if self.is_list and not any(person.may_be_underway for person in self.read.values()):
            return DeskAnswers([], [], [])
        return answers_of_desk(self.viewer, self._mine(care_leavers_of(self.viewer)))

    @cached_property
    def in_need(self) -> list[MayNeedSupport]:
        """Who may need support in what they started: first where nothing was done, whom to look at first. Their facts
        are told with the keys of all lines."""
        return support_told(self.support_told)

    @cached_property
    def given_support(self) -> list[tuple[Placement, Row]]:
        """What was done to support them, each with the placement it was for."""
        return [(facts.placement, row) for facts in facts_told(self.support_told) for row in facts.support]

    @property
    def placements(self) -> QuerySet:
        return placements_of(self.viewer).of_people(self.person_ids)

    @property
    def decisions(self) -> QuerySet:
        return decisions_of(self.viewer).filter(care_leaver__in=self.person_ids)

    @property
    def check_ins(self) -> QuerySet:
        return check_ins_of(self.viewer).of_people(self.person_ids)

    @property
    def promises(self) -> QuerySet:
        """Also what the viewer promised to somebody who is not one of their own, and whom they may open."""
        theirs = care_leavers_of(self.viewer).supported()
        others = theirs if self.only is None else theirs.filter(pk__in=any_of(self.only))
        mine = Q(owner=self.viewer.user, care_leaver__in=others)
        return promises_of(self.viewer).filter(Q(care_leaver__in=self.person_ids) | mine)

    @cached_property
    def concerns(self) -> list[Concern]:
        """Those about employers that ask for something, the oldest first; what a viewer may read of them is less."""
        found = Concern.objects.for_council(self.viewer.council_id)
        return list(found.asking(for_the_officer=can_look_into_concerns(self.viewer)))

    @cached_property
    def readable_concerns(self) -> list[Concern]:
        """Those of them that are `concerns_of` the viewer; whom they speak for is asked once for the whole page."""
        if not can_look_into_concerns(self.viewer):
            return []
        return [each for each in self.concerns if not self.speaks_for(each.employer_id)]

    @cached_property
    def _spoken_for(self) -> frozenset[int]:
        return spoken_for_by(self.viewer.user, self.viewer.council_id)

    def speaks_for(self, *employers: int) -> bool:
        """Whether the viewer speaks for one of these, and is refused to judge it."""
        return bool(self._spoken_for.intersection(employers))

    def mine_only(self) -> str:
        """For the address of a list, that it shows the same people."""
        return "" if self.everybody else "&whose=mine"
