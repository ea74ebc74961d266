"""Base classes of criteria: a vectorised status for pairs, and a sentence for one pair."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import numpy as np

from matching.context import Context
from matching.logic import MET, NOT_MET, UNKNOWN, Array, Truth, implies
from matching.pairs import Pairs
from matching.rules import Ground, Rule
from matching.vocabulary import TYPES, Status


@dataclass(frozen=True)
class Criterion:
    """Status of one criterion for one person and one opportunity.

    Attributes
    ----------
    name : str
        One of `CRITERIA`.
    status : Status
        Met, not met or unknown.
    sentence : str
        The facts of both sides, for the page.
    visible_to : {"all", "adviser"}
        "adviser" for safety: never shown to an employer or another person.
    hard : bool
        False where the criterion advises and never rules out.
    """

    name: str
    status: Status
    sentence: str
    visible_to: str
    hard: bool


@dataclass(frozen=True)
class PairFacts:
    """One pair with its records, from which sentences are written."""

    pairs: Pairs
    person: Mapping[str, Any]
    opportunity: Mapping[str, Any]

    @property
    def position(self) -> int:
        """Position of the opportunity in the collection."""
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
        return f"on the start date, {format_date(self.starts)}" if known else f"on {format_date(self.starts)}"


class Check(ABC):
    """Definition of a criterion: its status as an array, and its sentence for one pair.

    `excludes` is False where the criterion never rules a pair out, `hard` where it only advises. Two pairs alike in the
    status, in these fields of their records and in `said_of_pair` ("age" at the start, or "journey") share a sentence.
    """

    name: str
    hard: ClassVar[bool] = True
    visible_to: ClassVar[str] = "all"
    excludes: ClassVar[bool] = True
    said_of_person: tuple[str, ...] = ()
    said_of_opportunity: tuple[str, ...] = ()
    said_of_pair: ClassVar[str] = ""

    @abstractmethod
    def status(self, pairs: Pairs) -> Truth: ...

    @abstractmethod
    def sentence(self, facts: PairFacts, status: Status) -> str: ...

    def rules(self, facts: PairFacts, status: Status) -> Iterable[Rule]:
        """The dated rules that the sentence of that status leans on."""
        return ()

    def question(self, facts: PairFacts, status: Status) -> str:
        """What is to be asked beyond the sentence."""
        return ""


class AgeCheck(Check):
    """A check of age or birth date. Of one that is uncertain only what holds a year either way is decided."""

    said_of_person: tuple[str, ...] = ("birth_date_uncertain",)

    @abstractmethod
    def status_as_recorded(self, pairs: Pairs) -> Truth:
        """The status by the birth date as it is recorded, uncertain or not."""

    def status(self, pairs: Pairs) -> Truth:
        truth = self.status_as_recorded(pairs)
        uncertain = pairs.context.remember(
            "uncertain birth dates", lambda: pairs.context.person_column("birth_date_uncertain") == 1
        )
        if not uncertain.any():
            return truth
        rows = np.flatnonzero(uncertain.take(pairs.person))
        decided = truth.copy()
        for years in (-1, 1):
            otherwise = self.status_as_recorded(pairs.born_later(rows, years))
            decided[rows] = np.where(otherwise == truth[rows], decided[rows], UNKNOWN)
        return decided

    def question(self, facts: PairFacts, status: Status) -> str:
        turns = status is Status.UNKNOWN and self.status_as_recorded(facts.pairs)[0] != UNKNOWN
        return " Birth date to be confirmed: a year either way would change the answer." if turns else ""


class TabulatedCheck(Check):
    """A check of one column with few distinct values on each side, so that its status can be tabulated.

    The columns are those of the first fields that it tells of, where it does not name others.
    """

    @property
    def person_column(self) -> str:
        return self.said_of_person[0]

    @property
    def opportunity_column(self) -> str:
        return self.said_of_opportunity[0]

    def opportunity_category(self, context: Context) -> Array:
        return context.opportunity_column(self.opportunity_column)

    def person_category(self, context: Context) -> Array:
        return context.person_column(self.person_column)


def is_type(context: Context, types: Sequence[str]) -> Truth:
    """Whether each opportunity is of one of these types; shape (n_opportunities,)."""
    table = np.array([MET if name in types else NOT_MET for name in TYPES] + [UNKNOWN], dtype=np.uint8)
    return table[context.opportunity_column("type")]


def where_applies(pairs: Pairs, applies: Truth, decide_pairs: Callable[[Pairs], Truth]) -> Truth:
    """Met where `applies` (per opportunity) is not met; elsewhere the status by `decide_pairs`."""
    condition = applies.take(pairs.opportunity)
    rows = np.flatnonzero(condition != NOT_MET)
    truth = np.full(len(pairs), MET)
    if len(rows):
        truth[rows] = implies(condition[rows], decide_pairs(pairs.take(rows)))
    return truth


def grounds_in_force(facts: PairFacts, *names: str) -> list[Ground]:
    """The rows of these names that the law of the start has."""
    grounds = facts.pairs.context.settings.rules.grounds
    return [ground for ground in grounds if ground.name in names and ground.holds_on(facts.starts)]


def with_caution(sentence: str, rules: Iterable[Rule]) -> str:
    """The sentence, and after it the caution of every rule that has one, once each.

    Cautions of the same words up to a colon are said as one: "Check this: one source; another."
    """
    spoken: dict[str, list[str]] = {}
    for caution in dict.fromkeys(rule.caution for rule in rules if rule.caution):
        lead, colon, about = caution.partition(": ")
        spoken.setdefault(lead + colon, []).append(about.removesuffix("."))
    return " ".join(
        (sentence, *(f"{lead}{'; '.join(about)}{'.' if any(about) else ''}" for lead, about in spoken.items()))
    )


def ask_before(status: Status) -> str:
    """What a sentence ends with while the criterion is unknown."""
    return " Ask before going on." if status is Status.UNKNOWN else ""


def format_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def format_number(value: float) -> str:
    return f"{value:g}"
