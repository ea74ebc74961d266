"""One regression, of starting or of leaving: from rows of history and prior terms to fitted terms and covariance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matching.covariance import PredictorCovariance
from matching.features.base import Codes
from matching.features.catalogue import FEATURES
from matching.learning.basis import Basis
from matching.learning.intervals import mean_square_error
from matching.learning.isotonic import monotone_terms
from matching.learning.likelihood import Likelihood
from matching.learning.random_effects import group_effects, posterior_variance, random_effects_sd
from matching.learning.shrinkage import Posterior, RegressionProblem, Shrinkage, averaged_posterior


Floats = NDArray[np.float64]

EXPLAINED_VARIANCE = 0.998  # part of the trace of the terms' covariance that its low-rank factor keeps
MIN_REFERRALS_OF_EMPLOYER = 2  # started, where it is about staying
ROUNDS = 3  # of terms and effects of employers in turn
INTERCEPT_PRIOR_SD = {"level": 1.5, "interval": 0.4}  # of the overall intercept, and of each interval's log hazard


@dataclass(frozen=True)
class RegressionData:
    """Rows of one regression.

    `referral` has the referral of every row. `intercepts` are the columns that belong to no feature, of kind
    `intercept_kind`. A term of size t moves the linear predictor by `predictor_per_log_odds` times t.
    `intercept_weights` is the effect of the intercepts on the log-odds of the outcome. `groupings` number the person
    and the employer of every row, the `named_employers` first being those with an id.
    """

    prior_terms: dict[str, Floats]
    codes: Codes
    referral: NDArray[np.int64]
    intercepts: Floats
    intercept_kind: tuple[str, ...]
    offset: Floats
    likelihood: Likelihood
    predictor_per_log_odds: float
    intercept_weights: Floats
    groupings: tuple[NDArray[np.int64], ...]
    named_employers: int


@dataclass(frozen=True)
class FittedRegression:
    """Corrections of the intercepts; terms and their standard deviation `sd` by feature and code.

    `covariance` is that of the whole predictor; `weights` those of the shrinkages of the grid.
    """

    intercepts: Floats
    terms: dict[str, Floats]
    sd: dict[str, Floats]
    covariance: PredictorCovariance
    weights: Floats
    employer_effects: Floats


def fit_regression(data: RegressionData, grid: Sequence[Shrinkage]) -> FittedRegression:
    """Prior terms corrected by the posterior mean over the shrinkages of the grid, then made monotone."""
    basis = Basis.from_history(data.codes[np.unique(data.referral)], data.prior_terms)
    plain = regression_problem(data, basis)
    employer, unit = data.groupings[-1], abs(data.predictor_per_log_odds)
    effects = np.zeros(int(employer.max(initial=-1)) + 1)
    _, first_rows = np.unique(data.referral, return_index=True)
    told = np.bincount(employer[first_rows], minlength=len(effects)) >= MIN_REFERRALS_OF_EMPLOYER
    told[data.named_employers :] = False  # an opportunity whose employer is unknown stands for itself alone
    rounds = ROUNDS if any(shrinkage.slope for shrinkage in grid) else 1
    for turn in range(rounds):
        problem = replace(plain, offset=plain.offset + effects[employer])
        fitted, predictor = _fitted(data, basis, problem, averaged_posterior(problem, grid, INTERCEPT_PRIOR_SD))
        without = predictor - effects[employer]
        if turn < rounds - 1:
            variance = posterior_variance(data.likelihood, without, employer, unit)
            effects = group_effects(data.likelihood, without, employer, variance, unit)
            effects[~told] = 0.0
    sd = random_effects_sd(data.likelihood, without, data.groupings, unit)
    return replace(
        fitted,
        covariance=replace(fitted.covariance, residual_sd=sd),
        employer_effects=effects / data.predictor_per_log_odds,
    )


def regression_problem(data: RegressionData, basis: Basis) -> RegressionProblem:
    columns = data.predictor_per_log_odds * basis.design_matrix(data.codes)[data.referral]
    prior_predictor = data.predictor_per_log_odds * _sum_of_terms(data.prior_terms, data.codes)[data.referral]
    column_kind = (*data.intercept_kind, *basis.column_kind)
    return RegressionProblem(
        np.hstack([data.intercepts, columns]), data.offset + prior_predictor, data.likelihood, column_kind
    )


def _fitted(
    data: RegressionData, basis: Basis, problem: RegressionProblem, posterior: Posterior
) -> tuple[FittedRegression, Floats]:
    intercepts = len(data.intercept_kind)
    covariance = posterior.covariance[intercepts:, intercepts:]
    error = mean_square_error(problem, posterior.mean)
    unconstrained, terms, sd = {}, {}, {}
    for feature in FEATURES:
        table = basis.tables[feature.name]
        variance = np.einsum("ij,jk,ik->i", table, covariance, table)
        unconstrained[feature.name] = data.prior_terms[feature.name] + table @ posterior.mean[intercepts:]
        precision = 1 / np.maximum(variance, np.finfo(np.float32).eps)
        terms[feature.name] = monotone_terms(feature, unconstrained[feature.name], precision)
        sd[feature.name] = np.sqrt(np.maximum((table @ error[intercepts:, intercepts:] * table).sum(axis=1), 0))
    change = {name: terms[name] - unconstrained[name] for name in terms}
    predictor = problem.offset + problem.design @ posterior.mean
    predictor = predictor + data.predictor_per_log_odds * _sum_of_terms(change, data.codes)[data.referral]
    corrections = posterior.mean[:intercepts].copy()
    corrections[0] += _intercept_shift(problem.likelihood, predictor, corrections[0])
    predictor += corrections[0] - posterior.mean[0]
    factor = low_rank_covariance(data.intercept_weights, basis, error, 0.0)
    return FittedRegression(corrections, terms, sd, factor, posterior.weights, np.zeros(0)), predictor


def _intercept_shift(likelihood: Likelihood, predictor: Floats, intercept: float) -> float:
    """The shift after which as many events are expected as observed, given the intercept's own prior."""
    prior_precision = INTERCEPT_PRIOR_SD["level"] ** -2
    shift = 0.0
    for _ in range(20):
        derivatives = likelihood.derivatives(predictor + shift)
        gradient = float(derivatives.gradient.sum()) - prior_precision * (intercept + shift)
        shift += float(np.clip(gradient / (float(derivatives.information.sum()) + prior_precision), -1, 1))
    return shift


def low_rank_covariance(
    intercept_weights: Floats, basis: Basis, covariance: Floats, residual_sd: float
) -> PredictorCovariance:
    """Covariance of intercept and terms as a factor of the few columns that explain nearly all of its trace."""
    names, width = list(basis.tables), len(intercept_weights)
    rows = np.vstack([np.hstack([np.zeros((len(basis.tables[name]), width)), basis.tables[name]]) for name in names])
    loadings = np.vstack([np.concatenate([intercept_weights, np.zeros(len(basis.column_kind))])[None, :], rows])
    eigenvalue, eigenvector = np.linalg.eigh(covariance)
    root = eigenvector * np.sqrt(np.maximum(eigenvalue, 0))
    left, singular, _ = np.linalg.svd(loadings @ root, full_matrices=False)
    explained = np.cumsum(singular**2) / max(float((singular**2).sum()), np.finfo(np.float64).tiny)
    rank = int(np.searchsorted(explained, EXPLAINED_VARIANCE)) + 1
    factor = (left * singular)[:, :rank]
    ends = np.cumsum([1, *(len(basis.tables[name]) for name in names)])
    tables = {name: factor[low:high] for name, low, high in zip(names, ends, ends[1:], strict=False)}
    return PredictorCovariance(residual_sd, factor[0], tables)


def _sum_of_terms(terms: dict[str, Floats], codes: Codes) -> Floats:
    total = np.zeros(len(codes))
    for feature, column in zip(FEATURES, codes.T, strict=True):
        total += terms[feature.name][column]
    return total
