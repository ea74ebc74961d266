"""Where a dated rule was read, how sure we are of it, and by when a person reads it again: one definition for all.

An apprenticeship keeps the rules of its start, so a row is chosen by the start date and never replaced by a later one.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from backend.core import clock
from backend.reference.choices import Confidence


class Sourced(Protocol):
    """Whatever names its source, the day it is read again by, and its last day; a row of a file or of a table."""

    @property
    def source(self) -> str: ...

    @property
    def check_by(self) -> dt.date: ...

    @property
    def valid_until(self) -> dt.date | None: ...


@dataclass(frozen=True, kw_only=True)
class InForce:
    """A row of law with its first and last day, both included."""

    valid_from: dt.date
    valid_until: dt.date | None

    def is_in_force_on(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """`owner` makes the rule; `paragraph` and `edition` are of the source.

    `rules_year` is the year whose starts it is for, such as 2026-27.
    """

    owner: str
    source: str
    paragraph: str
    edition: str
    rules_year: str
    confidence: Confidence
    check_by: dt.date
    valid_until: dt.date | None


@dataclass(frozen=True, kw_only=True)
class DatedRule(InForce, Provenance):
    """A rule with the days it is in force, and the day its row was written."""

    as_of: dt.date


def read_provenance(row: dict[str, str]) -> dict[str, Any]:
    """The fields of `DatedRule` in a row of a file; raises `ValueError` or `KeyError` where one cannot be read."""
    return {
        "valid_from": dt.date.fromisoformat(row["valid_from"]),
        "valid_until": dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        "owner": row["owner"],
        "source": row["source"],
        "paragraph": row["paragraph"],
        "edition": row["edition"],
        "rules_year": row["rules_year"],
        "confidence": Confidence(row["confidence"]),
        "as_of": dt.date.fromisoformat(row["as_of"]),
        "check_by": dt.date.fromisoformat(row["check_by"]),
    }


def is_due(rule: Sourced, on: dt.date) -> bool:
    """Whether nobody has read the source again by the day set for it. A rule whose time is over needs nobody."""
    return rule.check_by < on and (rule.valid_until is None or rule.valid_until >= on)


def caution(rules: Iterable[Sourced], on: dt.date | None = None) -> str:
    """What every figure, sentence and letter that leans on these rules ends with; empty while none of them is due."""
    day = on or clock.today()
    due: dict[str, dt.date] = {}
    for rule in rules:
        if is_due(rule, day):
            due[rule.source] = min(rule.check_by, due.get(rule.source, rule.check_by))
    if not due:
        return ""
    sources = "; ".join(f"{source} was to be read again by {_written(by)}" for source, by in due.items())
    return f"Check before relying on this: {sources}."


def with_caution(sentence: str, rules: Iterable[Sourced], on: dt.date | None = None) -> str:
    return f"{sentence} {caution(rules, on)}".rstrip()


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
