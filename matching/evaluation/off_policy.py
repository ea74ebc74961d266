"""What another way of choosing would have given, from choices whose chances were written down.

Only a simulation has them. Advisers do not draw lots, and nobody knows with what chance another opportunity would have
been chosen; fitted propensities would be model predicting model. So these estimates are for checking the method against
a known truth, and are never shown about a real council. Weights of one are the policy that chose.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.checks import numbers, same_length
from matching.evaluation.estimates import Z_95, Estimate


Floats = NDArray[np.float64]


def ipw(outcome: ArrayLike, weight: ArrayLike) -> Estimate:
    """Inverse propensity weighting, normalised (Hajek 1971): sum of weight x outcome over sum of weights.

    `weight` is the new policy's chance of what was chosen over the chance with which it was chosen, 0 or more. The 95%
    interval is by the delta method. Raises `ValueError` where all weights are 0: then nothing was ever chosen that the
    new policy would choose.
    """
    came, by = numbers("outcome", outcome), numbers("weight", weight, 0)
    same_length(outcome=came, weight=by)
    if not by.sum():
        raise ValueError("weight must be above 0 somewhere")
    value = float(by @ came / by.sum())
    return _around(value, by * (came - value) / by.mean())


def aipw(outcome: ArrayLike, weight: ArrayLike, said_chosen: ArrayLike, said_policy: ArrayLike) -> Estimate:
    """Augmented inverse propensity weighting (Robins, Rotnitzky and Zhao 1994; doubly robust).

    `said_chosen` is a model's chance for what was chosen, `said_policy` its mean over what the new policy would choose.
    Right where either the propensities or the model are.
    """
    came, by = numbers("outcome", outcome), numbers("weight", weight, 0)
    chosen, policy = numbers("said_chosen", said_chosen), numbers("said_policy", said_policy)
    if not same_length(outcome=came, weight=by, said_chosen=chosen, said_policy=policy):
        raise ValueError("outcome must hold at least one value")
    parts = policy + by * (came - chosen)
    value = float(parts.mean())
    return _around(value, parts - value)


def _around(value: float, influence: Floats) -> Estimate:
    reach = Z_95 * float(influence.std()) / float(np.sqrt(len(influence)))
    return Estimate(value, value - reach, value + reach)
