"""What no term tells: how far people, and employers, differ from what their facts say.

Two referrals of one person, or to one employer, that both go better than expected tell of something unseen. The mean
product of their residuals estimates its variance (method of moments), drawn to a prior guess while such twos are few.
It widens intervals; no person and no employer is given a term for it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]

GUESS, GUESS_SPREAD = 0.05, 0.15  # variance in log-odds of what is unseen of a person, and of an employer; how sure


def unseen(residual: Floats, weight: Floats, groupings: Sequence[NDArray[np.int64]]) -> float:
    """Standard deviation in the linear predictor of what is unseen, over all groupings together.

    `residual` and `weight` are slope and negative curvature of the log-likelihood by row; a grouping numbers the group
    of every row from 0.
    """
    return float(np.sqrt(sum(_variance(residual, weight, groups) for groups in groupings)))


def _variance(residual: Floats, weight: Floats, groups: NDArray[np.int64]) -> float:
    product, known = _twos(residual, groups), _twos(weight, groups)
    precision = GUESS_SPREAD**-2
    return max(0.0, (product / 2 + GUESS * precision) / (known / 2 + precision))


def _twos(values: Floats, groups: NDArray[np.int64]) -> float:
    """Sum of products over all ordered twos of different rows of one group, in an order that groups do not change."""
    together = np.sort(np.bincount(groups, weights=values) ** 2) if len(groups) else np.zeros(0)
    return float(together.sum() - (values**2).sum())
