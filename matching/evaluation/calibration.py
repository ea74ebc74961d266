"""Do chances come true? Log-loss, slope, intercept and expected calibration error, with the floor that chance sets."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import logit

from matching.evaluation.checks import chances, labelled, outcomes, same_length, whole
from matching.evaluation.estimates import UNKNOWN, Estimate, bootstrap
from matching.evaluation.logistic import coefficient, logistic
from matching.evaluation.shares import effective, wilson


Floats = NDArray[np.float64]
Labels = Sequence[Any] | NDArray[Any]


@dataclass(frozen=True)
class Bin:
    """Pairs of like chance: how many, the mean chance said, and the share that came true.

    `low` and `high` bound the share by Wilson's 95% interval, where rows of one cluster count for what they are worth
    together.
    """

    count: int
    said: float
    came_true: float
    low: float
    high: float


@dataclass(frozen=True)
class Calibration:
    """`slope` 1 and `intercept` 0 are perfect (Cox 1958). A slope below 1 says that chances are too bold, near 0 that
    they tell nothing; an intercept below 0 that they are too high. `bias` is the mean chance less the share that came
    true. `error` is the expected calibration error; `floor` and `floor_high` are the mean and the 95th percentile that
    a perfect model would show at this size (simulated), so an error below `floor_high` is no fault that can be shown.
    """

    count: int
    slope: Estimate
    intercept: Estimate
    bias: Estimate
    log_loss: Estimate
    error: Estimate
    floor: float
    floor_high: float
    bins: tuple[Bin, ...]

    @property
    def fault_shown(self) -> bool:
        return self.error.value > self.floor_high


def log_loss(chance: ArrayLike, outcome: ArrayLike) -> float:
    """Mean of -log of the chance given to what came about, in nats."""
    said, came = checked(chance, outcome)
    return float(losses(said, came).mean())


def calibration(
    chance: ArrayLike,
    outcome: ArrayLike,
    *,
    seed: int,
    clusters: Labels | None = None,
    bins: int = 10,
    times: int = 500,
) -> Calibration:
    """How chances (strictly between 0 and 1) compare with what came about (True, False or 1, 0).

    Intervals are 95%: of slope and intercept by cluster-robust standard errors, of each bin by Wilson's, of the others
    by the bootstrap of `estimates.bootstrap`. Bins hold equally many rows. Raises `ValueError` naming what is wrong;
    where all outcomes are the same, slope and intercept cannot be told and are NaN with infinite bounds.
    """
    said, came = checked(chance, outcome)
    whole("bins", bins, 2), whole("times", times, 1)
    labels = () if clusters is None else (labelled("clusters", clusters, len(said)),)
    size, loss = len(said), losses(said, came)
    draws = np.random.default_rng(whole("seed", seed, 0))
    floor = np.array([_error(said, (draws.random(size) < said).astype(np.float64), bins) for _ in range(times)])
    slope, intercept = _recalibrated(said, came, labels)
    return Calibration(
        count=size,
        slope=slope,
        intercept=intercept,
        bias=bootstrap(lambda rows: float((said - came)[rows].mean()), size, seed=seed, clusters=clusters, times=times),
        log_loss=bootstrap(lambda rows: float(loss[rows].mean()), size, seed=seed, clusters=clusters, times=times),
        error=bootstrap(
            lambda rows: _error(said[rows], came[rows], bins), size, seed=seed, clusters=clusters, times=times
        ),
        floor=float(floor.mean()),
        floor_high=float(np.quantile(floor, 0.95)),
        bins=_table(said, came, clusters, bins),
    )


def noise_floor(chance: ArrayLike, *, seed: int, bins: int = 10, times: int = 500) -> Estimate:
    """Expected calibration error that a perfect model shows at these chances: mean, and 2.5th and 97.5th percentile."""
    said = chances("chance", chance)
    same_length(chance=said)
    if not len(said):
        raise ValueError("chance must hold at least one value")
    whole("bins", bins, 1), whole("times", times, 1)
    draw = np.random.default_rng(whole("seed", seed, 0))
    drawn = [_error(said, (draw.random(len(said)) < said).astype(np.float64), bins) for _ in range(times)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Estimate(float(np.mean(drawn)), float(low), float(high))


def expected_calibration_error(chance: ArrayLike, outcome: ArrayLike, bins: int = 10) -> float:
    """Mean distance of chance said and share come true over bins of equally many rows, weighted by their rows."""
    said, came = checked(chance, outcome)
    whole("bins", bins, 1)
    return _error(said, came, bins)


def checked(chance: ArrayLike, outcome: ArrayLike, name: str = "chance") -> tuple[Floats, Floats]:
    said, came = chances(name, chance), outcomes("outcome", outcome)
    if not same_length(**{name: said}, outcome=came):
        raise ValueError(f"{name} must hold at least one value")
    return said, came


def losses(said: Floats, came: Floats) -> Floats:
    losses: Floats = -np.where(came == 1, np.log(said), np.log1p(-said))
    return losses


def _recalibrated(said: Floats, came: Floats, labels: Sequence[NDArray[Any]]) -> tuple[Estimate, Estimate]:
    """Slope of the outcome on the log-odds said, and the shift that log-odds need when the slope is left at 1."""
    odds, ones = logit(said), np.ones((len(said), 1))
    if came.min() == came.max():
        return UNKNOWN, UNKNOWN
    both = logistic(np.column_stack([ones, odds]), came, clusters=labels)
    shift = logistic(ones, came, offset=odds, clusters=labels)
    return coefficient(both, 1), coefficient(shift, 0)


def _edges(size: int, bins: int) -> NDArray[np.int64]:
    return np.linspace(0, size, min(bins, size) + 1).astype(np.int64)


def _in_order(said: Floats, came: Floats) -> tuple[Floats, Floats]:
    """By chance; rows of the same chance share what came of them, so that the order of the input changes nothing."""
    values, which = np.unique(said, return_inverse=True)
    shared = np.bincount(which, weights=came) / np.bincount(which)
    order = np.sort(which)
    return values[order], shared[order]


def _error(said: Floats, came: Floats, bins: int) -> float:
    chance, share = _in_order(said, came)
    gap = np.add.reduceat(chance - share, _edges(len(said), bins)[:-1])
    return float(np.abs(gap).sum()) / len(said)


def _table(said: Floats, came: Floats, clusters: Labels | None, bins: int) -> tuple[Bin, ...]:
    chance, share = _in_order(said, came)
    whose = np.arange(len(said)) if clusters is None else np.unique(np.asarray(clusters), return_inverse=True)[1]
    rows = np.lexsort((came, whose, said))  # settled to the last, so that the order of the input changes nothing
    edges = _edges(len(said), bins)
    return tuple(
        _bin(chance[begin:end], share[begin:end], effective(came[rows[begin:end]], whose[rows[begin:end]]))
        for begin, end in pairwise(edges.tolist())
    )


def _bin(chance: Floats, share: Floats, worth: float) -> Bin:
    came_true = float(share.mean())
    _, low, high = wilson(came_true * worth, worth)
    return Bin(len(chance), float(chance.mean()), came_true, low, high)
