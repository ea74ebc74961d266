"""The kinds of value a record may hold: what is wrong with a value, and how a list of them becomes a column.

Numbers, dates and choices become arrays (NaN or -1 for unknown); lists become `Ragged` columns.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from matching.calendar import NO_DAY, day_number


NOTHING = type(None)


class Kind(ABC):
    """`fault` judges one value that is not None; `sound` may pass a whole list at once, and never wrongly."""

    @abstractmethod
    def fault(self, value: Any) -> str | None: ...

    @abstractmethod
    def sound(self, values: Sequence[Any]) -> bool: ...

    @abstractmethod
    def column(self, values: Sequence[Any]) -> Any: ...


def is_whole(value: Any) -> bool:
    """A whole number of Python or NumPy; NumPy counts stretches of time among its integers, and they are none."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool | np.timedelta64)


def is_number(value: Any) -> bool:
    return is_whole(value) or isinstance(value, float | np.floating)


def only(values: Sequence[Any], *allowed: type) -> bool:
    return set(map(type, values)) <= {NOTHING, *allowed}


@dataclass(frozen=True)
class Measure(Kind):
    low: float
    high: float

    def fault(self, value: Any) -> str | None:
        if not is_number(value):
            return "must be a number"
        wide = float(value) if isinstance(value, np.floating) else value  # small floats cannot hold the bounds
        if not self.low <= wide <= self.high:
            return f"must be a finite number from {self.low:g} to {self.high:g}"
        return None

    def sound(self, values: Sequence[Any]) -> bool:
        return only(values, int, float) and all(v is None or self.low <= v <= self.high for v in values)

    def column(self, values: Sequence[Any]) -> Any:
        return np.array(values, dtype=np.float64)


@dataclass(frozen=True)
class Whole(Kind):
    low: int
    high: int

    def fault(self, value: Any) -> str | None:
        if not is_whole(value):
            return "must be a whole number"
        if not self.low <= value <= self.high:
            return f"must be a whole number from {self.low} to {self.high}"
        return None

    def sound(self, values: Sequence[Any]) -> bool:
        return only(values, int) and all(v is None or self.low <= v <= self.high for v in set(values))

    def column(self, values: Sequence[Any]) -> Any:
        return np.array([-1 if v is None else v for v in values], dtype=np.int32)


@dataclass(frozen=True)
class Flag(Kind):
    def fault(self, value: Any) -> str | None:
        return None if isinstance(value, bool | np.bool_) else "must be True or False"

    def sound(self, values: Sequence[Any]) -> bool:
        return only(values, bool)

    def column(self, values: Sequence[Any]) -> Any:
        return np.array([-1 if v is None else int(v) for v in values], dtype=np.int8)


@dataclass(frozen=True)
class Day(Kind):
    earliest: date = date.min
    latest: date = date.max

    def fault(self, value: Any) -> str | None:
        if isinstance(value, datetime) or not isinstance(value, date):
            return "must be a datetime.date without a time"
        if not self.earliest <= value <= self.latest:
            return f"must be a day from {self.earliest} to {self.latest}"
        return None

    def sound(self, values: Sequence[Any]) -> bool:
        return only(values, date) and all(v is None or self.earliest <= v <= self.latest for v in values)

    def column(self, values: Sequence[Any]) -> Any:
        return np.array([NO_DAY if v is None else day_number(v) for v in values], dtype=np.int32)


@dataclass(frozen=True)
class Choice(Kind):
    options: tuple[str, ...]

    def fault(self, value: Any) -> str | None:
        if not isinstance(value, str) or value not in self.options:
            return f"must be one of: {'; '.join(self.options)}"
        return None

    def sound(self, values: Sequence[Any]) -> bool:
        return only(values, str) and set(values) <= {None, *self.options}

    def column(self, values: Sequence[Any]) -> Any:
        code = {None: -1} | {option: position for position, option in enumerate(self.options)}
        return np.array([code[v] for v in values], dtype=np.int8)


@dataclass(frozen=True)
class Text(Kind):
    def fault(self, value: Any) -> str | None:
        return None if isinstance(value, str) else "must be text"

    def sound(self, values: Sequence[Any]) -> bool:
        return only(values, str)

    def column(self, values: Sequence[Any]) -> Any:
        return tuple(v or "" for v in values)


@dataclass(frozen=True)
class Name(Text):
    """A key compared for equality: an id of someone or something else."""

    def fault(self, value: Any) -> str | None:
        return None if isinstance(value, str) and value else "must be text that is not empty"

    def sound(self, values: Sequence[Any]) -> bool:
        return only(values, str) and "" not in values

    def column(self, values: Sequence[Any]) -> Any:
        return tuple(values)
