"""Small gradient-boosted trees on the features of the model, to be measured beside it and never used to rank.

Trees find what an additive model cannot say. They are held to the direction the expert gives wherever a feature goes
one way, and must win on held-out outcomes before anybody thinks of them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from matching.expert import LEAVING_SHARES, LEAVING_WEEKS, ROWS
from matching.features.base import Codes
from matching.features.catalogue import FEATURES
from matching.history.referrals import Referrals
from matching.learning.rows import History, codes_of
from matching.settings import Settings
from matching.staying import HALF_A_YEAR


Floats = NDArray[np.float64]

INTERVALS = np.arange(len(LEAVING_SHARES))
EARLY = LEAVING_WEEKS.index(HALF_A_YEAR)  # intervals up to week 26
DIRECTIONS = {row.feature: int(row.direction) for row in ROWS}


class Guesses(NamedTuple):
    """Chances in [0, 1], one per referral: of starting, of being there after 26 weeks once started, and of both."""

    start: Floats
    stay: Floats
    lasting: Floats


class Challenger(BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """`fit` and `chances` as `Ranker` has them. `trees`, `leaves` and `rate` keep it small; it takes no luck."""

    def __init__(
        self, settings: Settings | None = None, trees: int = 60, leaves: int = 4, rate: float = 0.08, least: int = 10
    ) -> None:
        self.settings, self.trees, self.leaves, self.rate, self.least = settings, trees, leaves, rate, least

    def fit(self, referrals: Referrals) -> Challenger:
        """Learn from past referrals. Raises `ValueError` where there are none, or none who started."""
        history = History.of(referrals, self.settings or Settings())
        if not history.started.any():
            raise ValueError("referrals: the challenger needs at least one referral that started")
        stays = history.stays()
        doses = _doses(history.codes)
        there = np.column_stack([doses[stays.row], stays.interval])
        with threadpool_limits(1):
            self.start_ = self._trees(doses, history.started, np.ones(len(doses)), 1)
            self.leave_ = self._trees(there, stays.left > 0, np.where(stays.left > 0, 1.0, stays.seen), -1)
        return self

    def chances(self, referrals: Referrals) -> Guesses:
        """Chances of given referrals, row by row. Raises `AttributeError` before `fit`."""
        doses = _doses(codes_of(referrals, self.settings or Settings()))
        stay = np.ones(len(doses))
        for interval in INTERVALS[:EARLY]:
            stay *= 1 - _chance(self.leave_, np.column_stack([doses, np.full(len(doses), interval)]))
        start = _chance(self.start_, doses)
        return Guesses(start, stay, start * stay)

    def _trees(self, rows: Floats, happened: NDArray[np.bool_], weight: Floats, turn: int) -> Any:
        """Trees, or where only one thing ever happened its share, drawn to a half by one outcome more."""
        if happened.all() or not happened.any():
            return float((weight[happened].sum() + 0.5) / (weight.sum() + 1))
        ways = [turn * DIRECTIONS[feature.name] if feature.monotone else 0 for feature in FEATURES]
        trees = HistGradientBoostingClassifier(
            max_iter=self.trees,
            max_leaf_nodes=self.leaves,
            learning_rate=self.rate,
            min_samples_leaf=self.least,
            monotonic_cst=[*ways, *[0] * (rows.shape[1] - len(ways))],
            early_stopping=False,
            random_state=0,
        )
        return trees.fit(rows, happened, sample_weight=weight)


def _doses(codes: Codes) -> Floats:
    """Dose of every feature, missing where it is unknown."""
    columns = [
        np.array([np.nan, *feature.doses[1:]])[column] for feature, column in zip(FEATURES, codes.T, strict=True)
    ]
    return np.column_stack(columns)


def _chance(trees: Any, rows: Floats) -> Floats:
    if isinstance(trees, float):
        return np.full(len(rows), trees)
    chance: Floats = trees.predict_proba(rows)[:, 1] if len(rows) else np.zeros(0)
    return chance
