"""What no term tells: how far people, employers and single pairs differ from what their facts say.

Two referrals of one person, or to one employer, that both go better than expected tell of something unseen. How much
there is of it is asked of the likelihood of each group as a whole (Gauss-Hermite quadrature over the group's effect),
which is right although whoever starts is not referred again: products of residuals would hardly see it, since twos of
which the first started are missing. Standard deviations have a half-normal prior (Gelman 2006, Bayesian Analysis 1).
What is unseen of one pair alone cannot be measured, for no pair is seen twice: it stays at `DOUBT_PAIR`.
It widens intervals; no person and no employer is given a term for it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from matching.expert import DOUBT_PAIR, DOUBT_UNSEEN
from matching.learning.likelihood import Likelihood


Floats = NDArray[np.float64]
Groups = NDArray[np.int64]

SPREADS = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3])  # standard deviations tried, in log-odds
FINELY = np.linspace(0, SPREADS[-1], 53)  # and what lies between them, by a spline
LOG_PRIOR = -((FINELY / DOUBT_UNSEEN) ** 2) / 2
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(9)
LOG_WEIGHTS = np.log(WEIGHTS / WEIGHTS.sum())


def unseen(likelihood: Likelihood, linear: Floats, groupings: Sequence[Groups], unit: float) -> float:
    """Standard deviation in log-odds of what is unseen, over all groupings and the pair together.

    `linear` is the linear predictor by row, that of the mean over all groups; one of log-odds is `unit` of it. A
    grouping numbers the group of every row from 0.
    """
    told = np.array([_told(likelihood, linear, groupings, spread * unit) for spread in SPREADS])
    return float(np.sqrt(DOUBT_PAIR**2 + sum(_variance(one) for one in told.T)))


def _variance(told: Floats) -> float:
    """Mean of the variance over standard deviations, each by its likelihood and prior."""
    log = CubicSpline(SPREADS, told)(FINELY) + LOG_PRIOR
    weights = np.exp(log - log.max())
    return float(weights @ FINELY**2 / weights.sum())


def _told(likelihood: Likelihood, linear: Floats, groupings: Sequence[Groups], spread: float) -> list[float]:
    """Log-likelihood, for each grouping, of effects of this standard deviation."""
    middle = likelihood.middle(linear, spread**2)
    by_node = [likelihood.value(middle + spread * node) for node in NODES.tolist()]
    return [_of_groups(by_node, groups) for groups in groupings]


def _of_groups(by_node: list[Floats], groups: Groups) -> float:
    """Only groups of several rows tell; summed in an order that their numbers do not change."""
    several = np.bincount(groups) > 1
    parts = [
        np.bincount(groups, weights=values)[several] + weight
        for values, weight in zip(by_node, LOG_WEIGHTS.tolist(), strict=True)
    ]
    return float(np.sort(np.logaddexp.reduce(parts)).sum())
