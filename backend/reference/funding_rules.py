"""Rules of funding about age, residence and plans, each for the days it is in force. They come from our own fixtures.

Who asks about one young person asks the ranking engine, which reads these rows through `ranking.engine_rules`.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from backend.reference.choices import Confidence
from backend.reference.errors import ReferenceDataError
from backend.reference.fixture_files import read_rows


AGES, RESIDENCE, PLANS = "funding_ages.csv", "funding_residence.csv", "plans_required.csv"
YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True, kw_only=True)
class FundingRule:
    """Of which types, from which day to which (both included), by which source, and how sure we are of it."""

    types: tuple[str, ...]
    valid_from: dt.date
    valid_until: dt.date | None
    source: str
    confidence: Confidence
    check_by: dt.date


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
        "valid_from": dt.date.fromisoformat(row["valid_from"]),
        "valid_until": dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        "source": row["source"],
        "confidence": Confidence(row["confidence"]),
        "check_by": dt.date.fromisoformat(row["check_by"]),
    }


def _read(name: str, rule: Callable[[dict[str, str]], Row]) -> Iterator[Row]:
    for line, row in read_rows(name):
        try:
            yield rule(row)
        except (ValueError, KeyError) as error:
            raise ReferenceDataError(f"{name}, line {line}: {error}") from error
