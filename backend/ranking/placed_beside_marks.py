"""Placements that go on at a place or an employer their young person is to avoid: recorded after they began there.

Computed from the facts of now and judged by the one place they work at. Nothing of it is for an employer.
"""

from dataclasses import dataclass

from backend.care_leavers.permissions import can_see_safety_marks
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.placements.models import Placement, PlacementQuerySet
from backend.placements.permissions import placements_of
from backend.ranking.gate import answers_to
from backend.ranking.gate_facts import Question
from backend.ranking.holds import reasons_for
from backend.ranking.safety_marks import SAFETY_CRITERIA
from backend.ranking.workplaces import at_that_place
from backend.referrals.gate_answers import GateAnswer, GateStep, Obstacle, Outcome


ABOUT_MARKS = frozenset({*SAFETY_CRITERIA, "workplace"})


@dataclass(frozen=True)
class PlacedBesideMark:
    placement: Placement
    answer: GateAnswer

    @property
    def _about(self) -> list[Obstacle]:
        return [each for each in self.answer.obstacles if each.name in ABOUT_MARKS]

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
        placement = self.placement
        pair = placement.care_leaver, placement.opportunity
        return reasons_for(self.answer, viewer, *pair, placement.workplace, names=ABOUT_MARKS)


def placed_beside_marks(viewer: Viewer, people, *, only: Placement | None = None) -> list[PlacedBesideMark]:
    """Of the placements of these people that the viewer may open; none for who sees no safety marks.

    `people` is a queryset of young people or their rows; `only` is the one placement that is asked about. Those that
    are ruled out come first.
    """
    if not can_see_safety_marks(viewer):
        return []
    mine: PlacementQuerySet = placements_of(viewer).of_people(people)
    rows = list(_with_marks(mine.filter(id=only.id) if only else mine))
    answers = answers_to([_question(row) for row in rows], looking=True)
    found = [PlacedBesideMark(row, answer) for row, answer in zip(rows, answers, strict=True)]
    return sorted(
        (each for each in found if each.sentences), key=lambda each: (not each.is_ruled_out, each.placement.id)
    )


def _with_marks(placements: PlacementQuerySet) -> PlacementQuerySet:
    rows: PlacementQuerySet = (
        placements.current()
        .of_people_who_avoid_something()
        .select_related("referral", "opportunity__employer", "care_leaver")
        .prefetch_related("care_leaver__avoided_places", "care_leaver__avoided_employers", "opportunity__sites")
        .order_by("id")
    )
    return rows


def _question(placement: Placement) -> Question:
    """As if they started there today; by the place the placement names, whatever the referral said."""
    referral = at_that_place(placement.referral, placement.workplace)
    return Question(placement.care_leaver_id, placement.opportunity_id, GateStep.STARTED, clock.today(), referral)
