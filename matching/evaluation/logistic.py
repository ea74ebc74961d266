"""Logistic regression by maximum likelihood with cluster-robust standard errors, for a handful of columns."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from matching.evaluation.estimates import NOT_ESTIMABLE, Z_95, Estimate


Floats = NDArray[np.float64]

MAX_STEPS, TOLERANCE, LARGEST_COEFFICIENT = 100, 1e-10, 30.0


class LogisticFit(NamedTuple):
    """Coefficients of shape (n_columns,) and their covariance."""

    coefficients: Floats
    covariance: Floats


def logistic(
    columns: Floats, outcome: Floats, offset: Floats | None = None, clusters: Sequence[NDArray[Any]] = ()
) -> LogisticFit | None:
    """Maximum likelihood by Newton's method, with the sandwich covariance.

    Scores are summed by cluster, and G / (G - 1) corrects for few clusters; with two ways of clustering, such as person
    and employer, both count.

    Parameters
    ----------
    columns : ndarray of shape (n_rows, n_columns)
        Design matrix, with a column of ones for an intercept.
    outcome : ndarray of shape (n_rows,)
        1 or 0.
    offset : ndarray of shape (n_rows,), default=None
        Fixed part of the linear predictor.
    clusters : sequence of ndarray of shape (n_rows,), default=()
        Labels, one array per way of clustering. Labels that are all the same are left out; where no others are left
        the covariance is infinite.

    Returns
    -------
    fit : LogisticFit or None
        None where the data are separated or columns are collinear, so that no finite answer exists.

    References
    ----------
    Huber 1967. Liang and Zeger 1986, Biometrika 73. Cameron, Gelbach and Miller 2011, Journal of Business and Economic
    Statistics 29.
    """
    offsets = np.zeros(len(outcome)) if offset is None else offset
    beta = np.zeros(columns.shape[1])
    for _ in range(MAX_STEPS):
        chance = expit(offsets + columns @ beta)
        information = (columns * (chance * (1 - chance))[:, None]).T @ columns
        if np.linalg.cond(information) > 1 / TOLERANCE:
            return None
        step = np.linalg.solve(information, columns.T @ (outcome - chance))
        beta = beta + np.clip(step, -5, 5)
        if np.abs(beta).max() > LARGEST_COEFFICIENT:
            return None
        if np.abs(step).max() < TOLERANCE:
            return LogisticFit(beta, _sandwich(columns, outcome - chance, information, clusters))
    return None


def _sandwich(columns: Floats, residual: Floats, information: Floats, clusters: Sequence[NDArray[Any]]) -> Floats:
    scores, bread = columns * residual[:, None], np.linalg.inv(information)
    unclustered = _meat(scores)
    informative = [labels for labels in clusters if len(np.unique(labels)) > 1]
    if clusters and not informative:
        return np.full(information.shape, np.inf)
    parts = [_meat(_summed(scores, labels)) for labels in informative]
    meat = sum(parts) - (len(parts) - 1) * unclustered if parts else unclustered
    eigenvalue, eigenvector = np.linalg.eigh(bread @ meat @ bread)
    covariance: Floats = (eigenvector * np.maximum(eigenvalue, 0)) @ eigenvector.T
    return covariance


def _meat(scores: Floats) -> Floats:
    small_sample = len(scores) / max(1, len(scores) - 1)
    meat: Floats = small_sample * scores.T @ scores
    return meat


def _summed(scores: Floats, labels: NDArray[Any]) -> Floats:
    code = np.unique(labels, return_inverse=True)[1]
    summed = np.zeros((int(code.max()) + 1, scores.shape[1]))
    np.add.at(summed, code, scores)
    return summed


def coefficient(fit: LogisticFit | None, position: int) -> Estimate:
    """One coefficient with its 95% interval; NaN with infinite bounds where there is no finite answer."""
    if fit is None:
        return NOT_ESTIMABLE
    value = float(fit.coefficients[position])
    margin = Z_95 * float(np.sqrt(max(fit.covariance[position, position], 0.0)))
    return Estimate(value, value - margin, value + margin)
