"""How strongly the expert is held to, chosen from the data.

The strength is a standard deviation for each kind of correction. A grid of strengths is weighed by the evidence of each
(Laplace's approximation at the present estimate, MacKay 1992), and the estimates are averaged with these weights
(Bayesian model averaging), so that no single choice decides where the data say little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

from matching.learning.likelihood import Likelihood


Floats = NDArray[np.float64]

MOST_STEPS, LARGEST_MOVE, SETTLED = 60, 1.0, 1e-8


@dataclass(frozen=True)
class Problem:
    """Rows of columns (`rows`), the linear predictor of the expert (`offset`), and which kind each column is."""

    rows: Floats
    offset: Floats
    likelihood: Likelihood
    kind: tuple[str, ...]


class Strength(NamedTuple):
    """Standard deviations of the corrections in log-odds, and how probable this strength was before the data."""

    scale: float
    slope: float
    shape: float
    prior: float = 1.0


class Estimate(NamedTuple):
    """`middle` and `covariance` of all columns; `weights` of the strengths of the grid."""

    middle: Floats
    covariance: Floats
    weights: Floats


def estimate(problem: Problem, grid: Sequence[Strength], fixed: dict[str, float]) -> Estimate:
    """The posterior of the columns under a normal prior around 0, averaged over the grid of strengths.

    `fixed` holds the standard deviations of kinds that the strengths do not name. With a grid of one it is the exact
    maximum a posteriori, by Newton's method.
    """
    spreads = [_spreads(problem.kind, fixed | strength._asdict()) for strength in grid]
    prior = np.log([strength.prior for strength in grid])
    middle = np.zeros(len(problem.kind))
    for _ in range(MOST_STEPS):
        slope, curvature = _around(problem, middle)
        found = _averaged(slope + curvature @ middle, curvature, spreads, prior)
        move = problem.rows @ (found.middle - middle)
        largest = float(np.abs(move).max(initial=0.0))
        middle = middle + (found.middle - middle) * min(1.0, LARGEST_MOVE / max(largest, SETTLED))
        if largest < SETTLED:
            break
    return Estimate(middle, found.covariance, found.weights)


def _spreads(kinds: Sequence[str], spread: dict[str, float]) -> Floats:
    return np.array([spread[kind] for kind in kinds])


def _around(problem: Problem, middle: Floats) -> tuple[Floats, Floats]:
    """Slope and negative curvature of the log-likelihood."""
    pull = problem.likelihood.pull(problem.offset + problem.rows @ middle)
    curvature = problem.rows.T @ (problem.rows * pull.weight[:, None])
    return problem.rows.T @ pull.slope, curvature


def _averaged(target: Floats, curvature: Floats, spreads: Sequence[Floats], prior: Floats) -> Estimate:
    parts = [_posterior(target, curvature, spread) for spread in spreads]
    evidence = np.array([part[2] for part in parts]) + prior
    weights = np.exp(evidence - evidence.max())
    weights /= weights.sum()
    middles = np.stack([part[0] for part in parts])
    middle = weights @ middles
    apart = middles - middle
    covariance = np.einsum("g,gij->ij", weights, np.stack([part[1] for part in parts]))
    return Estimate(middle, covariance + apart.T @ (weights[:, None] * apart), weights)


def _posterior(target: Floats, curvature: Floats, spread: Floats) -> tuple[Floats, Floats, float]:
    """Mean, covariance and log-evidence (but for a constant) of a normal likelihood under a normal prior."""
    inner = spread[:, None] * curvature * spread + np.eye(len(spread))
    factor = cho_factor(inner, lower=True)
    scaled = spread * target
    solved = cho_solve(factor, scaled)
    inverse = cho_solve(factor, np.eye(len(spread)))
    log_volume = 2 * float(np.log(np.diag(factor[0])).sum())
    return spread * solved, spread[:, None] * inverse * spread, float(scaled @ solved - log_volume) / 2
