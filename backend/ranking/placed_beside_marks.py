"""Placements that go on at a place or an employer their young person is to avoid: recorded after they began there.

Computed from the facts of now and judged by the one place they work at. Nothing of it is for an employer.
"""

from dataclasses import dataclass, replace

from django.db.models import Q

from backend.care_leavers.choices import InTouch
from backend.care_leavers.permissions import can_see_safety_marks
from backend.councils.viewer import Viewer
from backend.opportunities.named_places import NamedPlace
from backend.placements.models import Placement, PlacementQuerySet
from backend.placements.permissions import placements_of
from backend.placements.since_start import with_facts_since_start
from backend.ranking.holds import (
    HeldReferral,
    answers_about_next,
    for_holds,
    held_first,
    reasons_and_facts,
    reasons_for,
)
from backend.ranking.workplaces import at_that_place
from backend.referrals.choices import ENDED
from backend.referrals.gate_answers import ABOUT_MARKS, GateAnswer, Obstacle, Outcome
from backend.referrals.models import Referral, ReferralQuerySet
from backend.referrals.permissions import referrals_of


@dataclass(frozen=True)
class PlacedBesideMark:
    placement: Placement
    answer: GateAnswer

    @property
    def _about(self) -> list[Obstacle]:
        return [each for each in self.answer.obstacles if each.name in ABOUT_MARKS]

    @property
    def to_check(self) -> GateAnswer:
        """The same answer, of the marks alone."""
        return replace(self.answer, obstacles=tuple(self._about))

    @property
    def is_ruled_out(self) -> bool:
        """Or else it is not known, and to be checked."""
        return any(each.outcome == Outcome.NO for each in self._about)

    @property
    def sentences(self) -> list[str]:
        """As the gate says it: neither what is to be avoided nor why."""
        return list(dict.fromkeys(each.sentence for each in self._about))

    def reasons_for(self, viewer: Viewer) -> list[str]:
        """Of a mark that the viewer may not read, whom to ask."""
        pair = self.placement.care_leaver, self.placement.opportunity
        return reasons_for(self.answer, viewer, *pair, NamedPlace.of(self.placement), names=ABOUT_MARKS)

    def reasons_and_facts(self, viewer: Viewer) -> dict[str, list]:
        pair = self.placement.care_leaver, self.placement.opportunity
        return reasons_and_facts(self.answer, viewer, *pair, NamedPlace.of(self.placement), names=ABOUT_MARKS)


def held_and_placed_beside_marks(viewer: Viewer, people) -> tuple[list[HeldReferral], list[PlacedBesideMark]]:
    """What is held, and who works beside a mark, of these people: both from one reading and one question to the gate.

    `people` is a queryset of young people or their rows.
    """
    reading = read_with_placed(viewer, people, _with_marks(viewer).of_people(people))
    return held_first(*reading), beside_marks(*reading)


def read_with_placed(viewer: Viewer, people, also: PlacementQuerySet) -> tuple[list[Referral], dict[int, GateAnswer]]:
    """Open referrals of these people, and what led to the placements of `also`; by the id of each what the gate says
    of it now."""
    mine = Q(care_leaver__in=people) & ~Q(state__in=ENDED)
    rows = _read(with_facts_since_start(referrals_of(viewer).filter(mine | Q(placement__in=also))))
    return rows, answers_about_next(rows)


def placed_beside_mark(viewer: Viewer, placement: Placement) -> PlacedBesideMark | None:
    """Whether this placement is at a place or an employer to avoid, for who may see safety marks."""
    also = _with_marks(viewer).filter(id=placement.id)
    return next(iter(beside_marks(*read_with_placed(viewer, [], also))), None)


def _with_marks(viewer: Viewer):
    """None of them for who sees no safety marks."""
    mine = placements_of(viewer) if can_see_safety_marks(viewer) else Placement.objects.none()
    return mine.current().of_people_who_avoid_something()


def _read(referrals: ReferralQuerySet) -> list[Referral]:
    """Each as the gate is to judge it: one that has begun, by the place the placement names."""
    rows = list(for_holds(referrals.with_details().select_related("placement")))
    for row in rows:
        if not row.is_open:
            at_that_place(row, NamedPlace.of(row.placement))
    return rows


def beside_marks(rows: list[Referral], answers: dict[int, GateAnswer]) -> list[PlacedBesideMark]:
    placed = [PlacedBesideMark(placement_of(row), answers[row.id]) for row in rows if not row.is_open]
    spoken_of = [each for each in placed if each.sentences and each.placement.care_leaver.in_touch != InTouch.DIED]
    return sorted(spoken_of, key=lambda each: (not each.is_ruled_out, each.placement.id))


def placement_of(referral: Referral) -> Placement:
    """With what was read beside the referral."""
    placement = referral.placement
    placement.care_leaver, placement.opportunity = referral.care_leaver, referral.opportunity
    return placement
