"""One outcome learnt: from rows of history and the expert's terms to corrected terms and how far they are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.doubt import Doubt
from matching.features.base import Codes
from matching.features.catalogue import FEATURES
from matching.learning.basis import Basis
from matching.learning.doubting import doubted
from matching.learning.likelihood import Likelihood
from matching.learning.monotone import one_way
from matching.learning.strength import Estimate, Problem, Strength, estimate
from matching.learning.unseen import unseen


Floats = NDArray[np.float64]

KEPT = 0.998  # part of the variance of all terms that the factor of their covariance keeps
HEADS = {"level": 1.5, "interval": 0.4}  # how far the expert may be out on the whole, and on how leaving is spread


@dataclass(frozen=True)
class Outcome:
    """`rows` picks the referral of every row; `heads` are the columns that no feature has (levels), of kind
    `head_kind`; a term of size t moves the linear predictor by `turn` x t; `base` is what the heads do to an outcome;
    `groupings` number the person and the employer of every row.
    """

    expert: dict[str, Floats]
    codes: Codes
    rows: NDArray[np.int64]
    heads: Floats
    head_kind: tuple[str, ...]
    offset: Floats
    likelihood: Likelihood
    turn: float
    base: Floats
    groupings: tuple[NDArray[np.int64], ...]


@dataclass(frozen=True)
class Learned:
    """`level` has the correction of every head; `terms` and their standard deviation `spread` are by feature and code;
    `doubt` the covariance of all of it; `weights` of the strengths tried.
    """

    level: Floats
    terms: dict[str, Floats]
    spread: dict[str, Floats]
    doubt: Doubt
    weights: Floats


def learn(outcome: Outcome, grid: Sequence[Strength]) -> Learned:
    """The expert's terms corrected as far as a mean over the strengths of the grid has it."""
    basis = Basis.of(outcome.codes[np.unique(outcome.rows)], outcome.expert)
    problem = problem_of(outcome, basis)
    return _learned(outcome, basis, problem, estimate(problem, grid, HEADS))


def problem_of(outcome: Outcome, basis: Basis) -> Problem:
    columns = outcome.turn * basis.rows(outcome.codes)[outcome.rows]
    expert = outcome.turn * _sum(outcome.expert, outcome.codes)[outcome.rows]
    kind = (*outcome.head_kind, *basis.kind)
    return Problem(np.hstack([outcome.heads, columns]), outcome.offset + expert, outcome.likelihood, kind)


def _learned(outcome: Outcome, basis: Basis, problem: Problem, found: Estimate) -> Learned:
    heads = len(outcome.head_kind)
    covariance = found.covariance[heads:, heads:]
    doubt = doubted(problem, found.middle)
    raw, terms, spread = {}, {}, {}
    for feature in FEATURES:
        table = basis.tables[feature.name]
        variance = np.einsum("ij,jk,ik->i", table, covariance, table)
        raw[feature.name] = outcome.expert[feature.name] + table @ found.middle[heads:]
        firm = 1 / np.maximum(variance, np.finfo(np.float32).eps)
        terms[feature.name] = one_way(feature, raw[feature.name], firm)
        spread[feature.name] = np.sqrt(np.maximum((table @ doubt[heads:, heads:] * table).sum(axis=1), 0))
    moved = {name: terms[name] - raw[name] for name in terms}
    linear = problem.offset + problem.rows @ found.middle + outcome.turn * _sum(moved, outcome.codes)[outcome.rows]
    level = found.middle[:heads].copy()
    level[0] += _levelled(problem.likelihood, linear, level[0])
    linear += level[0] - found.middle[0]
    rest = unseen(problem.likelihood, linear, outcome.groupings, abs(outcome.turn))
    return Learned(level, terms, spread, doubt_of(outcome.base, basis, doubt, rest), found.weights)


def _levelled(likelihood: Likelihood, linear: Floats, level: float) -> float:
    """The shift after which as much is expected as happened, with the level's own prior."""
    precision = HEADS["level"] ** -2
    shift = 0.0
    for _ in range(20):
        pull = likelihood.pull(linear + shift)
        slope = float(pull.slope.sum()) - precision * (level + shift)
        shift += float(np.clip(slope / (float(pull.weight.sum()) + precision), -1, 1))
    return shift


def doubt_of(base: Floats, basis: Basis, covariance: Floats, rest: float) -> Doubt:
    names = list(basis.tables)
    stacked = np.vstack(
        [np.hstack([np.zeros((len(basis.tables[name]), len(base))), basis.tables[name]]) for name in names]
    )
    along = np.vstack([np.concatenate([base, np.zeros(len(basis.kind))])[None, :], stacked])
    size, axes = np.linalg.eigh(covariance)
    left, scale, _ = np.linalg.svd(along @ (axes * np.sqrt(np.maximum(size, 0))), full_matrices=False)
    share = np.cumsum(scale**2) / max(float((scale**2).sum()), np.finfo(np.float64).tiny)
    kept = int(np.searchsorted(share, KEPT)) + 1
    factor = (left * scale)[:, :kept]
    ends = np.cumsum([1, *(len(basis.tables[name]) for name in names)])
    return Doubt(rest, factor[0], {name: factor[a:b] for name, a, b in zip(names, ends, ends[1:], strict=False)})


def _sum(terms: dict[str, Floats], codes: Codes) -> Floats:
    total = np.zeros(len(codes))
    for feature, column in zip(FEATURES, codes.T, strict=True):
        total += terms[feature.name][column]
    return total
