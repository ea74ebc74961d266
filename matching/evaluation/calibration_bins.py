"""Bins of rows of like chance: expected calibration error, and the observed share of each bin with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.proportions import effective_sample_size, wilson


Floats = NDArray[np.float64]
Labels = Sequence[Any] | NDArray[Any]


@dataclass(frozen=True)
class Bin:
    """Rows of like chance. The names of its fields are keys of kept JSON.

    Attributes
    ----------
    count, said, came_true : int, float, float
        Rows, their mean predicted chance, and the share of them in which the outcome came about.
    low, high : float
        Wilson's 95% interval of `came_true`, at the effective sample size where rows are clustered.
    """

    count: int
    said: float
    came_true: float
    low: float
    high: float

    @property
    def predicted(self) -> float:
        return self.said

    @property
    def observed(self) -> float:
        return self.came_true


def _bin_edges(size: int, bins: int) -> NDArray[np.int64]:
    return np.linspace(0, size, min(bins, size) + 1).astype(np.int64)


def _sorted_with_tied_mean(predicted: Floats, observed: Floats) -> tuple[Floats, Floats]:
    """By chance; rows of the same chance get their mean outcome, so that the order of the input changes nothing."""
    values, tie = np.unique(predicted, return_inverse=True)
    tied_mean = np.bincount(tie, weights=observed) / np.bincount(tie)
    order = np.sort(tie)
    return values[order], tied_mean[order]


def binned_error(predicted: Floats, observed: Floats, bins: int) -> float:
    chance, share = _sorted_with_tied_mean(predicted, observed)
    gap = np.add.reduceat(chance - share, _bin_edges(len(predicted), bins)[:-1])
    return float(np.abs(gap).sum()) / len(predicted)


def calibration_bins(predicted: Floats, observed: Floats, clusters: Labels | None, bins: int) -> tuple[Bin, ...]:
    chance, share = _sorted_with_tied_mean(predicted, observed)
    size = len(predicted)
    cluster = np.arange(size) if clusters is None else np.unique(np.asarray(clusters), return_inverse=True)[1]
    rows = np.lexsort((observed, cluster, predicted))  # ties broken to the last, so that no input order matters
    edges = _bin_edges(size, bins)
    return tuple(
        _bin(
            chance[low:high], share[low:high], effective_sample_size(observed[rows[low:high]], cluster[rows[low:high]])
        )
        for low, high in pairwise(edges.tolist())
    )


def _bin(chance: Floats, share: Floats, effective_size: float) -> Bin:
    observed = float(share.mean())
    _, low, high = wilson(observed * effective_size, effective_size)
    return Bin(len(chance), float(chance.mean()), observed, low, high)
