"""How many of somebody's EET placements ended early, where enough is recorded for the number to mean something."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from backend.placements.choices import NEVER_COUNTS_AS_LEFT, EndReason
from backend.placements.marks import has_lasted
from backend.placements.models import Placement


# One placement says as much about that place as about anybody's way of working, so it takes two whose outcome is known.
ENOUGH = 2
CAME_TO_ITS_END = frozenset({EndReason.COMPLETED, EndReason.PROGRESSED, EndReason.CONTRACT_ENDED})


def early_ends(care_leaver_ids: Sequence[int], on: dt.date) -> dict[int, int]:
    """By care leaver; somebody with fewer than two placements of known outcome is not in it."""
    settled, early = Counter[int](), Counter[int]()
    begun = Placement.objects.filter(care_leaver__in=care_leaver_ids, starts_on__lte=on)
    for placement in begun.with_what_is_known().order_by("id"):
        ended_early = _ended_early(placement, on)
        settled[placement.care_leaver_id] += ended_early or _came_good(placement, on)
        early[placement.care_leaver_id] += ended_early
    return {person: early[person] for person, known in settled.items() if known >= ENOUGH}


def left_early(placement: Placement, on: dt.date) -> bool:
    """Whether it had ended by that day, before its planned end if it has one, for a reason about the match.

    What the curve of how long placements last, and the learning, count as leaving: ends of health, family or the
    employer's doing never are.
    """
    if placement.ended_on is None or placement.ended_on > on or placement.end_reason in NEVER_COUNTS_AS_LEFT:
        return False
    return placement.planned_end is None or placement.ended_on < placement.planned_end


def _ended_early(placement: Placement, on: dt.date) -> bool:
    """It was left early; where no end was planned, within half a year."""
    return left_early(placement, on) and (placement.planned_end is not None or not has_lasted(placement, on))


def _came_good(placement: Placement, on: dt.date) -> bool:
    came_to_its_end = placement.has_ended_by(on) and placement.end_reason in CAME_TO_ITS_END
    return came_to_its_end or has_lasted(placement, on)
