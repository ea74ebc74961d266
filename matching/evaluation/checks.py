"""What is refused before anything is worked out: a wrong number is worse than none."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


Floats = NDArray[np.float64]


def numbers(name: str, values: ArrayLike, low: float = -np.inf, high: float = np.inf) -> Floats:
    """A float array of one dimension; `ValueError` names what is not a number, not finite or out of bounds."""
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must hold numbers only") from None
    if array.ndim != 1:
        raise ValueError(f"{name} must have one dimension")
    wrong = ~np.isfinite(array) | (array < low) | (array > high)
    if wrong.any():
        bounds = f" from {low:g} to {high:g}" if np.isfinite([low, high]).any() else ""
        raise ValueError(f"{name}[{int(wrong.argmax())}] must be a finite number{bounds}")
    return array


def chances(name: str, values: ArrayLike) -> Floats:
    """Chances strictly between 0 and 1: a chance of exactly 0 or 1 has no log-odds."""
    array = numbers(name, values, 0, 1)
    certain = (array == 0) | (array == 1)
    if certain.any():
        raise ValueError(f"{name}[{int(certain.argmax())}] must be above 0 and below 1")
    return array


def outcomes(name: str, values: ArrayLike) -> Floats:
    """1 where it came about and 0 where not, as floats."""
    array = numbers(name, values, 0, 1)
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


def whole(name: str, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f"{name} must be a whole number of {least} or more")
    return value
