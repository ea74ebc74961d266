"""Proportions with their score interval, also where several rows are of one person."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.estimates import Z_95, Estimate


Floats = NDArray[np.float64]


class Proportion(NamedTuple):
    """`events` of `size` rows; with clusters `size` is the effective sample size, so neither need be whole."""

    events: float
    size: float


def wilson(events: float, size: float, z: float = Z_95) -> Estimate:
    """A proportion with its score interval (Wilson 1927), `z` standard errors wide on either side."""
    share, square = events / size, z**2
    centre = (share + square / (2 * size)) / (1 + square / size)
    margin = z * np.sqrt(share * (1 - share) / size + square / (4 * size**2)) / (1 + square / size)
    return Estimate(share, max(0.0, centre - float(margin)), min(1.0, centre + float(margin)))


def effective_sample_size(outcome: Floats, cluster: NDArray[Any]) -> float:
    """Number of independent rows with the same information, where rows of one cluster are alike (Kish 1965).

    The number of rows over the design effect: variance of the proportion by clusters over that of independent rows,
    never below 1. With one row a cluster it is the number of rows.
    """
    share, size = float(outcome.mean()), len(outcome)
    independent = share * (1 - share) / size
    code = np.unique(cluster, return_inverse=True)[1]
    clusters = int(code.max()) + 1
    if clusters == size or clusters < 2 or independent == 0:
        return float(clusters)
    sums = np.bincount(code, weights=outcome - share)
    clustered = float((sums**2).sum()) / size**2 * clusters / (clusters - 1)
    return size / max(1.0, clustered / independent)
