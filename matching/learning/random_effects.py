"""Random effects: how far people, employers and single pairs differ from what their facts predict.

Two referrals of one person, or to one employer, that both go better than predicted point to an effect of that group.
Its standard deviation is estimated from the likelihood of each group as a whole, integrated over the group's effect
(adaptive Gauss-Hermite quadrature). That is right although whoever starts is not referred again: products of residuals
would hardly show it, since pairs of referrals of which the first started are missing. Standard deviations have a
half-normal prior (Gelman 2006, Bayesian Analysis 1). The effect of one pair alone is not identifiable, for no pair is
observed twice: its standard deviation stays at `PAIR_EFFECT_SD`.
Random effects widen intervals. That of an employer is also a term (`group_effects`); no person is given one.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import Akima1DInterpolator

from matching.learning.likelihood import Likelihood
from matching.prior import PAIR_EFFECT_SD, RANDOM_EFFECT_SCALE


Floats = NDArray[np.float64]
Groups = NDArray[np.int64]

SD_GRID = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3])  # in log-odds
SD_FINE_GRID = np.linspace(0, SD_GRID[-1], 53)  # with the log-likelihood by a spline
LOG_PRIOR = -((SD_FINE_GRID / RANDOM_EFFECT_SCALE) ** 2) / 2
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(5)
LOG_WEIGHTS = np.log(WEIGHTS / WEIGHTS.sum()) + NODES**2 / 2
NEWTON_STEPS = 4  # each of one standard deviation at most


def random_effects_sd(likelihood: Likelihood, predictor: Floats, groupings: Sequence[Groups], unit: float) -> float:
    """Standard deviation in log-odds of the random effects of all groupings and of the pair together.

    `predictor` is the marginal linear predictor by row, that of the mean over all groups; one of log-odds is `unit` of
    it. A grouping numbers the group of every row from 0.
    """
    variances = (posterior_variance(likelihood, predictor, groups, unit) for groups in groupings)
    return float(np.sqrt(PAIR_EFFECT_SD**2 + sum(variances)))


def posterior_variance(likelihood: Likelihood, predictor: Floats, groups: Groups, unit: float) -> float:
    """Posterior mean of a grouping's variance, from groups of two rows or more (one row says nothing of it)."""
    repeated = np.flatnonzero(np.bincount(groups)[groups] > 1)
    _, group = np.unique(groups[repeated], return_inverse=True)
    subset, marginal = likelihood.subset(repeated), predictor[repeated]
    log_likelihood = [_marginal_log_likelihood(subset, marginal, group, sd * unit) for sd in SD_GRID.tolist()]
    log_posterior = Akima1DInterpolator(SD_GRID, log_likelihood)(SD_FINE_GRID) + LOG_PRIOR
    weights = np.exp(log_posterior - log_posterior.max())
    return float(weights @ SD_FINE_GRID**2 / weights.sum())


def group_effects(likelihood: Likelihood, predictor: Floats, groups: Groups, variance: float, unit: float) -> Floats:
    """Posterior mode of the effect of every group in the linear predictor.

    `predictor` is that of a group without effect. The fewer the rows, the nearer to 0.
    """
    if variance <= 0:
        return np.zeros(int(groups.max(initial=-1)) + 1)
    mode, _ = _effect_modes(likelihood, predictor, groups, float(np.sqrt(variance)) * unit)
    return mode


def _marginal_log_likelihood(likelihood: Likelihood, marginal: Floats, groups: Groups, sd: float) -> float:
    """Log-likelihood integrated over effects of this standard deviation, summed in an order free of group numbers."""
    if not sd:
        return float(np.sort(np.bincount(groups, weights=likelihood.log_likelihood(marginal))).sum())
    predictor = likelihood.conditional_predictor(marginal, sd**2)
    mode, precision = _effect_modes(likelihood, predictor, groups, sd)
    log_integrand = []
    for node, log_weight in zip(NODES.tolist(), LOG_WEIGHTS.tolist(), strict=True):
        effect = mode + node / np.sqrt(precision)
        value = np.bincount(groups, weights=likelihood.log_likelihood(predictor + effect[groups]))
        log_integrand.append(value - (effect / sd) ** 2 / 2 + log_weight)
    log_integral = np.logaddexp.reduce(log_integrand) - np.log(precision * sd**2) / 2
    return float(np.sort(log_integral).sum())


def _effect_modes(likelihood: Likelihood, predictor: Floats, groups: Groups, sd: float) -> tuple[Floats, Floats]:
    """Posterior mode of the effect of every group, and the precision there, by Newton's method."""
    mode = np.zeros(int(groups.max(initial=-1)) + 1)
    precision = np.full(len(mode), sd**-2)
    for _ in range(NEWTON_STEPS):
        derivatives = likelihood.derivatives(predictor + mode[groups])
        precision = np.bincount(groups, weights=derivatives.information) + sd**-2
        gradient = np.bincount(groups, weights=derivatives.gradient) - mode / sd**2
        mode += np.clip(gradient / precision, -sd, sd)
    return mode, precision
