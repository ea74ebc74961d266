"""Intervals and tests of differences between proportions and between means."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr, stdtr

from matching.evaluation.estimates import Estimate
from matching.evaluation.proportions import Proportion, wilson


Floats = NDArray[np.float64]

LARGEST_Z = 38.0  # standard errors; further out the p-value is too small for a float


def newcombe(one: Estimate, other: Estimate) -> Estimate:
    """Difference of two independent proportions from their score intervals (Newcombe 1998, method 10)."""
    gap = one.value - other.value
    below = np.hypot(one.value - one.low, other.high - other.value)
    above = np.hypot(one.high - one.value, other.value - other.low)
    return Estimate(gap, float(gap - below), float(gap + above))


def newcombe_p_value(one: Proportion, other: Proportion) -> float:
    """Two-sided p-value: 1 less the level at which Newcombe's interval reaches zero."""
    higher, lower = sorted((one, other), key=lambda share: share.events / share.size, reverse=True)

    def lower_bound(z: float) -> float:
        return newcombe(wilson(*higher, z), wilson(*lower, z)).low

    if lower_bound(0.0) <= 0:
        return 1.0
    if lower_bound(LARGEST_Z) > 0:
        return 0.0
    return float(2 * ndtr(-brentq(lower_bound, 0.0, LARGEST_Z, xtol=1e-10)))


class Mean(NamedTuple):
    """A mean, or a ratio of sums, over people, with its sampling variance."""

    value: float
    variance: float
    people: int


def ratio_of(numerator: Floats, denominator: Floats) -> Mean:
    """Ratio of sums with its variance, one value a person in each (Cochran 1977, section 6.4)."""
    size, total = len(numerator), float(denominator.sum())
    ratio = float(numerator.sum()) / total if total else float("nan")
    residuals = (numerator - ratio * denominator) * size / total if total else np.full(size, np.nan)
    variance = float((residuals**2).sum()) / (size * (size - 1)) if size > 1 else float("nan")
    return Mean(ratio, variance, size)


def welch_p_value(one: Mean, other: Mean) -> float:
    """Two-sided p-value of a difference of means (Welch 1947); 1 where the data cannot tell."""
    gap, variance = abs(one.value - other.value), one.variance + other.variance
    if not np.isfinite(gap + variance) or gap == 0:
        return 1.0
    if variance == 0:
        return 0.0
    degrees_of_freedom = variance**2 / sum(each.variance**2 / (each.people - 1) for each in (one, other))
    return float(2 * stdtr(degrees_of_freedom, -gap / np.sqrt(variance)))
