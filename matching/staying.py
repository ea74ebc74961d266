"""From what adds up to the chance of still being there: hazards of leaving, constant within each interval of weeks.

Terms for staying are log-odds of staying 26 weeks where that chance is the usual one: a term of size t multiplies every
hazard of leaving by exp(-t / SLOPE). At the usual chance that is the change of log-odds the expert writes down, and
away from it the two part slowly. Hazards that are constant within an interval make the likelihood of a stay that was
seen in part exact (piecewise exponential model; Friedman 1982, Annals of Statistics 10).
"""

from collections.abc import Sequence
from itertools import pairwise
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from matching.expert import LEAVING_WEEKS, USUAL_STAY


Floats = NDArray[np.float64]

SLOPE = -log(USUAL_STAY) / (1 - USUAL_STAY)
HALF_A_YEAR = 26
WIDTHS = tuple(high - low for low, high in pairwise(LEAVING_WEEKS))


def log_rates(stay: float, shares: Sequence[float]) -> tuple[float, ...]:
    """Log of the hazard summed over each interval, so that `stay` are there after 26 weeks."""
    return tuple(log(-log(stay) * share) for share in shares)


def exposure(weeks: Floats) -> Floats:
    """Part of each interval (columns) that was seen, for stays seen for so many weeks: 0 to 1."""
    low, width = np.array(LEAVING_WEEKS[:-1]), np.array(WIDTHS)
    seen: Floats = np.clip((weeks[:, None] - low) / width, 0, 1)
    return seen


def left_in(weeks: Floats) -> NDArray[np.int64]:
    """Interval in which somebody left who left after so many weeks; one more than there are where it was later."""
    return np.maximum(np.searchsorted(LEAVING_WEEKS, weeks, side="left") - 1, 0).astype(np.int64)


def log_hazard(leaving: Sequence[float], eta: Floats, weeks: float = HALF_A_YEAR) -> Floats:
    """Log of the hazard of leaving summed over the first `weeks`, given terms that add up to `eta`."""
    seen = exposure(np.array([float(weeks)]))[0]
    total = sum(part * exp(rate) for part, rate in zip(seen.tolist(), leaving, strict=True))
    return log(total) - eta / SLOPE


def staying(log_hazard: Floats) -> Floats:
    chance: Floats = np.exp(-np.exp(log_hazard))
    return chance
