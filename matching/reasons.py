"""Why a pair stands where it does, in the terms of the score."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.geography import Positions
from matching.pairs import Pairs
from matching.scoring import ORDER, Scorer


ROWS_AT_ONCE = 4096
NAMES = tuple(feature.name for feature in ORDER)


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

    def reasons(self, row: int) -> tuple[Reason, ...]:
        low = row - row % ROWS_AT_ONCE
        if low != self._low:
            self._contributions, self._facts = self._work_out(low)
            self._low = low
        contributions, facts = self._contributions[row - low], self._facts[row - low]
        told = zip(contributions, NAMES, range(len(ORDER)), facts, strict=True)
        reasons = [Reason(name, part, _sentence(position, fact)) for part, name, position, fact in told if part]
        reasons.sort(key=_by_size)
        return tuple(reasons)

    def _work_out(self, low: int) -> tuple[list[list[float]], list[tuple[Any, ...]]]:
        pairs = self._rows(low, low + ROWS_AT_ONCE)
        group = self._group[low : low + ROWS_AT_ONCE]
        contributions = self._scorer.terms(pairs) - self._means[group]
        facts = zip(*(feature.facts(pairs) for feature in ORDER), strict=True)
        return contributions.tolist(), list(facts)


def _by_size(reason: Reason) -> float:
    return -reason.contribution


@lru_cache(maxsize=50_000)
def _sentence(position: int, fact: Any) -> str:
    return ORDER[position].sentence(fact)
