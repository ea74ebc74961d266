"""What somebody could change, one thing at a time, written over columns so that it serves one person and a council.

Only what a person may be able to change is here. Age, entitlement, an EHCP, residence, a recorded bar and an answer of
no about permission to work are none of it, and neither are the places and employers somebody avoids.
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
from matching.profiles.reading import Columns
from matching.vocabulary import ROUTES, TYPES


class Option(NamedTuple):
    """One step of a change: `possible` and `unknown` say for whom, `columns` hold what the records would then say."""

    step: Any
    possible: NDArray[np.bool_]
    unknown: NDArray[np.bool_]
    told: Sequence[Any]
    columns: Columns


@dataclass(frozen=True)
class Change(ABC):
    """A kind of change of one field. `criterion` is the only one it can settle; None where it moves the order alone.

    Of a `ladder` each option holds all that the option before it does.
    """

    code: str
    field: str
    criterion: str | None
    ladder: ClassVar[bool] = True

    @abstractmethod
    def options(self, people: People, on: date) -> Iterator[Option]: ...

    def _fixed(self, step: Any, possible: Array, column: Array, unknown: Array) -> Option:
        """The field becomes the step itself, whoever it is."""
        return Option(step, possible, unknown, [step] * len(column), {self.field: np.where(possible, step, column)})


@dataclass(frozen=True)
class Level(Change):
    """A higher level; at most `climb` levels above the one held. Where none is recorded yet it is a question."""

    steps: tuple[int, ...]
    climb: int

    def options(self, people: People, on: date) -> Iterator[Option]:
        column = people.columns[self.field]
        for level in self.steps:
            possible = (column < level) & (column >= level - self.climb)
            yield self._fixed(level, possible | (column < 0), column, column < 0)


@dataclass(frozen=True)
class Hours(Change):
    """More hours a week."""

    steps: tuple[float, ...]

    def options(self, people: People, on: date) -> Iterator[Option]:
        column = people.columns[self.field]
        for hours in self.steps:
            yield self._fixed(hours, ~(column >= hours), column, np.isnan(column))


@dataclass(frozen=True)
class Journey(Change):
    """A longer journey than the limit, up to `longest` minutes; no limit recorded, none to lengthen."""

    steps: tuple[int, ...]
    longest: int

    def options(self, people: People, on: date) -> Iterator[Option]:
        column = people.columns[self.field]
        for more in self.steps:
            longer = column + more
            told = [_plain(minutes) for minutes in longer.tolist()]
            possible = longer <= self.longest
            columns = {self.field: np.where(possible, longer, column)}
            yield Option(more, possible, np.zeros(len(column), dtype=bool), told, columns)


@dataclass(frozen=True)
class Sooner(Change):
    """Free so many days sooner, but not before the day asked about; on that day itself where nothing is recorded."""

    steps: tuple[int, ...]

    def options(self, people: People, on: date) -> Iterator[Option]:
        column = people.columns[self.field]
        unknown: NDArray[np.bool_] = column == NO_DAY
        day = on.toordinal()
        before = np.maximum(ordinals(column), day)
        present = before.copy()
        for days in self.steps:
            after = np.maximum(present - days, day)
            asked = unknown & (days == self.steps[0])
            possible = (after < before) | asked
            told = [date.fromordinal(number) for number in after.tolist()]
            numbers = np.array([day_number(each) for each in told], dtype=column.dtype)
            yield Option(days, possible, asked, told, {self.field: np.where(possible, numbers, column)})
            before = after


@dataclass(frozen=True)
class Yes(Change):
    """A yes where nothing is recorded yet, and, if `from_no`, where a no is; from `youngest` years on."""

    from_no: bool
    youngest: int = 0

    def options(self, people: People, on: date) -> Iterator[Option]:
        column, birth = people.columns[self.field], people.columns["birth_date"]
        age = completed_years(birth, np.full(len(birth), day_number(on), dtype=np.int32))
        old_enough = (birth == NO_DAY) | (age >= self.youngest)
        possible = ((column < 0) | ((column == 0) & self.from_no)) & old_enough
        told = [True] * len(column)
        yield Option(True, possible, column < 0, told, {self.field: np.where(possible, 1, column).astype(column.dtype)})


@dataclass(frozen=True)
class TypeToo(Change):
    """One more type of opportunity, for people who named some."""

    ladder = False

    def options(self, people: People, on: date) -> Iterator[Option]:
        mask = people.columns["types_mask"]
        for position, kind in enumerate(TYPES):
            possible = (mask >= 0) & (mask >> position & 1 == 0)
            columns = {"types_mask": np.where(possible, mask | np.int32(1 << position), mask)}
            yield Option(kind, possible, np.zeros(len(mask), dtype=bool), [kind] * len(mask), columns)


@dataclass(frozen=True)
class RouteToo(Change):
    """One more route that is liked, least of those named, for people who named some. It moves the order alone."""

    ladder = False

    def options(self, people: People, on: date) -> Iterator[Option]:
        rank, named = people.columns["route_rank"], people.columns["route_interests"].length
        for position, route in enumerate(ROUTES):
            possible = rank[:, position] == NOT_LISTED
            changed = rank.copy()
            changed[possible, position] = np.minimum(named, NOT_LISTED - 1)[possible]
            yield Option(route, possible, np.zeros(len(rank), dtype=bool), [route] * len(rank), {"route_rank": changed})


@dataclass(frozen=True)
class Experience(Change):
    """Some experience in a route they like, or in any where they named none. It moves the order alone."""

    ladder = False

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


def _plain(minutes: float) -> float | int:
    return int(minutes) if minutes == minutes and minutes == int(minutes) else minutes
