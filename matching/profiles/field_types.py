"""Types of the fields of a record: validation of a value, and conversion of a list of values to a column.

Numbers, dates and choices become arrays (NaN or -1 for unknown); lists become `Ragged` columns.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from matching.calendar import NO_DAY, day_number


NONE_TYPE = type(None)


class FieldType(ABC):
    """`error` gives the reason why a value (not None) is invalid; `all_valid` is a fast test of many values.

    `all_valid` may be False for valid values, which are then validated one by one, and is never True for invalid ones.
    """

    @abstractmethod
    def error(self, value: Any) -> str | None: ...

    @abstractmethod
    def all_valid(self, values: Sequence[Any]) -> bool: ...

    @abstractmethod
    def to_column(self, values: Sequence[Any]) -> Any: ...


def is_whole(value: Any) -> bool:
    """A whole number of Python or NumPy, neither bool nor timedelta (which NumPy counts among its integers)."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool | np.timedelta64)


def is_number(value: Any) -> bool:
    return is_whole(value) or isinstance(value, float | np.floating)


def only_types(values: Sequence[Any], *allowed: type) -> bool:
    return set(map(type, values)) <= {NONE_TYPE, *allowed}


@dataclass(frozen=True)
class Measure(FieldType):
    low: float
    high: float

    def error(self, value: Any) -> str | None:
        if not is_number(value):
            return "must be a number"
        wide = float(value) if isinstance(value, np.floating) else value  # small floats cannot hold the bounds
        if not self.low <= wide <= self.high:
            return f"must be a finite number from {self.low:g} to {self.high:g}"
        return None

    def all_valid(self, values: Sequence[Any]) -> bool:
        return only_types(values, int, float) and all(v is None or self.low <= v <= self.high for v in values)

    def to_column(self, values: Sequence[Any]) -> Any:
        return np.array(values, dtype=np.float64)


@dataclass(frozen=True)
class Integer(FieldType):
    low: int
    high: int

    def error(self, value: Any) -> str | None:
        bounds = f" from {self.low} to {self.high}" if is_whole(value) else ""
        return None if bounds and self.low <= value <= self.high else f"must be a whole number{bounds}"

    def all_valid(self, values: Sequence[Any]) -> bool:
        return only_types(values, int) and all(v is None or self.low <= v <= self.high for v in set(values))

    def to_column(self, values: Sequence[Any]) -> Any:
        return np.array([-1 if v is None else v for v in values], dtype=np.int32)


@dataclass(frozen=True)
class Flag(FieldType):
    def error(self, value: Any) -> str | None:
        return None if isinstance(value, bool | np.bool_) else "must be True or False"

    def all_valid(self, values: Sequence[Any]) -> bool:
        return only_types(values, bool)

    def to_column(self, values: Sequence[Any]) -> Any:
        return np.array([-1 if v is None else int(v) for v in values], dtype=np.int8)


@dataclass(frozen=True)
class Day(FieldType):
    earliest: date = date.min
    latest: date = date.max

    def error(self, value: Any) -> str | None:
        if isinstance(value, datetime) or not isinstance(value, date):
            return "must be a datetime.date without a time"
        if not self.earliest <= value <= self.latest:
            return f"must be a day from {self.earliest} to {self.latest}"
        return None

    def all_valid(self, values: Sequence[Any]) -> bool:
        return only_types(values, date) and all(v is None or self.earliest <= v <= self.latest for v in values)

    def to_column(self, values: Sequence[Any]) -> Any:
        return np.array([NO_DAY if v is None else day_number(v) for v in values], dtype=np.int32)


@dataclass(frozen=True)
class Choice(FieldType):
    options: tuple[str, ...]

    def error(self, value: Any) -> str | None:
        if not isinstance(value, str) or value not in self.options:
            return f"must be one of: {'; '.join(self.options)}"
        return None

    def all_valid(self, values: Sequence[Any]) -> bool:
        return only_types(values, str) and set(values) <= {None, *self.options}

    def to_column(self, values: Sequence[Any]) -> Any:
        code = {None: -1} | {option: position for position, option in enumerate(self.options)}
        return np.array([code[v] for v in values], dtype=np.int8)


@dataclass(frozen=True)
class Text(FieldType):
    def error(self, value: Any) -> str | None:
        return None if isinstance(value, str) else "must be text"

    def all_valid(self, values: Sequence[Any]) -> bool:
        return only_types(values, str)

    def to_column(self, values: Sequence[Any]) -> Any:
        return tuple(v or "" for v in values)


@dataclass(frozen=True)
class Identifier(Text):
    """An id of another object, compared for equality."""

    def error(self, value: Any) -> str | None:
        return None if isinstance(value, str) and value else "must be text that is not empty"

    def all_valid(self, values: Sequence[Any]) -> bool:
        return only_types(values, str) and "" not in values

    def to_column(self, values: Sequence[Any]) -> Any:
        return tuple(values)
