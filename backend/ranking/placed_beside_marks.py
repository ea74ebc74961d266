"""Placements that go on at a place or an employer their young person is to avoid: recorded after they began there.

Computed from the facts of now and judged by the one place they work at. Nothing of it is for an employer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Prefetch, Q, prefetch_related_objects

from backend.care_leavers.choices import InTouch
from backend.care_leavers.models import AvoidedEmployer
from backend.councils.viewer import Viewer
from backend.opportunities.named_places import NamedPlace
from backend.placements.models import Placement, PlacementQuerySet
from backend.placements.since_start import with_facts_since_start
from backend.ranking.hold_reasons import Pair, Reasons, reasons_of
from backend.ranking.holds import HeldReferral, for_holds
from backend.ranking.safety_marks import MarksSeen
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
    def is_about_marks(self) -> bool:
        return bool(self._about)

    @property
    def is_ruled_out(self) -> bool:
        """Or else it is not known, and to be checked."""
        return any(each.outcome == Outcome.NO for each in self._about)

    def reasons_for(self, viewer: Viewer, seen: MarksSeen | None = None) -> Reasons:
        """Of a mark that the viewer may not read, whom to ask."""
        return reasons_of(self.answer, viewer, self._pair, names=ABOUT_MARKS, seen=seen)

    @property
    def _pair(self) -> Pair:
        return Pair(self.placement.care_leaver, self.placement.opportunity, NamedPlace.of(self.placement))


def with_placed(viewer: Viewer, people, also: PlacementQuerySet) -> ReferralQuerySet:
    """Open referrals of these people, and what led to the placements of `also`, with all that the gate asks of them."""
    mine = Q(care_leaver__in=people) & ~Q(state__in=ENDED)
    asked = referrals_of(viewer).filter(mine | Q(placement__in=also)).with_details().select_related("placement")
    return for_holds(with_facts_since_start(asked))


def read_marks(held: Iterable[HeldReferral], beside: Iterable[PlacedBesideMark]) -> None:
    """What their reasons are told by, for all of them at once."""
    people = [each.referral.care_leaver for each in held if each.is_about_marks]
    people += [each.placement.care_leaver for each in beside]
    employers = Prefetch("avoided_employers", AvoidedEmployer.objects.select_related("employer"))
    prefetch_related_objects(people, "avoided_places", employers)


def beside_marks(rows: list[Referral], answers: dict[int, GateAnswer]) -> list[PlacedBesideMark]:
    placed = [PlacedBesideMark(placement_of(row), answers[row.id]) for row in rows if not row.is_open]
    spoken_of = [each for each in placed if each.is_about_marks and each.placement.care_leaver.in_touch != InTouch.DIED]
    return sorted(spoken_of, key=lambda each: (not each.is_ruled_out, each.placement.id))


def placement_of(referral: Referral) -> Placement:
    """With what was read beside the referral."""
    placement = referral.placement
    placement.care_leaver, placement.opportunity = referral.care_leaver, referral.opportunity
    return placement
