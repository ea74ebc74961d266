"""Rules of funding about age, residence and plans, each for the days it is in force. They come from our own fixtures.

Who asks about one young person asks the ranking engine, which reads these rows through `ranking.engine_rules`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows
from backend.reference.provenance import DatedRule, read_provenance


AGES, RESIDENCE, PLANS = "funding_ages.csv", "funding_residence.csv", "plans_required.csv"
STUDY, LEARNING_DUTY = "english_and_maths.csv", "learning_duty.csv"
YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True, kw_only=True)
class FundingRule(DatedRule):
    """Of which types it speaks."""

    types: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AgeRule(FundingRule):
    """Ages, inclusive and on the start date, for which a type is funded; `level` None means every level.

    `oldest_widened` holds for the entitlements in `widened_for`; of those in `perhaps_widened_for` sources disagree.
    """

    level: int | None
    youngest: int
    oldest: int
    oldest_widened: int
    widened_for: tuple[str, ...]
    perhaps_widened_for: tuple[str, ...]
    widened_with_ehcp: bool


@dataclass(frozen=True, kw_only=True)
class ResidenceRule(FundingRule):
    """Types whose public funding asks for residence, from an age on."""

    from_age: int


@dataclass(frozen=True, kw_only=True)
class StudyRule(FundingRule):
    """Types in which the law asks for English and maths, up to the age from which it no longer does (None: never)."""

    not_required_from_age: int | None


@dataclass(frozen=True, kw_only=True)
class LearningDutyRule(FundingRule):
    """Types of work that need learning beside them below an age."""

    younger_than: int


Row = TypeVar("Row", bound=FundingRule)


@cache
def age_rules() -> tuple[AgeRule, ...]:
    return tuple(_read(AGES, _age_rule))


@cache
def residence_rules() -> tuple[ResidenceRule, ...]:
    return tuple(_read(RESIDENCE, lambda row: ResidenceRule(**_dated(row), from_age=int(row["from_age"]))))


@cache
def plan_rules() -> tuple[FundingRule, ...]:
    """Types for which the law asks for an education, health and care plan."""
    return tuple(_read(PLANS, lambda row: FundingRule(**_dated(row))))


@cache
def study_rules() -> tuple[StudyRule, ...]:
    return tuple(_read(STUDY, _study_rule))


@cache
def learning_duty_rules() -> tuple[LearningDutyRule, ...]:
    return tuple(
        _read(LEARNING_DUTY, lambda row: LearningDutyRule(**_dated(row), younger_than=int(row["younger_than"])))
    )


def _study_rule(row: dict[str, str]) -> StudyRule:
    age = row["not_required_from_age"]
    return StudyRule(**_dated(row), not_required_from_age=int(age) if age else None)


def _age_rule(row: dict[str, str]) -> AgeRule:
    return AgeRule(
        **_dated(row),
        level=int(row["level"]) if row["level"] else None,
        youngest=int(row["youngest"]),
        oldest=int(row["oldest"]),
        oldest_widened=int(row["oldest_widened"]),
        widened_for=tuple(row["widened_for"].split()),
        perhaps_widened_for=tuple(row["perhaps_widened_for"].split()),
        widened_with_ehcp=YES_OR_NO[row["widened_with_ehcp"]],
    )


def _dated(row: dict[str, str]) -> dict:
    return {
        "types": tuple(row["types"].split()),
        **read_provenance(row),
    }


def _read(name: str, rule: Callable[[dict[str, str]], Row]) -> Iterator[Row]:
    for line, row in read_rows(name):
        try:
            yield rule(row)
        except (ValueError, KeyError) as error:
            raise ReferenceDataError(f"{name}, line {line}: {error}") from error
