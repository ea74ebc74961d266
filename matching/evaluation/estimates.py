"""A figure with the range in which it may lie."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from matching.evaluation.checks import labelled, whole


Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

LEVEL = 0.95
Z_95 = 1.959963984540054


class Estimate(NamedTuple):
    """`low` and `high` bound a 95% interval; NaN and infinite where the data cannot tell."""

    value: float
    low: float
    high: float

    def covers(self, number: float) -> bool:
        return self.low <= number <= self.high


UNKNOWN = Estimate(float("nan"), float("-inf"), float("inf"))


def bootstrap(
    statistic: Callable[[Rows], float],
    size: int,
    *,
    seed: int,
    clusters: Sequence[Any] | NDArray[Any] | None = None,
    times: int = 500,
) -> Estimate:
    """`statistic` of all rows, with the 95% percentile interval (Efron 1979) of rows drawn with replacement.

    `statistic` takes positions (0-based, with repeats) and gives a float. With `clusters` (one label a row) whole
    clusters are drawn, since referrals of one person, or to one employer, are alike (Field and Welsh 2007). Draws on
    which the statistic is not finite are left out; where fewer than half are left the interval is infinite, and so it
    is where there is only one row or cluster to draw. Raises `ValueError` for no rows, or labels that cannot be.
    """
    whole("size", size, 1), whole("times", times, 1)
    members = _members(size, clusters)
    draw = np.random.default_rng(whole("seed", seed, 0))
    values = []
    for _ in range(times):
        picked = draw.integers(len(members), size=len(members))
        values.append(statistic(np.concatenate([members[row] for row in picked.tolist()])))
    drawn = np.array(values, dtype=np.float64)
    drawn = drawn[np.isfinite(drawn)]
    value = float(statistic(np.arange(size)))
    if len(drawn) < times / 2 or len(members) < 2:
        return Estimate(value, float("-inf"), float("inf"))
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Estimate(value, float(low), float(high))


def _members(size: int, clusters: Sequence[Any] | NDArray[Any] | None) -> list[Rows]:
    if clusters is None:
        return list(np.arange(size)[:, None])
    number = labelled("clusters", clusters, size)
    order = np.argsort(number, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(number[order])) + 1)


def mean_of(values: Floats) -> Estimate:
    """Mean over independent repeats with its 95% interval by Student's t (two repeats or more)."""
    if len(values) < 2:
        raise ValueError("values must be two or more")
    spread = float(values.std(ddof=1)) / float(np.sqrt(len(values)))
    middle, reach = float(values.mean()), float(stdtrit(len(values) - 1, (1 + LEVEL) / 2)) * spread
    return Estimate(middle, middle - reach, middle + reach)
