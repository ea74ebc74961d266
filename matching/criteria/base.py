"""What every criterion is: a status for many pairs at once, and a sentence for one."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import numpy as np

from matching.context import Context
from matching.logic import MET, NOT_MET, UNKNOWN, Array, Truth, implies
from matching.pairs import Pairs
from matching.vocabulary import TYPES, Status


@dataclass(frozen=True)
class Criterion:
    """One criterion for one person and one opportunity.

    `visible_to` is "adviser" for safety (never an employer, never another person), else "all"; where `hard` is False
    the criterion advises and never rules out.
    """

    name: str
    status: Status
    sentence: str
    visible_to: str
    hard: bool


@dataclass(frozen=True)
class Facts:
    """One pair with its records, for sentences."""

    pairs: Pairs
    person: Mapping[str, Any]
    opportunity: Mapping[str, Any]

    @property
    def position(self) -> int:
        """Where the opportunity stands among those of the context."""
        return int(self.pairs.opportunity[0])

    @property
    def age(self) -> int:
        return int(self.pairs.age[0])

    @property
    def starts(self) -> date:
        start: date | None = self.opportunity.get("start_date")
        return start or self.pairs.context.day

    def when(self) -> str:
        known = self.opportunity.get("start_date") is not None
        return f"on the start date, {spoken(self.starts)}" if known else f"on {spoken(self.starts)}"


class Check(ABC):
    """A criterion, written once: the mask is `status(...) > NOT_MET`, the sentence tells the facts of both sides."""

    name: str
    hard: ClassVar[bool] = True
    visible_to: ClassVar[str] = "all"
    rules_out: ClassVar[bool] = True

    @abstractmethod
    def status(self, pairs: Pairs) -> Truth: ...

    @abstractmethod
    def sentence(self, facts: Facts, status: Status) -> str: ...


class ByKind(Check):
    """A check that depends only on one column of few values on each side, so that it can be tabulated."""

    person_column: str
    opportunity_column: str

    def opportunity_kind(self, context: Context) -> Array:
        return context.opportunity_column(self.opportunity_column)

    def person_kind(self, context: Context) -> Array:
        return context.person_column(self.person_column)


def is_type(context: Context, types: Sequence[str]) -> Truth:
    """Per opportunity: is it of one of these types?"""
    table = np.array([MET if name in types else NOT_MET for name in TYPES] + [UNKNOWN], dtype=np.uint8)
    return table[context.opportunity_column("type")]


def where_applies(pairs: Pairs, applies: Truth, judge: Callable[[Pairs], Truth]) -> Truth:
    """Met where a per-opportunity condition does not hold; judged, only as far as needed, where it may."""
    condition = applies.take(pairs.opportunity)
    rows = np.flatnonzero(condition != NOT_MET)
    truth = np.full(len(pairs), MET)
    if len(rows):
        truth[rows] = implies(condition[rows], judge(pairs.at(rows)))
    return truth


def spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def amount(value: float) -> str:
    return f"{value:g}"
