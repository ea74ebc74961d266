"""Ranges of shares and of their differences, also where several rows are of one person."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.estimates import NORMAL_95, Estimate


Floats = NDArray[np.float64]


def wilson(happened: float, count: float) -> Estimate:
    """A share with its 95% score interval (Wilson 1927). `count` may be an effective number, so not whole."""
    share, square = happened / count, NORMAL_95**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = NORMAL_95 * np.sqrt(share * (1 - share) / count + square / (4 * count**2)) / (1 + square / count)
    return Estimate(share, max(0.0, middle - float(reach)), min(1.0, middle + float(reach)))


def newcombe(one: Estimate, other: Estimate) -> Estimate:
    """Difference of two independent shares by their score intervals (Newcombe 1998, method 10)."""
    gap = one.value - other.value
    below = np.hypot(one.value - one.low, other.high - other.value)
    above = np.hypot(one.high - one.value, other.value - other.low)
    return Estimate(gap, float(gap - below), float(gap + above))


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
