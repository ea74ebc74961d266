"""Ranges of differences between shares, and how often chance alone gives a difference as great."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr, stdtr

from matching.evaluation.estimates import Estimate
from matching.evaluation.shares import Share, wilson


Floats = NDArray[np.float64]

FURTHEST = 38.0  # standard errors; further out the chance is too small for a float


def newcombe(one: Estimate, other: Estimate) -> Estimate:
    """Difference of two independent shares by their score intervals (Newcombe 1998, method 10)."""
    gap = one.value - other.value
    below = np.hypot(one.value - one.low, other.high - other.value)
    above = np.hypot(one.high - one.value, other.value - other.low)
    return Estimate(gap, float(gap - below), float(gap + above))


def newcombe_chance(one: Share, other: Share) -> float:
    """How often chance alone gives shares so far apart: 1 less the level at which Newcombe's interval reaches zero."""
    higher, lower = sorted((one, other), key=lambda share: share.happened / share.rows, reverse=True)

    def lowest(reach: float) -> float:
        return newcombe(wilson(*higher, reach), wilson(*lower, reach)).low

    if lowest(0.0) <= 0:
        return 1.0
    if lowest(FURTHEST) > 0:
        return 0.0
    return float(2 * ndtr(-brentq(lowest, 0.0, FURTHEST, xtol=1e-10)))


class Mean(NamedTuple):
    """A mean, or a ratio of sums, with its variance and how many people it is of."""

    value: float
    variance: float
    people: int


def ratio_of(above: Floats, below: Floats) -> Mean:
    """Sum over sum with its variance, one value a person in each (Cochran 1977, section 6.4)."""
    size, total = len(above), float(below.sum())
    ratio = float(above.sum()) / total if total else float("nan")
    residues = (above - ratio * below) * size / total if total else np.full(size, np.nan)
    variance = float((residues**2).sum()) / (size * (size - 1)) if size > 1 else float("nan")
    return Mean(ratio, variance, size)


def welch_chance(one: Mean, other: Mean) -> float:
    """How often chance alone gives means so far apart (Welch 1947); 1 where the data cannot tell."""
    gap, variance = abs(one.value - other.value), one.variance + other.variance
    if not np.isfinite(gap + variance) or gap == 0:
        return 1.0
    if variance == 0:
        return 0.0
    freedom = variance**2 / sum(each.variance**2 / (each.people - 1) for each in (one, other))
    return float(2 * stdtr(freedom, -gap / np.sqrt(variance)))
