"""Shares with their range, also where several rows are of one person."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.estimates import Z_95, Estimate


Floats = NDArray[np.float64]


class Share(NamedTuple):
    """`happened` of `rows`, which may be an effective number, so not whole."""

    happened: float
    rows: float


def wilson(happened: float, count: float, reach: float = Z_95) -> Estimate:
    """A share with its score interval (Wilson 1927), `reach` standard errors wide on either side: 95% if not said."""
    share, square = happened / count, reach**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    aside = reach * np.sqrt(share * (1 - share) / count + square / (4 * count**2)) / (1 + square / count)
    return Estimate(share, max(0.0, middle - float(aside)), min(1.0, middle + float(aside)))


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
