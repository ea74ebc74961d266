"""Three-valued logic on arrays: not met < unknown < met, so "and" is the minimum and "or" the maximum (Kleene)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.vocabulary import Status


Array = NDArray[Any]
Truth = NDArray[np.uint8]

NOT_MET, UNKNOWN, MET = np.uint8(0), np.uint8(1), np.uint8(2)
STATUS = (Status.NOT_MET, Status.UNKNOWN, Status.MET)


def decide(known: Array, true: Array) -> Truth:
    """Met or not met where the facts are known, unknown elsewhere."""
    return np.where(known, true.view(np.uint8) << 1, UNKNOWN)


def flag(column: Array) -> Truth:
    """A yes/no column (1, 0, -1 for unknown) as a truth."""
    return np.where(column < 0, UNKNOWN, column.astype(np.uint8) << np.uint8(1))


def negate(truth: Truth) -> Truth:
    opposite: Truth = MET - truth
    return opposite


def all_of(first: Truth, *rest: Truth) -> Truth:
    for truth in rest:
        first = np.minimum(first, truth)
    return first


def any_of(first: Truth, *rest: Truth) -> Truth:
    for truth in rest:
        first = np.maximum(first, truth)
    return first


def implies(condition: Truth, consequence: Truth) -> Truth:
    """The consequence where the condition holds, met where it does not apply."""
    return np.maximum(negate(condition), consequence)
