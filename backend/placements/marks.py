"""Which marks a placement has reached, and how that is known: the one answer for pages, figures and learning.

Nobody types a mark. Its day follows from the spell and the breaks; whether it is reached, from what somebody has said:
on that day or later that the young person is still there, or went on with another employer, or what their last day was.
Silence is not a yes. Which marks there are, for whom and since when, is in the dated rules of `reference`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from backend.placements.choices import Evidence, MarkState
from backend.placements.models import Placement
from backend.placements.programme_days import BreakSpan, away_of, day_of, days_on_programme
from backend.reference.choices import AppliesTo
from backend.reference.models import SustainmentRule
from backend.reference.provenance import with_caution


LASTED_DAYS = 26 * 7  # what the ranking means by lasting; the marks have dated rules of their own
WEIGHT = {evidence: place for place, evidence in enumerate(Evidence)}  # the strongest first, as they are written


class Word(NamedTuple):
    """That they were there on a day, or had left by then, and who said so."""

    day: dt.date
    evidence: Evidence
    is_there: bool = True


class Standing(NamedTuple):
    """How a mark of so many days stands: of a known one `word` says by what, of an unknown one who said they left."""

    state: MarkState
    due_on: dt.date | None
    word: Word | None = None


@dataclass(frozen=True)
class Mark:
    """`due_on` is the day it was reached or is expected: None if it ended before, or during a break without an end.

    `evidence` and `known_on` are what it is known by. Of a mark that is not known they are of the word that they left,
    though no end is recorded; without one, nobody has said anything since.
    """

    name: str
    days: int
    rule: str
    version: int
    meaning: str
    state: MarkState
    due_on: dt.date | None
    days_on_programme: int
    evidence: Evidence | None = None
    known_on: dt.date | None = None


def sustainment_rules() -> list[SustainmentRule]:
    """Every mark there is or was; read once for a page of many placements."""
    return list(SustainmentRule.objects.order_by("applies_to", "days"))


def marks_of(placement: Placement, on: dt.date, rules: Sequence[SustainmentRule] | None = None) -> list[Mark]:
    """The placement's marks as they were known at the end of a day: weeks first, then an apprenticeship's days.

    Reads its breaks, check-ins and changes of employer.
    """
    seen = Seen(placement, on)
    every_rule = sustainment_rules() if rules is None else rules
    return [_mark(rule, seen) for rule in applying(every_rule, placement)]


def applying(rules: Sequence[SustainmentRule], placement: Placement) -> list[SustainmentRule]:
    return [rule for rule in rules if _applies(rule, placement)]


def lasting(placement: Placement, on: dt.date) -> Standing:
    """How half a year, breaks left out, stood at the end of that day."""
    return Seen(placement, on).standing(LASTED_DAYS)


def has_lasted(placement: Placement, on: dt.date) -> bool:
    """Whether it was known by the end of that day to have gone on for half a year."""
    return lasting(placement, on).state == MarkState.REACHED


class Seen:
    """A placement as it was known at the end of a day."""

    def __init__(self, placement: Placement, on: dt.date):
        self.placement, self.on, self.away = placement, on, away_of(placement)
        self.ended_on = placement.ended_on if placement.has_ended_by(on) else None
        self.words = [word for word in _words(placement) if word.day <= on]

    def days_by(self, day: dt.date, *, breaks_count: bool = False) -> int:
        last = min(self.ended_on or day, day)
        return days_on_programme(self.placement.starts_on, [] if breaks_count else self.away, last)

    @property
    def known_days(self) -> int:
        """Days on programme until the last day on which somebody has said that they were there."""
        return self.days_by(self.ended_on or self.last_there or self.placement.starts_on)

    @property
    def is_said_to_have_left(self) -> bool:
        """By the latest word, though no end is recorded."""
        return self._left is not None

    @property
    def last_there(self) -> dt.date | None:
        return max((word.day for word in self.words if word.is_there), default=None)

    def standing(self, days: int, *, breaks_count: bool = False) -> Standing:
        away: list[BreakSpan] = [] if breaks_count else self.away
        due_on = day_of(days, self.placement.starts_on, away)
        if self.ended_on:
            return self._of_an_end(days, due_on, breaks_count)
        if due_on is not None and due_on <= self.on:
            said = self._strongest(due_on)
            return Standing(MarkState.REACHED if said else MarkState.NOT_KNOWN, due_on, said or self._left)
        return Standing(MarkState.NOT_KNOWN if self._left else MarkState.NOT_YET, due_on, self._left)

    def _of_an_end(self, days: int, due_on: dt.date | None, breaks_count: bool) -> Standing:
        assert self.ended_on
        said_by = self.placement.end_said_by
        last_day = Word(self.ended_on, Evidence(said_by) if said_by else Evidence.LAST_DAY)
        if self.days_by(self.ended_on, breaks_count=breaks_count) < days:
            return Standing(MarkState.MISSED, None, last_day)
        return Standing(MarkState.REACHED, due_on, (due_on and self._strongest(due_on)) or last_day)

    def _strongest(self, since: dt.date) -> Word | None:
        said = (word for word in self.words if word.is_there and word.day >= since)
        return min(said, key=lambda word: (WEIGHT[word.evidence], word.day), default=None)

    @property
    def _left(self) -> Word | None:
        """What the latest check-in heard, where that is that they had left, nothing says otherwise since and no end is
        recorded."""
        last = self.words[-1] if self.words and self.ended_on is None else None
        return last if last and not last.is_there else None


def _words(placement: Placement) -> Iterator[Word]:
    """As the days of check-ins follow their weeks; a start with the next employer comes before what was heard later."""
    changes = [Word(change.on, Evidence.NEXT_EMPLOYER) for change in placement.employer_changes.all()]
    for check_in in placement.check_ins.all():
        if check_in.done_on is not None and check_in.still_there is not None:
            while changes and changes[0].day < check_in.done_on:
                yield changes.pop(0)
            yield Word(check_in.done_on, Evidence(check_in.heard_from), check_in.still_there)
    yield from changes


def _applies(rule: SustainmentRule, placement: Placement) -> bool:
    """A rule holds for the placements that began while it was in force."""
    begun = rule.valid_from is None or rule.valid_from <= placement.starts_on
    not_over = rule.valid_until is None or placement.starts_on <= rule.valid_until
    return begun and not_over and (rule.applies_to == AppliesTo.ANY or placement.is_apprenticeship)


def _mark(rule: SustainmentRule, seen: Seen) -> Mark:
    state, due_on, word = seen.standing(rule.days, breaks_count=rule.breaks_count)
    return Mark(
        name=rule.mark,
        days=rule.days,
        rule=rule.rule,
        version=rule.version,
        meaning=with_caution(rule.meaning, [rule]),
        state=state,
        due_on=due_on,
        days_on_programme=seen.days_by(seen.on, breaks_count=rule.breaks_count),
        evidence=word.evidence if word else None,
        known_on=word.day if word else None,
    )
