"""How strongly corrections are shrunk to the prior, chosen by evidence.

The amount of shrinkage is a prior standard deviation for each kind of column. Slopes have heavy tails (Student's t as a
scale mixture of normals, by EM), so that two features of the prior with a wrong sign can be reversed while the others
stay shrunk. Each shrinkage of a grid is weighted by its evidence (Laplace's approximation at the present estimate,
MacKay 1992), and the posteriors are averaged with these weights (Bayesian model averaging), so that no single choice
decides where the data say little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dpotrf, dtrtri

from matching.learning.likelihood import Likelihood


Floats = NDArray[np.float64]

MAX_NEWTON_STEPS, MAX_PREDICTOR_CHANGE, TOLERANCE = 60, 1.0, 1e-6
EM_STEPS = 4


@dataclass(frozen=True)
class RegressionProblem:
    """Design matrix, the prior's linear predictor (`offset`), likelihood, and the kind of each column."""

    design: Floats
    offset: Floats
    likelihood: Likelihood
    column_kind: tuple[str, ...]


class Shrinkage(NamedTuple):
    """Prior standard deviations of corrections in log-odds, by kind of column.

    `prior_weight` is this shrinkage's own prior probability (up to a factor) and `degrees_of_freedom` those of the
    slopes' Student t.
    """

    scale: float
    slope: float
    shape: float
    prior_weight: float = 1.0
    degrees_of_freedom: float = inf


class Posterior(NamedTuple):
    """Mean and covariance of all columns, and the weight of each shrinkage of the grid."""

    mean: Floats
    covariance: Floats
    weights: Floats


def averaged_posterior(
    problem: RegressionProblem, grid: Sequence[Shrinkage], intercept_sd: dict[str, float]
) -> Posterior:
    """The posterior of the columns under a normal prior around 0, averaged over the grid.

    `intercept_sd` holds the prior standard deviations of kinds of column that are not shrunk by the grid. With a grid
    of one the mean is the exact maximum a posteriori, by Newton's method.
    """
    priors = [_column_prior(problem.column_kind, intercept_sd, shrinkage) for shrinkage in grid]
    mean = np.zeros(len(problem.column_kind))
    for _ in range(MAX_NEWTON_STEPS):
        gradient, information = gradient_and_information(problem, mean)
        posterior = _weighted_posterior(gradient + information @ mean, information, priors)
        change = problem.design @ (posterior.mean - mean)
        largest = float(np.abs(change).max(initial=0.0))
        mean = mean + (posterior.mean - mean) * min(1.0, MAX_PREDICTOR_CHANGE / max(largest, TOLERANCE))
        if largest < TOLERANCE:
            break
    return Posterior(mean, posterior.covariance, posterior.weights)


class ColumnPrior(NamedTuple):
    """Standard deviation of every column, which of them are Student's t, with how many degrees of freedom."""

    sd: Floats
    heavy_tailed: NDArray[np.bool_]
    degrees_of_freedom: float
    log_weight: float


def _column_prior(kinds: Sequence[str], intercept_sd: dict[str, float], shrinkage: Shrinkage) -> ColumnPrior:
    sd = intercept_sd | shrinkage._asdict()
    student = 0 < shrinkage.degrees_of_freedom < inf and shrinkage.slope > 0
    heavy_tailed = np.array([kind == "slope" and student for kind in kinds])
    log_weight = log(shrinkage.prior_weight)
    return ColumnPrior(np.array([sd[kind] for kind in kinds]), heavy_tailed, shrinkage.degrees_of_freedom, log_weight)


def gradient_and_information(problem: RegressionProblem, coefficients: Floats) -> tuple[Floats, Floats]:
    """Gradient and observed information (minus the Hessian) of the log-likelihood in the coefficients."""
    gradient, information = problem.likelihood.derivatives(problem.offset + problem.design @ coefficients)
    return problem.design.T @ gradient, problem.design.T @ (problem.design * information[:, None])


def _weighted_posterior(target: Floats, information: Floats, priors: Sequence[ColumnPrior]) -> Posterior:
    parts = [_student_posterior(target, information, prior) for prior in priors]
    log_evidence = np.array([part.log_evidence for part in parts])
    weights = np.exp(log_evidence - log_evidence.max())
    weights /= weights.sum()
    means = np.stack([part.mean for part in parts])
    mean = weights @ means
    deviation = means - mean
    covariance = np.tensordot(weights, np.stack([part.covariance for part in parts]), axes=1)
    return Posterior(mean, covariance + deviation.T @ (weights[:, None] * deviation), weights)


class GaussianPosterior(NamedTuple):
    """`log_evidence` up to a constant that is the same for every prior."""

    mean: Floats
    covariance: Floats
    log_evidence: float


def _student_posterior(target: Floats, information: Floats, prior: ColumnPrior) -> GaussianPosterior:
    """Posterior of a quadratic log-likelihood, where EM widens the prior of heavy-tailed columns far from 0."""
    tailed, freedom = prior.heavy_tailed, prior.degrees_of_freedom
    variance_factor = np.ones(int(tailed.sum()))
    sd = prior.sd.copy()
    part = gaussian_posterior(target, information, sd)
    for _ in range(EM_STEPS if len(variance_factor) else 0):
        second_moment = (part.mean**2 + np.diag(part.covariance))[tailed] / prior.sd[tailed] ** 2
        variance_factor = (freedom + second_moment) / (freedom + 1)
        sd[tailed] = prior.sd[tailed] * np.sqrt(variance_factor)
        part = gaussian_posterior(target, information, sd)
    log_mixing = _log_mixing_density(variance_factor, freedom) if len(variance_factor) else 0.0
    return GaussianPosterior(part.mean, part.covariance, part.log_evidence + log_mixing + prior.log_weight)


def _log_mixing_density(variance_factor: Floats, degrees_of_freedom: float) -> float:
    """Log density of the variance factors under the mixing distribution of Student's t, 0 at a factor of 1."""
    return degrees_of_freedom / 2 * float((1 - np.log(variance_factor) - 1 / variance_factor).sum())


def gaussian_posterior(target: Floats, information: Floats, sd: Floats) -> GaussianPosterior:
    """Posterior of coefficients with prior N(0, sd^2) and log-likelihood target'b - b'(information)b / 2.

    By a Cholesky factor of the scaled precision, which stays well conditioned where a standard deviation is 0.
    """
    scaled_precision = sd[:, None] * information * sd + np.eye(len(sd))
    factor, _ = dpotrf(scaled_precision, lower=1, clean=1)
    inverse_factor, _ = dtrtri(factor, lower=1)
    scaled_covariance = inverse_factor.T @ inverse_factor
    scaled_target = sd * target
    solution = scaled_covariance @ scaled_target
    log_determinant = 2 * float(np.log(np.diag(factor)).sum())
    log_evidence = float(scaled_target @ solution - log_determinant) / 2
    return GaussianPosterior(sd * solution, sd[:, None] * scaled_covariance * sd, log_evidence)
