"""The validated arguments of one call: people, opportunities, day, settings and recorded journeys."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.calendar import day_number, require_date
from matching.logic import MET, NOT_MET, Array, Truth
from matching.profiles.field_types import Measure
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.profiles.records import record_error
from matching.rules import Rule
from matching.settings import Settings


Journeys = Mapping[tuple[str, str], float]
EmployerEffects = Mapping[str, tuple[float, float]]  # by id, in log-odds: of starting, of staying
EmployersTold = tuple[frozenset[str], frozenset[str]]  # ids of those with enough referrals, and starts, to be spoken of
NONE_TOLD: EmployersTold = frozenset(), frozenset()
Value = TypeVar("Value")

JOURNEY_MINUTES = Measure(0, 1_000_000)


class Context:
    """`remember` caches what depends on people alone or opportunities alone, once per call."""

    def __init__(
        self,
        people: People,
        opportunities: Opportunities,
        on: date,
        settings: Settings,
        journeys: Journeys | None = None,
        employer_effects: EmployerEffects | None = None,
        employers_told: EmployersTold = NONE_TOLD,
    ) -> None:
        _require_collections(people, opportunities, settings)
        self.people, self.opportunities, self.settings = people, opportunities, settings
        self.day = require_date(on, "on")
        self.on = np.int32(day_number(on))
        _require_born(people, self.on)
        self.today: NDArray[np.int64] = np.full(len(opportunities), on.toordinal())
        start = opportunities.columns["start_date"]
        self.start_known: NDArray[np.bool_] = start >= 0
        self.start: NDArray[np.int32] = np.where(self.start_known, start, self.on).astype(np.int32)
        self.journey_keys, self.journey_minutes = self._journeys({} if journeys is None else journeys)
        self.employer_effects: EmployerEffects = employer_effects or {}
        self.employers_told = employers_told
        self._memory: dict[Hashable, object] = {}

    @classmethod
    def for_history(
        cls, people: People, opportunities: Opportunities, days: NDArray[np.int64], settings: Settings
    ) -> "Context":
        """A context of past referrals, each opportunity with its own day (an ordinal), for features alone."""
        context = cls(people, opportunities, date.fromordinal(int(days.max(initial=1))), settings)
        context.today = days
        referred = np.array([day_number(date.fromordinal(day)) for day in days.tolist()], dtype=np.int32)
        context.start = np.where(context.start_known, opportunities.columns["start_date"], referred).astype(np.int32)
        return context

    def person_column(self, name: str) -> Array:
        column: Array = self.people.columns[name]
        return column

    def opportunity_column(self, name: str) -> Array:
        column: Array = self.opportunities.columns[name]
        return column

    def remember(self, name: Hashable, compute: Callable[[], Value]) -> Value:
        if name not in self._memory:
            self._memory[name] = compute()
        return self._memory[name]  # type: ignore[return-value]  # a name always holds one type of value

    def in_force(self, rule: Rule) -> Truth:
        """Whether the rule holds on the start date of each opportunity (or on the day of the question)."""
        held = self.start >= day_number(rule.valid_from)
        if rule.valid_to is not None:
            held &= self.start <= day_number(rule.valid_to)
        return np.where(held, MET, NOT_MET)

    def key(self, person: NDArray[np.int64], opportunity: NDArray[np.int64]) -> NDArray[np.int64]:
        return person * len(self.opportunities) + opportunity

    def _journeys(self, journeys: Journeys) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        if not isinstance(journeys, Mapping):
            raise ValueError("journeys must map (person id, opportunity id) to minutes")
        known: dict[int, float] = {}
        for pair, minutes in journeys.items():
            if not isinstance(pair, tuple) or len(pair) != 2 or not all(isinstance(one, str) for one in pair):
                raise ValueError(f"journeys must map (person id, opportunity id) to minutes; {pair!r} is no such pair")
            person, opportunity = pair
            reason = JOURNEY_MINUTES.error(minutes)
            if reason:
                raise ValueError(f"journey of {person!r} to {opportunity!r}: minutes {reason}")
            row, column = self.people.position.get(person), self.opportunities.position.get(opportunity)
            if row is not None and column is not None:
                known[row * len(self.opportunities) + column] = float(minutes)
        keys = np.array(sorted(known), dtype=np.int64)
        return keys, np.array([known[key] for key in keys.tolist()], dtype=np.float64)


def _require_collections(people: Any, opportunities: Any, settings: Any) -> None:
    if not isinstance(people, People):
        raise ValueError("people must be built with People.from_records")
    if not isinstance(opportunities, Opportunities):
        raise ValueError("opportunities must be built with Opportunities.from_records")
    if not isinstance(settings, Settings):
        raise ValueError("settings must be matching.Settings")


def _require_born(people: People, on: np.int32) -> None:
    wrong = people.columns["birth_date"] > on
    if wrong.any():
        raise record_error("person", people.id[int(wrong.argmax())], "birth_date", "is after the day asked about")
