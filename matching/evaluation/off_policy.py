"""Off-policy evaluation: the value of another policy, from choices with known propensities.

Only a simulation has them. Advisers do not draw lots, and nobody knows with what chance another opportunity would have
been chosen; with fitted propensities one model would judge another. So these estimates are for checking the method
against a known truth, and are never shown about a real council. Weights of one are the logging policy.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.estimates import Z_95, Estimate
from matching.evaluation.validation import number_array, same_length


Floats = NDArray[np.float64]


def ipw(outcome: ArrayLike, weight: ArrayLike) -> Estimate:
    """Inverse propensity weighting, normalised: sum of weight times outcome over the sum of weights.

    Parameters
    ----------
    outcome : array-like of shape (n_choices,)
        What came of each choice.
    weight : array-like of shape (n_choices,)
        The new policy's chance of what was chosen over the logging policy's, 0 or more.

    Returns
    -------
    value : Estimate
        Mean outcome under the new policy, with its 95% interval by the delta method.

    Raises
    ------
    ValueError
        If all weights are 0: then nothing was ever chosen that the new policy would choose.

    References
    ----------
    Hajek 1971, in Foundations of Statistical Inference (the normalised estimator).
    """
    outcomes, weights = number_array("outcome", outcome), number_array("weight", weight, 0)
    same_length(outcome=outcomes, weight=weights)
    if not weights.sum():
        raise ValueError("weight must be above 0 somewhere")
    value = float(weights @ outcomes / weights.sum())
    return _with_interval(value, weights * (outcomes - value) / weights.mean())


def aipw(outcome: ArrayLike, weight: ArrayLike, said_chosen: ArrayLike, said_policy: ArrayLike) -> Estimate:
    """Augmented inverse propensity weighting: doubly robust, right where either propensities or model are.

    Parameters
    ----------
    outcome, weight : array-like of shape (n_choices,)
        As `ipw` takes them.
    said_chosen : array-like of shape (n_choices,)
        A model's prediction for what was chosen.
    said_policy : array-like of shape (n_choices,)
        The model's mean prediction over what the new policy would choose.

    Returns
    -------
    value : Estimate
        Mean outcome under the new policy, with its 95% interval.

    Raises
    ------
    ValueError
        If a value is no finite number, lengths differ, or there is no choice.

    References
    ----------
    Robins, Rotnitzky and Zhao 1994, Journal of the American Statistical Association 89.
    """
    outcomes, weights = number_array("outcome", outcome), number_array("weight", weight, 0)
    chosen, policy = number_array("said_chosen", said_chosen), number_array("said_policy", said_policy)
    if not same_length(outcome=outcomes, weight=weights, said_chosen=chosen, said_policy=policy):
        raise ValueError("outcome must hold at least one value")
    contributions = policy + weights * (outcomes - chosen)
    value = float(contributions.mean())
    return _with_interval(value, contributions - value)


def _with_interval(value: float, influence: Floats) -> Estimate:
    margin = Z_95 * float(influence.std()) / float(np.sqrt(len(influence)))
    return Estimate(value, value - margin, value + margin)
