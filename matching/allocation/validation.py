"""Validation of the arguments of `allocate`: an error names argument, row (0-based) and reason."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.allocation.plan import Floats, Positions
from matching.profiles.field_types import is_number, is_whole


MAX_POSITION = 2**31 - 1
MAX_VALUE = 1e100


def validate_positions(name: str, given: ArrayLike, upper: int | None = None) -> Positions:
    """Whole numbers from 0 to below `upper`; booleans and floats are refused, whatever their value."""
    most = MAX_POSITION if upper is None else upper - 1

    def wrong(entry: Any) -> str | None:
        if not is_whole(entry):
            return "is not a whole number"
        if entry < 0:
            return "is below 0"
        return f"is above {most}, the last there is" if entry > most else None

    array = _as_vector(name, given)
    if array.dtype.kind not in "iu" or isinstance(given, list | tuple):
        _raise_first_error(name, given, range(array.size), wrong)
    else:
        _raise_first_error(name, array, np.flatnonzero((array < 0) | (array > most))[:1], wrong)
    return array.astype(np.int64, copy=False)


def validate_values(name: str, given: ArrayLike) -> Floats:
    array = _as_vector(name, given)
    if array.dtype.kind not in "iuf" or isinstance(given, list | tuple):
        _raise_first_error(name, given, range(array.size), _value_error)
    else:
        wide = array.astype(np.float64, copy=False)
        _raise_first_error(name, array, np.flatnonzero(~((wide >= 0) & (wide <= MAX_VALUE)))[:1], _value_error)
    return array.astype(np.float64, copy=False)


def validate_floor(name: str, given: float | None) -> float | None:
    reason = None if given is None else _value_error(given)
    if reason:
        raise ValueError(f"{name}: {given!r} {reason}")
    return None if given is None else float(given)


def validate_pairs(
    person: ArrayLike, opportunity: ArrayLike, value: ArrayLike, opportunities: int, people: int | None = None
) -> tuple[Positions, Positions, Floats]:
    """Validated pairs, sorted by person, then opportunity."""
    whom, where = (
        validate_positions("person", person, people),
        validate_positions("opportunity", opportunity, opportunities),
    )
    worth = validate_values("value", value)
    _require_equal_lengths(person=whom, opportunity=where, value=worth)
    order = _sorted(whom, where, opportunities)
    return whom[order], where[order], worth[order]


def _sorted(person: Positions, opportunity: Positions, opportunities: int) -> Positions:
    """The order by person, then opportunity. Raises `ValueError` for a pair that is there twice."""
    key = person * opportunities + opportunity
    order: Positions = np.argsort(key, kind="stable")
    key = key[order]
    again = np.flatnonzero(key[1:] == key[:-1])
    if len(again):
        place = again[np.argmin(order[again + 1])]
        row, earlier = order[place + 1], order[place]
        pair = f"person {person[row]} and opportunity {opportunity[row]}"
        raise ValueError(f"person and opportunity, row {row}: {pair} stand in row {earlier} already")
    return order


def _require_equal_lengths(**arrays: NDArray[Any]) -> None:
    lengths = {name: len(array) for name, array in arrays.items()}
    (first, expected), *others = lengths.items()
    for name, length in others:
        if length != expected:
            raise ValueError(f"{name} has {length} rows, but {first} has {expected}")


def _as_vector(name: str, given: ArrayLike) -> NDArray[Any]:
    if isinstance(given, np.ma.MaskedArray) and np.ma.getmaskarray(given).any():
        raise ValueError(f"{name}, row {int(np.ma.getmaskarray(given).argmax())}: is masked")
    try:
        array = np.asarray(given)
    except (ValueError, OverflowError):
        array = np.asarray(None)
    if array.ndim != 1:
        raise ValueError(f"{name} must be a flat list or array of numbers")
    return array


def _value_error(entry: Any) -> str | None:
    if not is_number(entry):
        return "is not a number"
    wide = float(entry) if isinstance(entry, np.floating) else entry  # small floats cannot hold the bound
    if isinstance(wide, float) and not math.isfinite(wide):
        return "is not finite"
    if wide < 0:
        return "is below 0"
    return f"is above {MAX_VALUE:g}" if wide > MAX_VALUE else None


def _raise_first_error(name: str, given: Any, rows: Any, wrong: Callable[[Any], str | None]) -> None:
    for row in rows:
        reason = wrong(given[row])
        if reason:
            raise ValueError(f"{name}, row {row}: {given[row]!r} {reason}")
