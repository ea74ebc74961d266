"""How long a placement has lasted, computed from its spell and breaks alone; nobody types a mark.

The first day counts as day 1, so that the mark of 28 days falls on the 28th day on programme. A day inside a break
is no day on programme. Which marks there are, for whom and since when, is in the dated rules of `reference`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backend.placements.models import Placement
from backend.reference.choices import AppliesTo
from backend.reference.models import SustainmentRule
from backend.reference.provenance import with_caution


ONE_DAY = dt.timedelta(days=1)
LASTED_DAYS = 26 * 7  # what the ranking means by lasting; the marks have dated rules of their own
BreakSpan = tuple[dt.date, dt.date | None]  # first and last day of a break; None while it goes on


class MarkState(StrEnum):
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    WAITING = "waiting"


@dataclass(frozen=True)
class Mark:
    """`due_on` is the day it was reached or is expected: None if it ended before, or during a break without an end."""

    name: str
    days: int
    rule: str
    version: int
    meaning: str
    state: MarkState
    due_on: dt.date | None
    days_on_programme: int


def sustainment_rules() -> list[SustainmentRule]:
    """Every mark there is or was; read once for a page of many placements."""
    return list(SustainmentRule.objects.order_by("applies_to", "days"))


def marks_of(placement: Placement, on: dt.date, rules: Sequence[SustainmentRule] | None = None) -> list[Mark]:
    """The placement's marks as they stood at the end of a day: weeks first, then an apprenticeship's days."""
    away = _away(placement)
    every_rule = sustainment_rules() if rules is None else rules
    return [_mark(rule, placement, away, on) for rule in every_rule if _applies(rule, placement)]


def _applies(rule: SustainmentRule, placement: Placement) -> bool:
    """A rule holds for the placements that began while it was in force."""
    begun = rule.valid_from is None or rule.valid_from <= placement.starts_on
    not_over = rule.valid_until is None or placement.starts_on <= rule.valid_until
    return begun and not_over and (rule.applies_to == AppliesTo.ANY or placement.is_apprenticeship)


def _mark(rule: SustainmentRule, placement: Placement, away: list[BreakSpan], on: dt.date) -> Mark:
    counted_breaks = [] if rule.breaks_count else away
    ended = placement.has_ended_by(on)
    days = _days_by(placement, counted_breaks, on)
    unreached = MarkState.NOT_REACHED if ended else MarkState.WAITING
    state = MarkState.REACHED if days >= rule.days else unreached
    ever = state != MarkState.NOT_REACHED
    due_on = day_of(rule.days, placement.starts_on, counted_breaks) if ever else None
    return Mark(rule.mark, rule.days, rule.rule, rule.version, with_caution(rule.meaning, [rule]), state, due_on, days)


def has_lasted(placement: Placement, on: dt.date) -> bool:
    """Whether it had gone on for half a year by the end of that day, breaks left out."""
    return _days_by(placement, _away(placement), on) >= LASTED_DAYS


def _away(placement: Placement) -> list[BreakSpan]:
    return [(spell.starts_on, spell.ends_on) for spell in placement.breaks.all()]


def _days_by(placement: Placement, away: list[BreakSpan], on: dt.date) -> int:
    last = on if placement.ended_on is None else min(placement.ended_on, on)
    return days_on_programme(placement.starts_on, away, last)


def days_on_programme(starts_on: dt.date, away: Iterable[BreakSpan], last: dt.date) -> int:
    """Days from the first day to `last`, both counted, without those inside a break."""
    if last < starts_on:
        return 0
    lost = sum(
        (min(end or last, last) - max(begin, starts_on)).days + 1
        for begin, end in merged_breaks(away)
        if begin <= last and (end is None or end >= starts_on)
    )
    return (last - starts_on).days + 1 - lost


def day_of(days: int, starts_on: dt.date, away: Iterable[BreakSpan]) -> dt.date | None:
    """The day that makes `days` days on programme; None when a break without an end comes first."""
    day = starts_on + (days - 1) * ONE_DAY
    for begin, end in merged_breaks(away):
        if begin > day:
            break
        if end is None:
            return None
        if end >= starts_on:
            day += (end - max(begin, starts_on)).days * ONE_DAY + ONE_DAY
    return day


def merged_breaks(away: Iterable[BreakSpan]) -> list[BreakSpan]:
    """The same days away as breaks in order that do not overlap."""
    joined: list[BreakSpan] = []
    for begin, end in sorted(away, key=lambda spell: spell[0]):
        if joined and (joined[-1][1] is None or joined[-1][1] >= begin):
            first, last = joined[-1]
            joined[-1] = (first, None if last is None or end is None else max(last, end))
        else:
            joined.append((begin, end))
    return joined
