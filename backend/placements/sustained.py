"""How DfE's measures of what lasts stand for somebody in a school year, from the spells of what they mainly do.

A day that no spell covers, or of which it was said that it is not known, may have been a day of it or not: a measure
that turns on such days is not known, and neither reached nor missed.
"""

import calendar
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from backend.activities.choices import EET, NEET, Source
from backend.activities.models import ActivitySpell
from backend.placements.choices import MarkState
from backend.reference.sustained_measures import SustainedMeasure, Way, sustained_measures


ONE_DAY = dt.timedelta(days=1)
KNOWN = EET | NEET
YEAR_BEGINS = 8  # August
Span = tuple[dt.date, dt.date]


class Measured(NamedTuple):
    """`sources` are of the spells that it counts."""

    rule: SustainedMeasure
    year: int
    state: MarkState
    sources: list[str]


def measured(spells: Iterable[ActivitySpell], code: str, years: Iterable[int], on: dt.date) -> list[Measured]:
    """The measures that count an activity, of school years by the year they begin in, as known at the end of a day."""
    known = list(spells)
    return [_measure(rule, known, year, on) for year in years for rule in _rules(code, year)]


def school_years(first: dt.date, last: dt.date) -> range:
    return range(_year_of(first), _year_of(last) + 1)


def window_of(rule: SustainedMeasure, year: int) -> Span:
    first = dt.date(year + (rule.first_month < YEAR_BEGINS), rule.first_month, 1)
    return first, _end_of_month(dt.date(year + (rule.last_month < YEAR_BEGINS), rule.last_month, 1))


def _year_of(day: dt.date) -> int:
    return day.year if day.month >= YEAR_BEGINS else day.year - 1


def _rules(code: str, year: int) -> list[SustainedMeasure]:
    begins = dt.date(year, YEAR_BEGINS, 1)
    return [rule for rule in sustained_measures() if code in rule.codes and rule.is_in_force_on(begins)]


def _measure(rule: SustainedMeasure, spells: Sequence[ActivitySpell], year: int, on: dt.date) -> Measured:
    first, last = window_of(rule, year)
    until = min(last, on)
    counted = [spell for spell in spells if spell.code in rule.codes and _clipped(spell, first, until)]
    yes = [span for spell in counted if (span := _clipped(spell, first, until))]
    others = KNOWN - rule.codes
    no = [span for spell in spells if spell.code in others and (span := _clipped(spell, first, until))]
    state = (_of_months if rule.way == Way.MONTHS else _in_a_row)(rule.months, yes, no, (first, last), on)
    return Measured(rule, year, state, sorted({Source(spell.source).label for spell in counted}))


def _clipped(spell: ActivitySpell, first: dt.date, last: dt.date) -> Span | None:
    begins, ends = max(spell.starts_on, first), min(spell.ends_on or last, last)
    return (begins, ends) if begins <= ends else None


def _of_months(needed: int, yes: list[Span], no: list[Span], window: Span, on: dt.date) -> MarkState:
    has, may_have, to_come = 0, 0, 0
    for begins, ends in _months(window):
        if any(first <= ends and last >= begins for first, last in yes):
            has += 1
        elif on < ends:
            to_come += 1
        elif _uncovered(no, begins, ends):
            may_have += 1
    return _state(has >= needed, has + may_have + to_come >= needed, is_over=not to_come)


def _in_a_row(needed: int, yes: list[Span], no: list[Span], window: Span, on: dt.date) -> MarkState:
    possible = _uncovered(no, *window)
    enough = [last for first, last in possible if last >= _months_on(first, needed)]
    is_reached = any(last >= _months_on(first, needed) for first, last in _joined(yes))
    return _state(is_reached, bool(enough), is_over=not any(last > on for last in enough))


def _state(is_reached: bool, is_possible: bool, *, is_over: bool) -> MarkState:
    if is_reached:
        return MarkState.REACHED
    if not is_possible:
        return MarkState.MISSED
    return MarkState.NOT_KNOWN if is_over else MarkState.NOT_YET


def _months(window: Span) -> Iterator[Span]:
    begins = window[0]
    while begins <= window[1]:
        yield begins, _end_of_month(begins)
        begins = _end_of_month(begins) + ONE_DAY


def _end_of_month(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _months_on(first: dt.date, months: int) -> dt.date:
    """The last of so many months that begin on a day."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if first.day > length:  # the month has no such day, so that its last is within
        return dt.date(year, month + 1, length)
    return dt.date(year, month + 1, first.day) - ONE_DAY


def _joined(spans: Collection[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + ONE_DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _uncovered(spans: Collection[Span], first: dt.date, last: dt.date) -> list[Span]:
    """The days of a window that none of the spans covers, as spans."""
    left, day = [], first
    for begins, ends in _joined(spans):
        if begins > day and day <= last:
            left.append((day, min(begins - ONE_DAY, last)))
        day = max(day, ends + ONE_DAY)
    return [*left, (day, last)] if day <= last else left
