"""How long a placement has been followed, for the curve of how long they last and for the learning.

No day counts of which the marks say that it is not known.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from backend.placements.early_ends import left_early
from backend.placements.marks import Seen, applying
from backend.placements.models import Placement
from backend.placements.programme_days import day_of
from backend.reference.models import SustainmentRule


DAYS_A_WEEK = 7


class Followed(NamedTuple):
    """Full days on programme until when it was followed, whether that was because they left, and whether nobody has
    said anything by the day they were last to be asked."""

    days: int
    left: bool
    is_silent: bool


def followed(placement: Placement, on: dt.date, rules: Sequence[SustainmentRule]) -> Followed:
    """For a share of those who began together, as it was known at the end of a day.

    An end is told of at once, and that somebody is still there only when they are asked: counted until today, those who
    left would be all that is seen between two check-ins. So each is followed to the last day by which they were to be
    asked, of their marks and of their check-ins, whatever came of it, and no further than the last word.
    """
    seen = Seen(placement, on)
    asked = _last_asked(seen, rules)
    is_over = seen.ended_on is not None and seen.known_days < asked
    return Followed(
        days=min(seen.known_days, asked),
        left=is_over and left_early(placement, on),
        is_silent=seen.ended_on is None and seen.known_days < asked,
    )


def so_far(placement: Placement, on: dt.date, rules: Sequence[SustainmentRule]) -> Followed:
    """For what is learnt the same night: an end as soon as it is recorded. Who goes on is counted until that day while
    nothing asked of them is unanswered, and else until the last word: stays cut short at every word would make leaving
    look more frequent than it is."""
    seen = Seen(placement, on)
    is_silent = seen.ended_on is None and seen.known_days < _last_asked(seen, rules)
    goes_on = seen.ended_on is None and not is_silent and not seen.is_said_to_have_left
    return Followed(seen.days_by(on) if goes_on else seen.known_days, left_early(placement, on), is_silent)


def _last_asked(seen: Seen, rules: Sequence[SustainmentRule]) -> int:
    return max((days for days in _asked_about(seen.placement, rules) if _has_come(days, seen)), default=0)


def _asked_about(placement: Placement, rules: Sequence[SustainmentRule]) -> set[int]:
    marks = {rule.days for rule in applying(rules, placement) if not rule.breaks_count}
    return marks | {check_in.week * DAYS_A_WEEK for check_in in placement.check_ins.all()}


def _has_come(days: int, seen: Seen) -> bool:
    """Had it gone on: what an end changes is not asked, or those who left would be followed otherwise."""
    due_on = day_of(days, seen.placement.starts_on, seen.away)
    return due_on is not None and due_on <= seen.on
