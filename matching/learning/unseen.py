"""What no term tells: how far people, employers and single pairs differ from what their facts say.

Two referrals of one person, or to one employer, that both go better than expected tell of something unseen. How much
there is of it is asked of the likelihood of each group as a whole, integrated over the group's effect (adaptive
Gauss-Hermite quadrature). That is right although whoever starts is not referred again: products of residuals would
hardly see it, since twos of which the first started are missing. Standard deviations have a half-normal prior (Gelman
2006, Bayesian Analysis 1). What is unseen of one pair alone cannot be measured, for no pair is seen twice: it stays at
`DOUBT_PAIR`.
It widens intervals; no person and no employer is given a term for it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import Akima1DInterpolator

from matching.expert import DOUBT_PAIR, DOUBT_UNSEEN
from matching.learning.likelihood import Likelihood


Floats = NDArray[np.float64]
Groups = NDArray[np.int64]

SPREADS = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3])  # standard deviations tried, in log-odds
FINELY = np.linspace(0, SPREADS[-1], 53)  # and what lies between them, by a spline
LOG_PRIOR = -((FINELY / DOUBT_UNSEEN) ** 2) / 2
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(5)
LOG_WEIGHTS = np.log(WEIGHTS / WEIGHTS.sum()) + NODES**2 / 2
STEPS = 4  # of Newton's method, each of one spread at most


def unseen(likelihood: Likelihood, linear: Floats, groupings: Sequence[Groups], unit: float) -> float:
    """Standard deviation in log-odds of what is unseen, over all groupings and the pair together.

    `linear` is the linear predictor by row, that of the mean over all groups; one of log-odds is `unit` of it. A
    grouping numbers the group of every row from 0.
    """
    return float(np.sqrt(DOUBT_PAIR**2 + sum(_variance(likelihood, linear, groups, unit) for groups in groupings)))


def _variance(likelihood: Likelihood, linear: Floats, groups: Groups, unit: float) -> float:
    """Mean of the variance over standard deviations, each by its likelihood and prior. Groups of one tell nothing."""
    several = np.flatnonzero(np.bincount(groups)[groups] > 1)
    _, own = np.unique(groups[several], return_inverse=True)
    part, among = likelihood.some(several), linear[several]
    told = [_told(part, among, own, spread * unit) for spread in SPREADS.tolist()]
    log = Akima1DInterpolator(SPREADS, told)(FINELY) + LOG_PRIOR
    weights = np.exp(log - log.max())
    return float(weights @ FINELY**2 / weights.sum())


def _told(likelihood: Likelihood, linear: Floats, groups: Groups, spread: float) -> float:
    """Log-likelihood of effects of this standard deviation, summed in an order that numbers of groups do not change."""
    if not spread:
        return float(np.sort(np.bincount(groups, weights=likelihood.value(linear))).sum())
    middle = likelihood.middle(linear, spread**2)
    mode, precision = _most_likely(likelihood, middle, groups, spread)
    parts = []
    for node, weight in zip(NODES.tolist(), LOG_WEIGHTS.tolist(), strict=True):
        effect = mode + node / np.sqrt(precision)
        value = np.bincount(groups, weights=likelihood.value(middle + effect[groups]))
        parts.append(value - (effect / spread) ** 2 / 2 + weight)
    whole = np.logaddexp.reduce(parts) - np.log(precision * spread**2) / 2
    return float(np.sort(whole).sum())


def _most_likely(likelihood: Likelihood, middle: Floats, groups: Groups, spread: float) -> tuple[Floats, Floats]:
    """The most likely effect of every group, and how sharply it is known."""
    mode = np.zeros(int(groups.max(initial=-1)) + 1)
    precision = np.full(len(mode), spread**-2)
    for _ in range(STEPS):
        pull = likelihood.pull(middle + mode[groups])
        precision = np.bincount(groups, weights=pull.weight) + spread**-2
        slope = np.bincount(groups, weights=pull.slope) - mode / spread**2
        mode += np.clip(slope / precision, -spread, spread)
    return mode, precision
