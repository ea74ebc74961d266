"""Field types whose values are lists, and the ragged columns they become."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.profiles.field_types import FieldType, Measure, only_types


@dataclass(frozen=True)
class Ragged:
    """Row i holds values[start[i] : start[i] + length[i]]; `known` is False where the whole list is unknown."""

    values: NDArray[Any]
    start: NDArray[np.int64]
    length: NDArray[np.int64]
    known: NDArray[np.bool_]
    words: tuple[str, ...] = ()

    def row(self, position: int) -> NDArray[Any]:
        start = self.start[position]
        row: NDArray[Any] = self.values[start : start + self.length[position]]
        return row


def ragged(values: Sequence[Any], flat: NDArray[Any], words: tuple[str, ...] = ()) -> Ragged:
    length = np.array([len(v) if v else 0 for v in values], dtype=np.int64)
    known = np.array([v is not None for v in values], dtype=np.bool_)
    return Ragged(flat, np.cumsum(length) - length, length, known, words)


def flatten(values: Sequence[Any]) -> Iterable[Any]:
    return chain.from_iterable(v for v in values if v)


def _without_repetition(values: Sequence[Any]) -> Sequence[Any]:
    return [None if value is None else tuple(dict.fromkeys(value)) for value in values]


@dataclass(frozen=True)
class ChoiceList(FieldType):
    """Options of a closed list."""

    options: tuple[str, ...]

    def error(self, value: Any) -> str | None:
        if not isinstance(value, list | tuple):
            return "must be a list"
        if not all(isinstance(v, str) and v in self.options for v in value):
            return f"must hold only: {'; '.join(self.options)}"
        return None

    def all_valid(self, values: Sequence[Any]) -> bool:
        if not only_types(values, list, tuple):
            return False
        flat = list(flatten(values))
        return set(map(type, flat)) <= {str} and set(flat) <= set(self.options)

    def to_column(self, values: Sequence[Any]) -> Any:
        values = _without_repetition(values)
        code = {option: position for position, option in enumerate(self.options)}
        return ragged(values, np.array([code[v] for v in flatten(values)], dtype=np.int8), self.options)


@dataclass(frozen=True)
class TextList(FieldType):
    """Texts of an open list, compared for equality."""

    def error(self, value: Any) -> str | None:
        if not isinstance(value, list | tuple):
            return "must be a list"
        return None if all(isinstance(v, str) and v for v in value) else "must hold only text that is not empty"

    def all_valid(self, values: Sequence[Any]) -> bool:
        if not only_types(values, list, tuple):
            return False
        flat = set(map(type, flatten(values)))
        return flat <= {str} and "" not in set(flatten(values))

    def to_column(self, values: Sequence[Any]) -> Any:
        values = _without_repetition(values)
        words = tuple(dict.fromkeys(flatten(values)))
        code = {word: position for position, word in enumerate(words)}
        return ragged(values, np.array([code[v] for v in flatten(values)], dtype=np.int64), words)


@dataclass(frozen=True)
class TupleList(FieldType):
    """Tuples of measures, such as (easting, northing, radius); the last `optional` of them are 0 where left out."""

    parts: tuple[Measure, ...]
    part_names: str
    optional: int = 0

    def error(self, value: Any) -> str | None:
        if not isinstance(value, list | tuple):
            return "must be a list"
        for entry in value:
            if not isinstance(entry, list | tuple) or not self._least <= len(entry) <= len(self.parts):
                return f"must hold only ({self.part_names})"
            for part, number in zip(self.parts, entry, strict=False):
                wrong = part.error(number)
                if wrong:
                    return f"must hold only ({self.part_names}), and each part {wrong}"
        return None

    def all_valid(self, values: Sequence[Any]) -> bool:
        return all(v is None or not self.error(v) for v in values)

    @property
    def _least(self) -> int:
        return len(self.parts) - self.optional

    def to_column(self, values: Sequence[Any]) -> Any:
        missing = (0.0,) * self.optional
        flat = np.array([(*v, *missing)[: len(self.parts)] for v in flatten(values)], dtype=np.float64)
        return ragged(values, flat.reshape(-1, len(self.parts)))
