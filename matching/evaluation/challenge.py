"""Two sets of chances compared on held-out outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import ArrayLike, NDArray

from matching.evaluation.estimates import Estimate, bootstrap
from matching.evaluation.log_loss import checked, log_losses


@dataclass(frozen=True)
class Challenge:
    """Mean log-loss of model and challenger, in nats.

    Attributes
    ----------
    log_loss, challenger_log_loss : float
        Mean log-loss of each.
    better : Estimate
        The model's log-loss less the challenger's, with its 95% interval: above 0 the challenger is better.
    """

    log_loss: float
    challenger_log_loss: float
    better: Estimate

    @property
    def won(self) -> bool:
        """Does the whole interval favour the challenger?"""
        return self.better.low > 0


def challenge(
    chance: ArrayLike,
    challenger: ArrayLike,
    outcome: ArrayLike,
    *,
    seed: int,
    clusters: Sequence[Any] | NDArray[Any] | None = None,
    times: int = 500,
) -> Challenge:
    """Held-out log-loss of two sets of chances of the same outcomes, row by row.

    Parameters
    ----------
    chance, challenger : array-like of shape (n_rows,)
        Chances of the model and of the challenger, strictly between 0 and 1.
    outcome : array-like of shape (n_rows,)
        True or False, 1 or 0; neither model was fitted on them.
    seed : int
        Seed of the bootstrap, 0 or more.
    clusters : array-like of shape (n_rows,), default=None
        Labels, such as people, that are drawn together; None draws rows.
    times : int, default=500
        Bootstrap draws.

    Returns
    -------
    found : Challenge

    Raises
    ------
    ValueError
        Naming what is wrong.
    """
    predicted, observed = checked(chance, outcome)
    challenger_predicted, _ = checked(challenger, outcome, "challenger")
    losses, challenger_losses = log_losses(predicted, observed), log_losses(challenger_predicted, observed)
    gain = losses - challenger_losses
    better = bootstrap(lambda rows: float(gain[rows].mean()), len(observed), seed=seed, clusters=clusters, times=times)
    return Challenge(float(losses.mean()), float(challenger_losses.mean()), better)
