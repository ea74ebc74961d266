"""Actionable changes of one fact, computed on columns so that one definition serves one person and a whole council.

Only facts that a person may be able to change are listed. Age, entitlement, an EHCP, residence, a recorded bar, a
recorded refusal of permission to work, and avoided places and employers are excluded.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.calendar import NO_DAY, completed_years, day_number, ordinals
from matching.logic import Array
from matching.profiles.people import NO_LIST, NOT_LISTED, People
from matching.profiles.records import Columns
from matching.vocabulary import ROUTES, TYPES


class Option(NamedTuple):
    """One step of a change, for everybody of a collection.

    Attributes
    ----------
    step : object
        What the change is set to: a level, hours, a type, or minutes or days of difference.
    possible, unknown : ndarray of bool, shape (n_people,)
        For whom it is possible; for whom the fact is not recorded yet.
    values : sequence, length n_people
        What the record of each person would hold.
    columns : dict of ndarray
        The columns of `People` that differ after the change.
    """

    step: Any
    possible: NDArray[np.bool_]
    unknown: NDArray[np.bool_]
    values: Sequence[Any]
    columns: Columns


@dataclass(frozen=True)
class Change(ABC):
    """A change of one field of a person.

    `criterion` is the only one it can decide; None where it moves the order alone. Of a `cumulative` change each option
    implies the option before it.
    """

    code: str
    field: str
    criterion: str | None
    cumulative: ClassVar[bool] = True

    @abstractmethod
    def options(self, people: People, on: date) -> Iterator[Option]: ...

    def _same_value_for_all(self, step: Any, possible: Array, column: Array, unknown: Array) -> Option:
        """The option in which the field becomes `step` for everybody for whom it is possible."""
        return Option(step, possible, unknown, [step] * len(column), {self.field: np.where(possible, step, column)})


@dataclass(frozen=True)
class SteppedChange(Change):
    """A change of one column that is the same for every step and does not depend on the day."""

    steps: tuple[float, ...]

    def options(self, people: People, on: date) -> Iterator[Option]:
        for step in self.steps:
            yield self._option(step, people.columns[self.field])

    @abstractmethod
    def _option(self, step: float, column: Array) -> Option: ...


@dataclass(frozen=True)
class LevelChange(SteppedChange):
    """A higher level, at most `max_increase` above the one held; a question where no level is recorded."""

    max_increase: int

    def _option(self, step: float, column: Array) -> Option:
        possible = (column < step) & (column >= step - self.max_increase)
        return self._same_value_for_all(step, possible | (column < 0), column, column < 0)


@dataclass(frozen=True)
class HoursChange(SteppedChange):
    """More hours a week; a question where no hours are recorded."""

    def _option(self, step: float, column: Array) -> Option:
        return self._same_value_for_all(step, ~(column >= step), column, np.isnan(column))


@dataclass(frozen=True)
class TravelLimitChange(SteppedChange):
    """A travel limit some minutes longer, up to `max_minutes`; not possible where no limit is recorded."""

    max_minutes: int

    def _option(self, step: float, column: Array) -> Option:
        longer = column + step
        values = [_whole_if_possible(minutes) for minutes in longer.tolist()]
        possible = longer <= self.max_minutes
        columns = {self.field: np.where(possible, longer, column)}
        return Option(step, possible, np.zeros(len(column), dtype=bool), values, columns)


@dataclass(frozen=True)
class AvailabilityChange(Change):
    """Available some days earlier, never before the day of the question nor before the day that binds them.

    On the first of these where no date is recorded; where one binds them and they named none, there is nothing to ask.
    """

    steps: tuple[int, ...]

    def options(self, people: People, on: date) -> Iterator[Option]:
        column, bound = people.columns[self.field], people.columns["not_before"]
        unknown: NDArray[np.bool_] = (column == NO_DAY) & (bound == NO_DAY)
        day = np.maximum(ordinals(bound), on.toordinal())
        before = np.maximum(ordinals(column), day)
        present = before.copy()
        for days in self.steps:
            after = np.maximum(present - days, day)
            question = unknown & (days == self.steps[0])
            possible = (after < before) | question
            values = [date.fromordinal(number) for number in after.tolist()]
            numbers = np.array([day_number(each) for each in values], dtype=column.dtype)
            columns = {self.field: np.where(possible, numbers, column)}
            columns["free_from"] = np.maximum(columns[self.field], bound)
            yield Option(days, possible, question, values, columns)
            before = after


@dataclass(frozen=True)
class FlagChange(Change):
    """A flag set to True where it is not recorded, and, if `from_false`, where it is False; from `min_age` years."""

    from_false: bool
    min_age: int = 0

    def options(self, people: People, on: date) -> Iterator[Option]:
        column, birth = people.columns[self.field], people.columns["birth_date"]
        age = completed_years(birth, np.full(len(birth), day_number(on), dtype=np.int32))
        old_enough = (birth == NO_DAY) | (age >= self.min_age)
        possible = ((column < 0) | ((column == 0) & self.from_false)) & old_enough
        values = [True] * len(column)
        yield Option(
            True, possible, column < 0, values, {self.field: np.where(possible, 1, column).astype(column.dtype)}
        )


@dataclass(frozen=True)
class WaiverChange(Change):
    """Employers asked to do without a level the law does not ask for at the person's age; nothing of theirs changes.

    `field` is none of the person's record. By the age on the day of the question: whoever grows into it by a start is
    not counted yet.
    """

    def options(self, people: People, on: date) -> Iterator[Option]:
        birth, held = people.columns["birth_date"], people.columns[f"{self.criterion}_level"]
        day = np.full(len(birth), day_number(on), dtype=np.int32)
        age = np.where(birth == NO_DAY, 0, completed_years(birth, day)).astype(np.int32)
        possible = (birth != NO_DAY) & (held >= 0)
        columns = {f"{self.criterion}_waiver_age": np.where(possible, age, 0).astype(np.int32)}
        yield Option(True, possible, np.zeros(len(birth), dtype=bool), [True] * len(birth), columns)


@dataclass(frozen=True)
class TypeChange(Change):
    """One more type of opportunity, for people who named types."""

    cumulative = False

    def options(self, people: People, on: date) -> Iterator[Option]:
        mask = people.columns["types_mask"]
        for position, kind in enumerate(TYPES):
            possible = (mask >= 0) & (mask >> position & 1 == 0)
            columns = {"types_mask": np.where(possible, mask | np.int32(1 << position), mask)}
            yield Option(kind, possible, np.zeros(len(mask), dtype=bool), [kind] * len(mask), columns)


@dataclass(frozen=True)
class RouteChange(Change):
    """One more route, after those named, for people who named routes. It changes the order alone."""

    cumulative = False

    def options(self, people: People, on: date) -> Iterator[Option]:
        rank, named = people.columns["route_rank"], people.columns["route_interests"].length
        for position, route in enumerate(ROUTES):
            possible = rank[:, position] == NOT_LISTED
            changed = rank.copy()
            changed[possible, position] = np.minimum(named, NOT_LISTED - 1)[possible]
            yield Option(route, possible, np.zeros(len(rank), dtype=bool), [route] * len(rank), {"route_rank": changed})


@dataclass(frozen=True)
class ExperienceChange(Change):
    """Experience in a route they named, or in any where they named none. It changes the order alone."""

    cumulative = False

    def options(self, people: People, on: date) -> Iterator[Option]:
        tried, rank = people.columns["route_tried"], people.columns["route_rank"]
        liked = (rank < NOT_LISTED) | (rank == NO_LIST)
        for position, route in enumerate(ROUTES):
            possible = (tried[:, position] != 1) & liked[:, position]
            changed = tried.copy()
            changed[possible] = np.maximum(tried[possible], 0)
            changed[possible, position] = 1
            unknown = tried[:, position] < 0
            yield Option(route, possible, unknown, [route] * len(tried), {"route_tried": changed})


def _whole_if_possible(minutes: float) -> float | int:
    return int(minutes) if minutes == minutes and minutes == int(minutes) else minutes
