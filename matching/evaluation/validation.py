"""Validation of arguments: a wrong number is refused before anything is computed from it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.profiles.field_types import is_whole


Floats = NDArray[np.float64]

LARGEST = 1e100  # sums of as many as memory holds, and their squares, stay finite


def number_array(name: str, values: ArrayLike, low: float = -LARGEST, high: float = LARGEST) -> Floats:
    """A float array of one dimension; `ValueError` names what is not a number, not finite or out of bounds.

    Text that reads like a number is none. True and False count 1 and 0.
    """
    try:
        given = np.asarray(values)
    except ValueError:
        raise ValueError(f"{name} must hold numbers only, in one dimension") from None
    if given.size and given.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold numbers only")
    if given.ndim != 1:
        raise ValueError(f"{name} must have one dimension")
    array = given.astype(np.float64)
    wrong = ~((array >= low) & (array <= high))
    if wrong.any():
        raise ValueError(f"{name}[{int(wrong.argmax())}] must be a finite number from {low:g} to {high:g}")
    return array


def probabilities(name: str, values: ArrayLike) -> Floats:
    """Chances strictly between 0 and 1: a chance of exactly 0 or 1 has no log-odds."""
    array = number_array(name, values, 0, 1)
    certain = (array == 0) | (array == 1)
    if certain.any():
        raise ValueError(f"{name}[{int(certain.argmax())}] must be above 0 and below 1")
    return array


def binary_outcomes(name: str, values: ArrayLike) -> Floats:
    """1 where it came about and 0 where not, as floats."""
    array = number_array(name, values, 0, 1)
    between = (array != 0) & (array != 1)
    if between.any():
        raise ValueError(f"{name}[{int(between.argmax())}] must be True or False")
    return array


def same_length(**arrays: Sequence[Any] | NDArray[Any]) -> int:
    """The one length of all; `ValueError` names two that differ."""
    (first, length), *rest = ((name, len(array)) for name, array in arrays.items())
    for name, other in rest:
        if other != length:
            raise ValueError(f"{name} has {other} values and {first} has {length}")
    return length


def whole_number(name: str, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f"{name} must be a whole number of {least} or more")
    return value


def text_ids(name: str, values: Any) -> tuple[str, ...]:
    """Ids, text each; an array of text will do."""
    listed = _listed(name, values, "ids")
    for row, identifier in enumerate(listed):
        if not isinstance(identifier, str):
            raise ValueError(f"{name}[{row}] must be text")
    return tuple(listed)


def label_codes(name: str, values: Any, size: int) -> NDArray[np.int64]:
    """Labels (text or whole numbers, one a row) as numbers from 0 in their order; 1 and "1" are not the same."""
    listed = _listed(name, values, "labels")
    same_length(**{name: listed, "size": range(size)})
    for row, label in enumerate(listed):
        if not isinstance(label, str) and not is_whole(label):
            raise ValueError(f"{name}[{row}] must be text or a whole number")
    number = {label: at for at, label in enumerate(sorted(set(listed), key=lambda one: (isinstance(one, str), one)))}
    return np.array([number[label] for label in listed], dtype=np.int64)


def _listed(name: str, values: Any, of_what: str) -> Sequence[Any]:
    listed = values.tolist() if isinstance(values, np.ndarray) else values
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        raise ValueError(f"{name} must be a list of {of_what}")
    return listed
