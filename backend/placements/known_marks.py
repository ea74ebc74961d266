"""What is known of each mark: reached by whose word, missed, not yet due, or not known.

The days are those of `marks`. A mark whose day has come is reached once somebody has said, on that day or later, that
the young person is still there, or a last day on or after it is recorded. Silence is not a yes.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from backend.placements.choices import CheckInFrom
from backend.placements.marks import Mark, MarkState, marks_of
from backend.placements.models import CheckIn, Placement
from backend.reference.models import SustainmentRule


class Known(StrEnum):
    REACHED = "reached"
    MISSED = "missed"
    NOT_YET = "not_yet"
    NOT_KNOWN = "not_known"


WEIGHT: dict[str, int] = {
    CheckInFrom.EMPLOYER: 0,
    CheckInFrom.PROVIDER: 1,
    CheckInFrom.YOUNG_PERSON: 2,
}  # the strongest word first


@dataclass(frozen=True)
class KnownMark:
    """`heard_from` is whose word it rests on, said on `day`; without it, `day` is the last day that was recorded."""

    mark: Mark
    state: Known
    heard_from: str = ""
    day: dt.date | None = None


def known_marks(placement: Placement, on: dt.date, rules: Sequence[SustainmentRule] | None = None) -> list[KnownMark]:
    """Reads the placement, its breaks and its check-ins alone."""
    heard = [each for each in placement.check_ins.all() if _is_heard(each, on)]
    last = max(heard, key=lambda each: each.week, default=None)
    left = last if last and not last.still_there and placement.ended_on is None else None
    return [_known(mark, placement.ended_on, heard, left) for mark in marks_of(placement, on, rules)]


def _is_heard(check_in: CheckIn, on: dt.date) -> bool:
    return check_in.done_on is not None and check_in.done_on <= on and check_in.still_there is not None


def _not_before(day: dt.date | None, other: dt.date | None) -> bool:
    return day is not None and other is not None and day >= other


def _known(mark: Mark, ended_on: dt.date | None, heard: Sequence[CheckIn], left: CheckIn | None) -> KnownMark:
    if mark.state == MarkState.NOT_REACHED:
        return KnownMark(mark, Known.MISSED, day=ended_on)
    said = [each for each in heard if each.still_there and _not_before(each.done_on, mark.due_on)]
    if mark.state == MarkState.REACHED and said:
        best = min(said, key=lambda each: (WEIGHT.get(each.heard_from, len(WEIGHT)), each.done_on))
        return KnownMark(mark, Known.REACHED, best.heard_from, best.done_on)
    if mark.state == MarkState.REACHED and ended_on:
        return KnownMark(mark, Known.REACHED, day=ended_on)
    if left:
        return KnownMark(mark, Known.NOT_KNOWN, left.heard_from, left.done_on)
    return KnownMark(mark, Known.NOT_KNOWN if mark.state == MarkState.REACHED else Known.NOT_YET)
