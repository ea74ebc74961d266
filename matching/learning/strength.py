"""How strongly the expert is held to, chosen from the data.

The strength is a standard deviation for each kind of correction. Slopes have heavy tails (Student's t as a mixture of
normals, by EM), so that two features the expert has wrong can be turned without the others being let go. A grid of
strengths is weighed by the evidence of each (Laplace's approximation at the present estimate, MacKay 1992), and the
estimates are averaged with these weights (Bayesian model averaging), so that no single choice decides where the data
say little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dpotrf, dtrtri

from matching.learning.likelihood import Likelihood


Floats = NDArray[np.float64]

MOST_STEPS, LARGEST_MOVE, SETTLED = 60, 1.0, 1e-6
ROUNDS = 4  # of EM for the tails


@dataclass(frozen=True)
class Problem:
    """Rows of columns (`rows`), the linear predictor of the expert (`offset`), and which kind each column is."""

    rows: Floats
    offset: Floats
    likelihood: Likelihood
    kind: tuple[str, ...]


class Strength(NamedTuple):
    """Standard deviations of the corrections in log-odds, how probable this strength was before the data, and the
    degrees of freedom of the slopes.
    """

    scale: float
    slope: float
    shape: float
    prior: float = 1.0
    tails: float = inf


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
    priors = [_prior(problem.kind, fixed, strength) for strength in grid]
    middle = np.zeros(len(problem.kind))
    for _ in range(MOST_STEPS):
        slope, curvature = around(problem, middle)
        found = _averaged(slope + curvature @ middle, curvature, priors)
        move = problem.rows @ (found.middle - middle)
        largest = float(np.abs(move).max(initial=0.0))
        middle = middle + (found.middle - middle) * min(1.0, LARGEST_MOVE / max(largest, SETTLED))
        if largest < SETTLED:
            break
    return Estimate(middle, found.covariance, found.weights)


class Prior(NamedTuple):
    """`spread` of every column, which of them have heavy `tailed` priors, and with how many degrees of freedom."""

    spread: Floats
    tailed: NDArray[np.bool_]
    tails: float
    log: float


def _prior(kinds: Sequence[str], fixed: dict[str, float], strength: Strength) -> Prior:
    spread = fixed | strength._asdict()
    tailed = np.array([kind == "slope" and 0 < strength.tails < inf and strength.slope > 0 for kind in kinds])
    return Prior(np.array([spread[kind] for kind in kinds]), tailed, strength.tails, log(strength.prior))


def around(problem: Problem, middle: Floats) -> tuple[Floats, Floats]:
    """Slope and negative curvature of the log-likelihood."""
    pull = problem.likelihood.pull(problem.offset + problem.rows @ middle)
    curvature = problem.rows.T @ (problem.rows * pull.weight[:, None])
    return problem.rows.T @ pull.slope, curvature


def _averaged(target: Floats, curvature: Floats, priors: Sequence[Prior]) -> Estimate:
    parts = [_posterior(target, curvature, prior) for prior in priors]
    evidence = np.array([part.evidence for part in parts])
    weights = np.exp(evidence - evidence.max())
    weights /= weights.sum()
    middles = np.stack([part.middle for part in parts])
    middle = weights @ middles
    apart = middles - middle
    covariance = np.tensordot(weights, np.stack([part.covariance for part in parts]), axes=1)
    return Estimate(middle, covariance + apart.T @ (weights[:, None] * apart), weights)


class Part(NamedTuple):
    middle: Floats
    covariance: Floats
    evidence: float


def _posterior(target: Floats, curvature: Floats, prior: Prior) -> Part:
    """Posterior of a normal likelihood; evidence but for a constant. Heavy tails widen what the data pull far."""
    widening = np.ones(int(prior.tailed.sum()))
    spread = prior.spread.copy()
    part = normal_posterior(target, curvature, spread)
    for _ in range(ROUNDS if len(widening) else 0):
        second = (part.middle**2 + np.diag(part.covariance))[prior.tailed] / prior.spread[prior.tailed] ** 2
        widening = (prior.tails + second) / (prior.tails + 1)
        spread[prior.tailed] = prior.spread[prior.tailed] * np.sqrt(widening)
        part = normal_posterior(target, curvature, spread)
    rarity = prior.tails / 2 * float((1 - np.log(widening) - 1 / widening).sum()) if len(widening) else 0.0
    return Part(part.middle, part.covariance, part.evidence + rarity + prior.log)


def normal_posterior(target: Floats, curvature: Floats, spread: Floats) -> Part:
    inner = spread[:, None] * curvature * spread + np.eye(len(spread))
    factor, _ = dpotrf(inner, lower=1, clean=1)
    half, _ = dtrtri(factor, lower=1)
    inverse = half.T @ half
    scaled = spread * target
    solved = inverse @ scaled
    log_volume = 2 * float(np.log(np.diag(factor)).sum())
    return Part(spread * solved, spread[:, None] * inverse * spread, float(scaled @ solved - log_volume) / 2)
