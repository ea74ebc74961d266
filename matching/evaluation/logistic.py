"""A plain logistic regression with standard errors that allow for clusters; a handful of columns at most."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit


Floats = NDArray[np.float64]

STEPS, CLOSE_ENOUGH, RUN_AWAY = 100, 1e-10, 30.0


class Line(NamedTuple):
    """Coefficients and their covariance; None stands for data that are separated, where no finite answer exists."""

    coefficients: Floats
    covariance: Floats


def logistic(
    columns: Floats, outcome: Floats, offset: Floats | None = None, clusters: NDArray[Any] | None = None
) -> Line | None:
    """Maximum likelihood by Newton's method; covariance is the sandwich (Huber 1967; Liang and Zeger 1986).

    `columns` is rows by coefficients (give a column of ones for an intercept). With `clusters` the scores of a cluster
    are added up first, and G / (G - 1) corrects for few of them. None where the data are separated or a column says
    nothing that the others do not.
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


def _sandwich(columns: Floats, residual: Floats, information: Floats, clusters: NDArray[Any] | None) -> Floats:
    scores = columns * residual[:, None]
    if clusters is not None:
        number = np.unique(clusters, return_inverse=True)[1]
        summed = np.zeros((int(number.max()) + 1, columns.shape[1]))
        np.add.at(summed, number, scores)
        scores = summed
    bread = np.linalg.inv(information)
    few = len(scores) / max(1, len(scores) - 1)
    covariance: Floats = few * bread @ (scores.T @ scores) @ bread
    return covariance
