"""A figure with its interval, and the bootstrap over rows (Efron 1979 [1]_) or clusters of rows [2]_.

References
----------
.. [1] Efron, B. (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7.
.. [2] Field, C. A. and Welsh, A. H. (2007). Bootstrapping clustered data. Journal of the Royal Statistical Society B
   69.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from matching.evaluation.validation import label_codes, whole_number


Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

LEVEL = 0.95
Z_95 = 1.959963984540054  # normal quantile of .975


class Estimate(NamedTuple):
    """A figure with its 95% interval.

    Attributes
    ----------
    value : float
        NaN where the data cannot tell.
    low, high : float
        Bounds of the interval; infinite where the data cannot tell.
    """

    value: float
    low: float
    high: float

    def covers(self, number: float) -> bool:
        """Does the interval hold `number`?"""
        return self.low <= number <= self.high


NOT_ESTIMABLE = Estimate(float("nan"), float("-inf"), float("inf"))


def bootstrap(
    statistic: Callable[[Rows], float],
    size: int,
    *,
    seed: int,
    clusters: Sequence[Any] | NDArray[Any] | None = None,
    times: int = 500,
) -> Estimate:
    """A statistic of all rows, with the percentile interval of rows drawn with replacement.

    Draws on which the statistic is not finite are left out; where fewer than half are left the interval is infinite,
    and so it is where there is only one row or cluster to draw.

    Parameters
    ----------
    statistic : callable
        Takes positions of rows, an int array of shape (n_drawn,), 0-based and with repeats; gives a float.
    size : int
        Rows, 1 or more.
    seed : int
        Seed of the draws, 0 or more.
    clusters : array-like of shape (size,), default=None
        Labels (text or whole numbers). Whole clusters are drawn, since referrals of one person, or to one employer,
        are alike; None draws rows.
    times : int, default=500
        Draws.

    Returns
    -------
    estimate : Estimate

    Raises
    ------
    ValueError
        If there is no row, or labels are of another kind or length.
    """
    whole_number("size", size, 1), whole_number("times", times, 1)
    members = _rows_by_cluster(size, clusters)
    replicates = _finite_replicates(statistic, members, whole_number("seed", seed, 0), times)
    value = float(statistic(np.arange(size)))
    if len(replicates) < times / 2 or len(members) < 2:
        return Estimate(value, float("-inf"), float("inf"))
    low, high = np.quantile(replicates, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(value, float(low), float(high))


def _finite_replicates(statistic: Callable[[Rows], float], members: list[Rows], seed: int, times: int) -> Floats:
    draw, values = np.random.default_rng(seed), []
    for _ in range(times):
        picked = draw.integers(len(members), size=len(members))
        values.append(statistic(np.concatenate([members[row] for row in picked.tolist()])))
    replicates = np.array(values, dtype=np.float64)
    return replicates[np.isfinite(replicates)]


def _rows_by_cluster(size: int, clusters: Sequence[Any] | NDArray[Any] | None) -> list[Rows]:
    if clusters is None:
        return list(np.arange(size)[:, None])
    code = label_codes("clusters", clusters, size)
    order = np.argsort(code, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(code[order])) + 1)


def mean_estimate(values: Floats) -> Estimate:
    """Mean over independent repeats with its 95% interval by Student's t (two repeats or more)."""
    if len(values) < 2:
        raise ValueError("values must be two or more")
    standard_error = float(values.std(ddof=1)) / float(np.sqrt(len(values)))
    mean, margin = float(values.mean()), float(stdtrit(len(values) - 1, (1 + LEVEL) / 2)) * standard_error
    return Estimate(mean, mean - margin, mean + margin)
