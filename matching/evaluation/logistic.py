"""A plain logistic regression with standard errors that allow for clusters; a handful of columns at most."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from matching.evaluation.estimates import UNKNOWN, Z_95, Estimate


Floats = NDArray[np.float64]

STEPS, CLOSE_ENOUGH, RUN_AWAY = 100, 1e-10, 30.0


class Line(NamedTuple):
    """Coefficients and their covariance; None stands for data that are separated, where no finite answer exists."""

    coefficients: Floats
    covariance: Floats


def logistic(
    columns: Floats, outcome: Floats, offset: Floats | None = None, clusters: Sequence[NDArray[Any]] = ()
) -> Line | None:
    """Maximum likelihood by Newton's method; covariance is the sandwich (Huber 1967; Liang and Zeger 1986).

    `columns` is rows by coefficients (give a column of ones for an intercept). With `clusters`, arrays of one label a
    row, scores are added up by cluster first, and G / (G - 1) corrects for few of them; with two of them, such as
    person and employer, both count (Cameron, Gelbach and Miller 2011). Labels that are all the same cannot tell how far
    clusters differ and are left out; where no others are left the covariance is infinite. None where the data are
    separated or a column says nothing that the others do not.
    """
    fixed = np.zeros(len(outcome)) if offset is None else offset
    beta = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chance = expit(fixed + columns @ beta)
        information = (columns * (chance * (1 - chance))[:, None]).T @ columns
        if np.linalg.cond(information) > 1 / CLOSE_ENOUGH:
            return None
        step = np.linalg.solve(information, columns.T @ (outcome - chance))
        beta = beta + np.clip(step, -5, 5)
        if np.abs(beta).max() > RUN_AWAY:
            return None
        if np.abs(step).max() < CLOSE_ENOUGH:
            return Line(beta, _sandwich(columns, outcome - chance, information, clusters))
    return None


def _sandwich(columns: Floats, residual: Floats, information: Floats, clusters: Sequence[NDArray[Any]]) -> Floats:
    scores, bread = columns * residual[:, None], np.linalg.inv(information)
    rows = _meat(scores)
    several = [labels for labels in clusters if len(np.unique(labels)) > 1]
    if clusters and not several:
        return np.full(information.shape, np.inf)
    parts = [_meat(_summed(scores, labels)) for labels in several]
    meat = sum(parts) - (len(parts) - 1) * rows if parts else rows
    size, axes = np.linalg.eigh(bread @ meat @ bread)
    covariance: Floats = (axes * np.maximum(size, 0)) @ axes.T
    return covariance


def _meat(scores: Floats) -> Floats:
    few = len(scores) / max(1, len(scores) - 1)
    meat: Floats = few * scores.T @ scores
    return meat


def _summed(scores: Floats, labels: NDArray[Any]) -> Floats:
    number = np.unique(labels, return_inverse=True)[1]
    summed = np.zeros((int(number.max()) + 1, scores.shape[1]))
    np.add.at(summed, number, scores)
    return summed


def coefficient(line: Line | None, position: int) -> Estimate:
    """One coefficient with its 95% interval; NaN with infinite bounds where there is no finite answer."""
    if line is None:
        return UNKNOWN
    value = float(line.coefficients[position])
    reach = Z_95 * float(np.sqrt(max(line.covariance[position, position], 0.0)))
    return Estimate(value, value - reach, value + reach)
