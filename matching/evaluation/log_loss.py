"""Log-loss of chances."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.evaluation.validation import binary_outcomes, probabilities, same_length


Floats = NDArray[np.float64]


def log_loss(chance: ArrayLike, outcome: ArrayLike) -> float:
    """Mean of minus the log of the chance given to what came about.

    Parameters
    ----------
    chance, outcome : array-like of shape (n_rows,)
        Predicted chances, strictly between 0 and 1; and what came about, True or False, 1 or 0.

    Returns
    -------
    loss : float
        In nats, 0 or more.

    Raises
    ------
    ValueError
        If a value is out of bounds, lengths differ, or there is no row.
    """
    predicted, observed = checked(chance, outcome)
    return float(log_losses(predicted, observed).mean())


def checked(chance: ArrayLike, outcome: ArrayLike, name: str = "chance") -> tuple[Floats, Floats]:
    predicted, observed = probabilities(name, chance), binary_outcomes("outcome", outcome)
    if not same_length(**{name: predicted}, outcome=observed):
        raise ValueError(f"{name} must hold at least one value")
    return predicted, observed


def log_losses(predicted: Floats, observed: Floats) -> Floats:
    """Minus the log-likelihood by row."""
    losses: Floats = -np.where(observed == 1, np.log(predicted), np.log1p(-predicted))
    return losses
