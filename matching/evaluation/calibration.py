"""Calibration of chances: log-loss, slope, intercept and expected calibration error, with the noise floor."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import logit

from matching.evaluation.calibration_bins import Bin, Labels, binned_error, calibration_bins
from matching.evaluation.estimates import NOT_ESTIMABLE, Estimate, bootstrap
from matching.evaluation.log_loss import checked, log_losses
from matching.evaluation.logistic import coefficient, logistic
from matching.evaluation.validation import label_codes, probabilities, same_length, whole_number


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """How chances compare with outcomes.

    Intervals are 95%: of slope and intercept by cluster-robust standard errors, of each bin by Wilson's, of the others
    by `bootstrap`. Where all outcomes are alike, slope and intercept are NaN with infinite bounds.

    Attributes
    ----------
    count : int
        Rows.
    slope, intercept : Estimate
        Of the calibration line (Cox 1958, Biometrika 45): 1 and 0 are perfect. A slope below 1 says that chances are
        too extreme, near 0 that they are uninformative; an intercept below 0 that they are too high.
    bias : Estimate
        Mean chance less the share that came about.
    log_loss : Estimate
        In nats.
    error : Estimate
        Expected calibration error over bins of equally many rows.
    floor, floor_high : float
        Mean and 95th percentile of the error that a perfect model shows at this size (simulated).
    bins : tuple of Bin
        Rows by predicted chance.
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
        """Is the error above what a perfect model shows by chance?"""
        return self.error.value > self.floor_high


def calibration(
    chance: ArrayLike,
    outcome: ArrayLike,
    *,
    seed: int,
    clusters: Labels | None = None,
    bins: int = 10,
    times: int = 500,
) -> Calibration:
    """How chances compare with what came about.

    Parameters
    ----------
    chance : array-like of shape (n_rows,)
        Predicted chances, strictly between 0 and 1.
    outcome : array-like of shape (n_rows,)
        True or False, 1 or 0.
    seed, times : int, default of times=500
        Seed (0 or more) and draws of the bootstrap and of the noise floor.
    clusters : array-like of shape (n_rows,), default=None
        Label (text or whole number) of the person of each row; None takes rows as independent.
    bins : int, default=10
        Bins of equally many rows, 2 or more.

    Returns
    -------
    found : Calibration

    Raises
    ------
    ValueError
        Naming what is wrong.
    """
    predicted, observed = checked(chance, outcome)
    whole_number("bins", bins, 2), whole_number("times", times, 1)
    labels = () if clusters is None else (label_codes("clusters", clusters, len(predicted)),)
    size, loss = len(predicted), log_losses(predicted, observed)
    floor = _simulated_errors(predicted, whole_number("seed", seed, 0), bins, times)
    slope, intercept = _calibration_line(predicted, observed, labels)
    interval = partial(bootstrap, size=size, seed=seed, clusters=clusters, times=times)
    return Calibration(
        count=size,
        slope=slope,
        intercept=intercept,
        bias=interval(lambda rows: float((predicted - observed)[rows].mean())),
        log_loss=interval(lambda rows: float(loss[rows].mean())),
        error=interval(lambda rows: binned_error(predicted[rows], observed[rows], bins)),
        floor=float(floor.mean()),
        floor_high=float(np.quantile(floor, 0.95)),
        bins=calibration_bins(predicted, observed, clusters, bins),
    )


def noise_floor(chance: ArrayLike, *, seed: int, bins: int = 10, times: int = 500) -> Estimate:
    """Expected calibration error that a perfect model shows at these chances, by simulation.

    Parameters
    ----------
    chance, seed, bins : array-like of shape (n_rows,), int, int
        As `calibration` takes them; 1 bin is enough.
    times : int, default=500
        Simulated sets of outcomes.

    Returns
    -------
    floor : Estimate
        Mean, and 2.5th and 97.5th percentile of the simulated errors.

    Raises
    ------
    ValueError
        Naming what is wrong.
    """
    predicted = probabilities("chance", chance)
    same_length(chance=predicted)
    if not len(predicted):
        raise ValueError("chance must hold at least one value")
    whole_number("bins", bins, 1), whole_number("times", times, 1)
    simulated = _simulated_errors(predicted, whole_number("seed", seed, 0), bins, times)
    low, high = np.quantile(simulated, [0.025, 0.975])
    return Estimate(float(np.mean(simulated)), float(low), float(high))


def expected_calibration_error(chance: ArrayLike, outcome: ArrayLike, bins: int = 10) -> float:
    """Mean distance of predicted chance and observed share over bins of equally many rows, weighted by their rows.

    Parameters
    ----------
    chance, outcome : array-like of shape (n_rows,)
        As `calibration` takes them.
    bins : int, default=10
        Bins, 1 or more.

    Returns
    -------
    error : float
        In [0, 1].

    Raises
    ------
    ValueError
        Naming what is wrong.
    """
    predicted, observed = checked(chance, outcome)
    whole_number("bins", bins, 1)
    return binned_error(predicted, observed, bins)


def _simulated_errors(predicted: Floats, seed: int, bins: int, times: int) -> Floats:
    """Errors of as many sets of outcomes drawn from the chances themselves."""
    draw, size = np.random.default_rng(seed), len(predicted)
    outcomes = ((draw.random(size) < predicted).astype(np.float64) for _ in range(times))
    return np.array([binned_error(predicted, outcome, bins) for outcome in outcomes])


def _calibration_line(predicted: Floats, observed: Floats, labels: Sequence[NDArray[Any]]) -> tuple[Estimate, Estimate]:
    """Slope of the outcome on the predicted log-odds, and the intercept where the slope is held at 1."""
    log_odds, ones = logit(predicted), np.ones((len(predicted), 1))
    if observed.min() == observed.max():
        return NOT_ESTIMABLE, NOT_ESTIMABLE
    line = logistic(np.column_stack([ones, log_odds]), observed, clusters=labels)
    shift = logistic(ones, observed, offset=log_odds, clusters=labels)
    return coefficient(line, 1), coefficient(shift, 0)
