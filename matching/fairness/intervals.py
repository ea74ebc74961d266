"""Ranges of shares and of their differences, and how often chance alone gives a difference as great."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr, stdtr

from matching.evaluation.estimates import NORMAL_95, Estimate


Floats = NDArray[np.float64]

FURTHEST = 38.0  # standard errors; further out the chance is too small for a float


class Share(NamedTuple):
    """`happened` of `rows`, which may be an effective number, so not whole."""

    happened: float
    rows: float


def wilson(happened: float, count: float, reach: float = NORMAL_95) -> Estimate:
    """A share with its score interval (Wilson 1927), `reach` standard errors wide on either side: 95% if not said."""
    share, square = happened / count, reach**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    aside = reach * np.sqrt(share * (1 - share) / count + square / (4 * count**2)) / (1 + square / count)
    return Estimate(share, max(0.0, middle - float(aside)), min(1.0, middle + float(aside)))


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


def effective(came: Floats, whose: NDArray[Any]) -> float:
    """How many independent rows these are worth, where rows of one person (`whose`) are alike (Kish 1965).

    The number of rows over the design effect: variance of the share by clusters over that of independent rows, never
    below 1. With one row a person it is the number of rows.
    """
    share, size = float(came.mean()), len(came)
    plain = share * (1 - share) / size
    number = np.unique(whose, return_inverse=True)[1]
    clusters = int(number.max()) + 1
    if clusters == size or clusters < 2 or plain == 0:
        return float(clusters)
    sums = np.bincount(number, weights=came - share)
    clustered = float((sums**2).sum()) / size**2 * clusters / (clusters - 1)
    return size / max(1.0, clustered / plain)
