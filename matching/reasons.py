"""Why a pair stands where it does, in the terms of the score."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.geography import Positions
from matching.pairs import Pairs
from matching.scoring import SCORE_FEATURES, Scorer


ROWS_AT_ONCE = 4096
NAMES = tuple(feature.name for feature in SCORE_FEATURES)


class Reason(NamedTuple):
    """A term of the score against its mean over the person's eligible opportunities, and the fact behind it."""

    feature: str
    contribution: float
    sentence: str


class Explainer:
    """Works rows out some thousands at a time, since whoever asks for one row asks for its neighbours."""

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
        self._telling: NDArray[np.bool_] = np.zeros((0, len(SCORE_FEATURES)), dtype=bool)

    def reasons(self, row: int) -> tuple[Reason, ...]:
        at = self._at(row)
        told = zip(self._contributions[at], NAMES, range(len(SCORE_FEATURES)), self._facts[at], strict=True)
        reasons = [Reason(name, part, _sentence(position, fact)) for part, name, position, fact in told if part]
        reasons.sort(key=_by_size)
        return tuple(reasons)

    def telling(self, row: int) -> frozenset[str]:
        at = self._at(row)
        return frozenset(NAMES[position] for position in np.flatnonzero(self._telling[at]))

    def _at(self, row: int) -> int:
        low = row - row % ROWS_AT_ONCE
        if low != self._low:
            self._work_out(low)
            self._low = low
        return row - low

    def _work_out(self, low: int) -> None:
        pairs = self._rows(low, low + ROWS_AT_ONCE)
        group = self._group[low : low + ROWS_AT_ONCE]
        terms = self._scorer.terms(pairs)
        contributions = terms - self._means[group]
        self._contributions = contributions.tolist()
        self._facts = list(zip(*(feature.facts(pairs) for feature in SCORE_FEATURES), strict=True))
        self._telling = terms * contributions > 0  # the term of an unknown fact is nothing


def _by_size(reason: Reason) -> float:
    return -reason.contribution


@lru_cache(maxsize=50_000)
def _sentence(position: int, fact: Any) -> str:
    return SCORE_FEATURES[position].sentence(fact)
