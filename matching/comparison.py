"""How one match compares with the person's others: the chance that it is the likelier one to last."""

from collections.abc import Mapping
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from matching.covariance import PredictorCovariance
from matching.prior import INTERCEPT_SD, PREDICTOR_SD_START, RANDOM_EFFECT_SCALE


Floats = NDArray[np.float64]

# Of a pair without a history, less what all pairs of one person share: the intercept, and the person.
OWN_SD = sqrt(PREDICTOR_SD_START**2 - INTERCEPT_SD**2 - RANDOM_EFFECT_SCALE**2)


def chance_above_others(
    predictor: Floats, covariance: PredictorCovariance, codes: Mapping[str, NDArray[np.intp]], group: NDArray[np.intp]
) -> Floats:
    """Chance that a row's true predictor is above the mean of the other rows of its group.

    The difference is normal. What the rows of a person have in common is in neither the difference nor its doubt.

    Parameters
    ----------
    predictor : ndarray of shape (n_rows,)
        Linear predictor in log-odds.
    covariance : PredictorCovariance
        Of that predictor.
    codes : mapping of str to ndarray of shape (n_rows,)
        Codes of the rows by feature.
    group : ndarray of int, shape (n_rows,)
        The person of each row.

    Returns
    -------
    chance : ndarray of shape (n_rows,)
        In [0, 1]; NaN where the group has one row alone.
    """
    others: Floats = np.bincount(group).astype(np.float64)[group] - 1
    own_sd = covariance.residual_sd if covariance.tables else OWN_SD
    with np.errstate(divide="ignore", invalid="ignore"):
        difference = _less_others(predictor, group, others)
        shared = sum(
            (_less_others(column, group, others) ** 2 for column in covariance.factor(codes, len(predictor)).T),
            start=np.zeros(len(predictor)),
        )
        chance: Floats = ndtr(difference / np.sqrt(shared + own_sd**2 * (1 + 1 / others)))
    return np.where(others > 0, chance, np.nan)


def _less_others(values: Floats, group: NDArray[np.intp], others: Floats) -> Floats:
    """Each value less the mean of the others of its group."""
    return values - (np.bincount(group, weights=values)[group] - values) / others
