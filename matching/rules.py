"""Dated rules of law and funding, each with its source and how sure we are of it.

A service hands its own reference data over through `Settings(rules=Rules(...))`; `matching.england` is an example. The
rule for a day is the row whose `valid_from` is on or before it and whose `valid_to` (inclusive) is not before it.
"""

from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Literal, get_args

from matching.profiles.field_types import Choice, Day, FieldType, Flag, Identifier, Measure, Text
from matching.profiles.fields import AGE, DAY_HOURS, LEVEL, WEEK_HOURS
from matching.profiles.list_types import ChoiceList
from matching.vocabulary import ENTITLEMENTS, TYPES


Confidence = Literal["confirmed", "reported", "to_check"]

CARE_LEAVERS_FOR_FUNDING = ("eligible", "relevant", "former_relevant")

POUNDS_AN_HOUR = Measure(0, 1_000)
KINDS: dict[str, FieldType] = {
    "valid_from": Day(),
    "valid_to": Day(),
    "source": Identifier(),
    "confidence": Choice(get_args(Confidence)),
    "types": ChoiceList(TYPES),
    "level": LEVEL,
    "name": Identifier(),
    "caution": Text(),
    **dict.fromkeys(("youngest", "oldest", "oldest_widened", "from_age", "not_required_from_age", "younger_than"), AGE),
    **dict.fromkeys(("widened_for", "perhaps_widened_for"), ChoiceList(ENTITLEMENTS)),
    "widened_with_ehcp": Flag(),
    **dict.fromkeys(("apprentice", "under_18", "aged_18_to_20", "aged_21_plus"), POUNDS_AN_HOUR),
    "weekly_hours": WEEK_HOURS,
    "daily_hours": DAY_HOURS,
}
MAY_BE_MISSING = ("valid_to", "level", "not_required_from_age")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`reported`: read in a page that quotes the rule; `to_check`: to be confirmed before anyone relies on it.

    `caution` ends every sentence that leans on the row, as where nobody has read its source again in time. Raises
    `ValueError` naming the field of a row that cannot be.
    """

    valid_from: date
    valid_to: date | None = None
    source: str
    confidence: Confidence
    caution: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            missing = None if field.name in MAY_BE_MISSING else "must be given"
            reason = missing if value is None else KINDS[field.name].error(value)
            if reason:
                raise ValueError(f"{type(self).__name__} {field.name} {reason}")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"{type(self).__name__} valid_to cannot be before valid_from")

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class FundingAge(Rule):
    """Ages (inclusive, on the start date) for which a type is funded; wider for care leavers and with an EHCP.

    `perhaps_widened_for` lists entitlements for which sources disagree: the criterion is then unknown, not refused.
    """

    types: tuple[str, ...]
    level: int | None = None
    youngest: int = 0
    oldest: int
    oldest_widened: int
    widened_for: tuple[str, ...] = CARE_LEAVERS_FOR_FUNDING
    perhaps_widened_for: tuple[str, ...] = ("qualifying",)
    widened_with_ehcp: bool = True


@dataclass(frozen=True, kw_only=True)
class WageFloor(Rule):
    """Lowest lawful pay in pounds an hour for work that starts in the period."""

    apprentice: float
    under_18: float
    aged_18_to_20: float
    aged_21_plus: float


@dataclass(frozen=True, kw_only=True)
class YoungWorker(Rule):
    """Limits on the work of people younger than an age, who do not work at night either."""

    younger_than: int
    weekly_hours: float
    daily_hours: float


@dataclass(frozen=True, kw_only=True)
class Residence(Rule):
    """Types whose public funding asks for residence, from an age on; below it the provider must be asked."""

    types: tuple[str, ...]
    from_age: int = 0


@dataclass(frozen=True, kw_only=True)
class PlanRequired(Rule):
    """Types for which the law asks for an EHCP."""

    types: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StudyRequired(Rule):
    """Types in which the law has English and maths studied; from an age on only where the employer agrees.

    `not_required_from_age` is the age on the start date; None where the law asks it at every age.
    """

    types: tuple[str, ...]
    not_required_from_age: int | None = None


@dataclass(frozen=True, kw_only=True)
class LearningDuty(Rule):
    """Types of work that need learning beside them below an age."""

    types: tuple[str, ...]
    younger_than: int


@dataclass(frozen=True, kw_only=True)
class Ground(Rule):
    """Law without a number that a sentence leans on, by its name."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The dated rules that criteria apply, a tuple of rows for each kind of rule.

    Parameters
    ----------
    funding_ages : tuple of FundingAge
        Ages for which a type of opportunity is funded.
    wage_floors : tuple of WageFloor
        Lowest lawful pay in pounds an hour; no two rows begin on the same day.
    young_workers : tuple of YoungWorker
        Limits on the work of people younger than an age.
    residence : tuple of Residence
        Types whose funding asks for residence.
    ehcp : tuple of PlanRequired
        Types for which the law asks for an EHCP.
    study : tuple of StudyRequired
        Types in which the law has English and maths studied, and up to which age.
    learning_duty : tuple of LearningDuty
        Types of work that need learning beside them below an age.
    grounds : tuple of Ground
        Law without a number that sentences lean on.

    Raises
    ------
    ValueError
        Naming the kind of rule whose rows are of another type or begin on the same day.
    """

    funding_ages: tuple[FundingAge, ...]
    wage_floors: tuple[WageFloor, ...]
    young_workers: tuple[YoungWorker, ...]
    residence: tuple[Residence, ...]
    ehcp: tuple[PlanRequired, ...]
    learning_duty: tuple[LearningDuty, ...]
    study: tuple[StudyRequired, ...] = ()
    grounds: tuple[Ground, ...] = ()

    def __post_init__(self) -> None:
        for name, kind in ROWS_OF.items():
            rows = getattr(self, name)
            if not isinstance(rows, tuple) or not all(isinstance(row, kind) for row in rows):
                raise ValueError(f"Rules {name} must be a tuple of {kind.__name__}")
        begins = sorted(rate.valid_from for rate in self.wage_floors)
        if any(one == other for one, other in pairwise(begins)):
            raise ValueError("Rules wage_floors must not have two rows that begin on the same day")


ROWS_OF: dict[str, type[Rule]] = {
    "funding_ages": FundingAge,
    "wage_floors": WageFloor,
    "young_workers": YoungWorker,
    "residence": Residence,
    "ehcp": PlanRequired,
    "study": StudyRequired,
    "learning_duty": LearningDuty,
    "grounds": Ground,
}
