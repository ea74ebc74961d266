"""Placements that go on although a fact speaks against them now: permission, age, custody, an agreement, a death.

Computed from the facts of now, as if they began there today. Marks of safety are in `placed_beside_marks`. Nothing of
it is for an employer.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models.expressions import RawSQL

from backend.care_leavers.choices import ConsentKind, InTouch
from backend.care_leavers.permissions import can_see_safety_marks
from backend.core import clock
from backend.core.written_queries import written_once
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.named_places import NamedPlace
from backend.placements.models import Placement, PlacementQuerySet
from backend.placements.permissions import placements_of
from backend.placements.since_start import Started, recorded_on, was_spoken_of
from backend.ranking.hold_reasons import Pair, Reasons, reasons_of
from backend.ranking.holds import HeldReferral, answers_about_next, held_first
from backend.ranking.placed_beside_marks import (
    PlacedBesideMark,
    beside_marks,
    placement_of,
    read_marks,
    with_placed,
)
from backend.referrals.gate_answers import GateAnswer
from backend.referrals.models import Referral, ReferralQuerySet


SPEAK_TODAY = "speak with them today"
TO_CHECK = frozenset({"custody", "licence"})
TOLD_NOTHING = "The employer is told nothing of it from here."
UNLAWFUL = f"It may not go on as it is. Speak with them today, and correct the fact if it is wrong. {TOLD_NOTHING}"
# What the law asks of whoever works there today, and of the person alone.
LAW = ("permission_to_work", "dbs", "young_worker_limits", "duty_to_participate", "school_leaving")
ADVICE = dict.fromkeys((*LAW, "age"), UNLAWFUL) | {
    "permission_to_work": (
        "Without permission they may not go on working. Speak with them today, see that they have advice about it, and"
        f" correct the fact if it is wrong. {TOLD_NOTHING}"
    ),
    "custody": f"Record a break for custody, or the end; or say what you checked. {TOLD_NOTHING}",
    "licence": f"Say what you checked, or speak with them and the probation officer. {TOLD_NOTHING}",
    "name_agreement": (
        "The employer reads a reference only now. Ask them what they wish while they work there, and log the contact."
        f" {TOLD_NOTHING}"
    ),
    "care_agreement": (
        "Ask them what they wish while they work there, and log the contact; the engagement officer can have the"
        f" opportunity changed. {TOLD_NOTHING}"
    ),
    "died": "Record the end of the placement. Nobody is asked to check in any more.",
}
ACTIONS = {"custody": "record a break or the end", "licence": "check where they work", "died": "record the end"}
AGREEMENTS = {
    "name_agreement": (
        ConsentKind.SHARE_NAME,
        "They have taken back that the employer is told their name.",
    ),
    "care_agreement": (
        ConsentKind.SHARE_CARE_STATUS,
        "They have taken back that the employer is told they are a care leaver, and this place tells it.",
    ),
}
FIELDS = dict.fromkeys(("young_worker_limits", "duty_to_participate", "school_leaving", "age"), "birth_date") | {
    "permission_to_work": "right_to_work",
    "dbs": "dbs_clear",
    "custody": "in_custody",
    "licence": "licence_conditions",
    "died": "in_touch",
}
DIED = "They are recorded as having died."


@dataclass(frozen=True)
class FactSince:
    """One fact that speaks against it, with what to do about it."""

    name: str
    sentence: str

    @property
    def advice(self) -> str:
        return ADVICE[self.name]

    @property
    def action(self) -> str:
        return ACTIONS.get(self.name, SPEAK_TODAY)


@dataclass(frozen=True)
class PlacementInQuestion:
    placement: Placement
    referral: Started
    answer: GateAnswer

    @cached_property
    def facts(self) -> list[FactSince]:
        """Of somebody who has died nothing else is asked."""
        if self.placement.care_leaver.in_touch == InTouch.DIED:
            return [FactSince("died", DIED)]
        return [*self._against(), *self._agreements()]

    @property
    def since(self) -> dt.date:
        """The earliest day of these facts, as far as it is known; never before they began there."""
        days = [day for fact in self.facts if (day := self._day_of(fact.name))]
        return max(self.placement.starts_on, min(days, default=self.placement.starts_on))

    def _day_of(self, name: str) -> dt.date | None:
        if name in AGREEMENTS:
            ended_on: dt.date | None = getattr(self.referral, f"{AGREEMENTS[name][0]}_ended_on")
            return ended_on
        until = self.placement.care_leaver.right_to_work_until
        if name == "permission_to_work" and until and until < clock.today():
            return until + dt.timedelta(days=1)
        return recorded_on(self.referral, FIELDS[name])

    def _against(self) -> Iterator[FactSince]:
        for each in self.answer.obstacles:
            if each.name in LAW or each.name in self._asks_for_check or (each.name == "age" and self._is_too_young):
                yield FactSince(each.name, each.sentence)

    @property
    def _asks_for_check(self) -> frozenset[str]:
        return TO_CHECK - {"custody"} if self.referral.is_away_in_custody else TO_CHECK

    @property
    def _is_too_young(self) -> bool:
        """Who has grown older than is asked for began in time."""
        least = self.placement.opportunity.min_age
        return least is not None and self.placement.care_leaver.age_on(clock.today()) < least

    def _agreements(self) -> Iterator[FactSince]:
        missing = {each.name for each in self.answer.goes_on} & AGREEMENTS.keys()
        if not self.referral.care_status_taken_back:
            missing -= {"care_agreement"}
        for name, (kind, sentence) in AGREEMENTS.items():
            if name in missing and not was_spoken_of(self.referral, kind):
                yield FactSince(name, sentence)

    @property
    def to_check(self) -> GateAnswer:
        """The same answer, of what somebody may say they checked."""
        names = {each.name for each in self.facts} & TO_CHECK
        asked = tuple(each for each in self.answer.to_check if each.name in names)
        return replace(self.answer, obstacles=asked)

    @property
    def is_ruled_out(self) -> bool:
        return not self.to_check.obstacles

    def reasons_for(self, viewer: Viewer) -> Reasons:
        """Of what somebody may say they checked."""
        return reasons_of(self.to_check, viewer, self._pair, names=TO_CHECK)

    @property
    def _pair(self) -> Pair:
        return Pair(self.placement.care_leaver, self.placement.opportunity, NamedPlace.of(self.placement))


@dataclass(frozen=True)
class DeskAnswers:
    held: list[HeldReferral]
    beside_marks: list[PlacedBesideMark]
    in_question: list[PlacementInQuestion]


def answers_of_desk(viewer: Viewer, people) -> DeskAnswers:
    """What is held, who works beside a mark, and which placements are in question: from one reading.

    `people` are those the viewer works with, also who has died or whose support has ended: what is open of them is
    still to be settled.
    """
    rows = _rows_of_desk(viewer.role, people=people, **viewer.keys)
    answers = answers_about_next(rows)
    found = DeskAnswers(held_first(rows, answers), beside_marks(rows, answers), _of(rows, answers))
    read_marks(found.held, found.beside_marks)
    return found


@written_once
def _rows_of_desk(role: Role, *, people: RawSQL, user: int, council: int) -> ReferralQuerySet:
    viewer = Viewer.by_keys(role, user=user, council=council)
    return with_placed(viewer, people, _in_question(viewer).of_people(people))


def answers_about(viewer: Viewer, placement: Placement) -> DeskAnswers:
    """The same of one placement, of which nothing is held."""
    rows = list(with_placed(viewer, [], _in_question(viewer).filter(id=placement.id)))
    answers = answers_about_next(rows)
    return DeskAnswers([], beside_marks(rows, answers), _of(rows, answers))


def _in_question(viewer: Viewer) -> PlacementQuerySet:
    """None of them for who sees no safety marks."""
    mine = placements_of(viewer) if can_see_safety_marks(viewer) else Placement.objects.none()
    found: PlacementQuerySet = mine.current().with_facts_against(clock.today())
    return found


def _of(rows: list[Referral], answers: dict[int, GateAnswer]) -> list[PlacementInQuestion]:
    placed = [PlacementInQuestion(placement_of(row), row, answers[row.id]) for row in rows if not row.is_open]
    return sorted((each for each in placed if each.facts), key=lambda each: each.placement.id)
