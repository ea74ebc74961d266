"""Reasons: the additive explanation of a score by its terms."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.geography import Positions
from matching.pairs import Pairs
from matching.scoring import SCORE_FEATURES, Scorer


BLOCK_ROWS = 4096
NAMES = tuple(feature.name for feature in SCORE_FEATURES)
TOLD_BY = [(position, NAMES.index(each.told_by)) for position, each in enumerate(SCORE_FEATURES) if each.told_by]


class Reason(NamedTuple):
    """One term of the score, or those that tell one fact, against the mean over the person's eligible opportunities.

    Attributes
    ----------
    feature : str
        Code of the feature.
    contribution : float
        The terms less their mean, in log-odds.
    sentence : str
        The fact behind it.
    """

    feature: str
    contribution: float
    sentence: str


class Explainer:
    """Computes reasons in blocks of rows, since neighbouring rows are asked for together."""

    def __init__(
        self,
        rows: Callable[[int, int], Pairs],
        scorer: Scorer,
        means: NDArray[np.float64],
        group: Positions,
    ) -> None:
        self._rows, self._scorer, self._means, self._group = rows, scorer, means, group
        self._low = -1
        self._contributions: list[list[float]] = []
        self._facts: list[tuple[Any, ...]] = []
        self._salient: NDArray[np.bool_] = np.zeros((0, len(SCORE_FEATURES)), dtype=bool)

    def reasons(self, row: int) -> tuple[Reason, ...]:
        at = self._block_row(row)
        terms = zip(self._contributions[at], NAMES, range(len(SCORE_FEATURES)), self._facts[at], strict=True)
        reasons = [Reason(name, part, _sentence(position, fact)) for part, name, position, fact in terms if part]
        reasons.sort(key=_sort_key)
        return tuple(reasons)

    def salient(self, row: int) -> frozenset[str]:
        at = self._block_row(row)
        return frozenset(NAMES[position] for position in np.flatnonzero(self._salient[at]))

    def _block_row(self, row: int) -> int:
        low = row - row % BLOCK_ROWS
        if low != self._low:
            self._compute_block(low)
            self._low = low
        return row - low

    def _compute_block(self, low: int) -> None:
        pairs = self._rows(low, low + BLOCK_ROWS)
        group = self._group[low : low + BLOCK_ROWS]
        terms = self._scorer.terms(pairs)
        contributions = _one_for_each_fact(terms - self._means[group])
        self._contributions = contributions.tolist()
        self._facts = list(zip(*(feature.facts(pairs) for feature in SCORE_FEATURES), strict=True))
        told = np.stack([feature.may_be_told(pairs) for feature in SCORE_FEATURES], axis=1)
        # the term of an unknown fact is nothing
        self._salient = (_one_for_each_fact(terms) * contributions > 0) & told


def _one_for_each_fact(terms: NDArray[np.float64]) -> NDArray[np.float64]:
    """The terms with those that another tells added to it, and nothing left of their own."""
    told = terms.copy()
    for position, by in TOLD_BY:
        told[:, by] += told[:, position]
        told[:, position] = 0
    return told


def _sort_key(reason: Reason) -> float:
    return -reason.contribution


@lru_cache(maxsize=50_000)
def _sentence(position: int, fact: Any) -> str:
    return SCORE_FEATURES[position].sentence(fact)
