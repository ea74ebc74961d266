"""What the rules of money ask about somebody, as plain values: no rule reads the database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backend.care_leavers.ages import age_on
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.entitlements import Spell, entitlement_on
from backend.reference.choices import MoneyRuleName


BreakSpan = tuple[dt.date, dt.date | None]


@dataclass(frozen=True)
class EmployerSpell:
    """An employer of a placement from its first day there, and whether the young person agreed that it is told."""

    since: dt.date
    employer_id: int
    levy_payer: bool | None = None
    may_be_told: bool = False


@dataclass(frozen=True)
class StartFacts:
    """A placement: what began when, the days away, and by whom they were employed from which day."""

    id: int
    type: str
    starts_on: dt.date
    ended_on: dt.date | None = None
    planned_end: dt.date | None = None
    breaks: Sequence[BreakSpan] = ()
    employers: Sequence[EmployerSpell] = ()
    has_declaration: bool = False
    answers: Mapping[str, bool] = field(default_factory=dict)

    def employer_on(self, day: dt.date) -> EmployerSpell | None:
        begun = [spell for spell in self.employers if spell.since <= day]
        return max(begun, key=lambda spell: spell.since, default=None)


@dataclass(frozen=True)
class CourseFacts:
    """What they study now, and since when."""

    type: str
    starts_on: dt.date


@dataclass(frozen=True)
class PersonFacts:
    """Claims are by rule, payment and placement, where they were neither refused nor taken back."""

    id: int
    born: dt.date
    has_plan: bool | None = None
    spells: Sequence[Spell] = ()
    starts: Sequence[StartFacts] = ()
    course: CourseFacts | None = None
    answers: Mapping[str, bool] = field(default_factory=dict)
    claimed: frozenset[tuple[MoneyRuleName, int, int | None]] = frozenset()

    def age_on(self, day: dt.date) -> int:
        return age_on(day, self.born)

    def category_on(self, day: dt.date) -> Entitlement | None:
        return entitlement_on(day, self.born, self.spells)

    def claimed_elsewhere(self, rule: MoneyRuleName, start: StartFacts) -> bool:
        """Whether something of it was claimed for another placement."""
        return any(name == rule and of not in (None, start.id) for name, _, of in self.claimed)
