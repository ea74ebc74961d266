"""Survival function of a stay: piecewise-constant hazards of leaving, and the chance of still being there.

A term of size t for staying multiplies every hazard of leaving by exp(-t / LOG_ODDS_PER_LOG_HAZARD). At the baseline
chance that changes the log-odds of staying 26 weeks by t, as the prior states it; away from it the two part slowly.
Hazards that are constant within an interval make the likelihood of a stay observed in part exact (piecewise exponential
model; Friedman 1982, Annals of Statistics 10).
"""

from collections.abc import Sequence
from itertools import pairwise
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from matching.prior import BASELINE_STAY, INTERVAL_EDGES


Floats = NDArray[np.float64]

LOG_ODDS_PER_LOG_HAZARD = -log(BASELINE_STAY) / (1 - BASELINE_STAY)
HORIZON_WEEKS = 26
INTERVAL_WIDTHS = tuple(high - low for low, high in pairwise(INTERVAL_EDGES))


def log_baseline_hazards(stay: float, shares: Sequence[float]) -> tuple[float, ...]:
    """Log of the hazard summed over each interval, such that the share `stay` is there after 26 weeks."""
    return tuple(log(-log(stay) * share) for share in shares)


def exposure(weeks: Floats) -> Floats:
    """Observed part of each interval (columns), for stays observed for so many weeks: 0 to 1."""
    low, width = np.array(INTERVAL_EDGES[:-1]), np.array(INTERVAL_WIDTHS)
    observed: Floats = np.clip((weeks[:, None] - low) / width, 0, 1)
    return observed


def interval_index(weeks: Floats) -> NDArray[np.int64]:
    """Index of the interval in which a stay ended after so many weeks; the number of intervals where it was later."""
    return np.maximum(np.searchsorted(INTERVAL_EDGES, weeks, side="left") - 1, 0).astype(np.int64)


def log_cumulative_hazard(log_hazards: Sequence[float], eta: Floats, weeks: float = HORIZON_WEEKS) -> Floats:
    """Log of the hazard of leaving summed over the first `weeks`, given terms for staying that add up to `eta`."""
    observed = exposure(np.array([float(weeks)]))[0]
    total = sum(part * exp(log_hazard) for part, log_hazard in zip(observed.tolist(), log_hazards, strict=True))
    return log(total) - eta / LOG_ODDS_PER_LOG_HAZARD


def survival(log_cumulative_hazard: Floats) -> Floats:
    """Chance of still being there: exp of minus the cumulative hazard."""
    chance: Floats = np.exp(-np.exp(log_cumulative_hazard))
    return chance
