"""Two ways of saying chances, held against each other on outcomes that neither has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import ArrayLike, NDArray

from matching.evaluation.calibration import checked, losses
from matching.evaluation.estimates import Estimate, bootstrap


@dataclass(frozen=True)
class Challenge:
    """Mean log-loss of both, and by how much the challenger's is lower (95% interval): above 0 it is better."""

    log_loss: float
    challenger_log_loss: float
    better: Estimate

    @property
    def won(self) -> bool:
        """A challenger wins only where the whole interval is on its side."""
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
    """Held-out log-loss of two sets of chances (strictly between 0 and 1) of the same outcomes, row by row.

    The interval is by bootstrap over rows, or over `clusters` (such as people). Raises `ValueError` naming what is
    wrong.
    """
    ours, came = checked(chance, outcome)
    theirs, _ = checked(challenger, outcome, "challenger")
    own, other = losses(ours, came), losses(theirs, came)
    better = own - other
    gain = bootstrap(lambda rows: float(better[rows].mean()), len(came), seed=seed, clusters=clusters, times=times)
    return Challenge(float(own.mean()), float(other.mean()), gain)
