"""Small gradient-boosted trees on the features of the model, a benchmark for it that is never used to rank.

Trees find what an additive model cannot express. They are held to the sign of the prior wherever a feature is monotone,
and must win on held-out outcomes before anybody considers them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from matching.features.base import Codes, Feature
from matching.features.catalogue import FEATURES
from matching.history.referrals import Referrals
from matching.learning.training_data import TrainingData, feature_codes
from matching.prior import HAZARD_SHARES, INTERVAL_EDGES, PRIOR_EFFECTS
from matching.settings import Settings
from matching.survival import HORIZON_WEEKS


Floats = NDArray[np.float64]

INTERVALS = np.arange(len(HAZARD_SHARES))
HORIZON_INTERVALS = INTERVAL_EDGES.index(HORIZON_WEEKS)  # intervals up to week 26
READ = tuple(feature for feature in FEATURES if feature.learned)
DIRECTIONS = {effect.feature: int(effect.direction) for effect in PRIOR_EFFECTS}


class Predictions(NamedTuple):
    """Chances in [0, 1], one per referral: of starting, of being there after 26 weeks once started, and of both."""

    start: Floats
    stay: Floats
    lasting: Floats


class Challenger(BaseEstimator):  # type: ignore[misc]  # scikit-learn ships no types
    """Boosted trees for starting and for leaving by interval, fitted as `Ranker` is.

    Parameters
    ----------
    settings : Settings, default=None
        Settings of the features; None takes the defaults.
    max_iter : int, default=60
        Number of trees of each of the two classifiers.
    max_leaf_nodes : int, default=4
        Leaves of a tree.
    learning_rate : float, default=0.08
        Shrinkage of each tree.
    min_samples_leaf : int, default=10
        Rows a leaf must hold.

    Notes
    -----
    Deterministic: there is no early stopping and no random split.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        max_iter: int = 60,
        max_leaf_nodes: int = 4,
        learning_rate: float = 0.08,
        min_samples_leaf: int = 10,
    ) -> None:
        self.settings, self.max_iter, self.max_leaf_nodes = settings, max_iter, max_leaf_nodes
        self.learning_rate, self.min_samples_leaf = learning_rate, min_samples_leaf

    def fit(self, referrals: Referrals) -> Challenger:
        """Learn from past referrals. Raises `ValueError` where there are none, or none who started."""
        history = TrainingData.from_referrals(referrals, self.settings or Settings())
        if not history.started.any():
            raise ValueError("referrals: the challenger needs at least one referral that started")
        periods = history.person_periods()
        features = _feature_matrix(history.codes)
        with_interval = np.column_stack([features[periods.referral], periods.interval])
        weight = np.where(periods.left > 0, 1.0, periods.exposure)
        with threadpool_limits(1):
            self.start_ = self._classifier(features, history.started, np.ones(len(features)), 1)
            self.leave_ = self._classifier(with_interval, periods.left > 0, weight, -1)
        return self

    def chances(self, referrals: Referrals) -> Predictions:
        """Chances of given referrals, row by row. Raises `AttributeError` before `fit`."""
        features = _feature_matrix(feature_codes(referrals, self.settings or Settings()))
        stay = np.ones(len(features))
        for interval in INTERVALS[:HORIZON_INTERVALS]:
            stay *= 1 - _chance(self.leave_, np.column_stack([features, np.full(len(features), interval)]))
        start = _chance(self.start_, features)
        return Predictions(start, stay, start * stay)

    def _classifier(self, rows: Floats, events: NDArray[np.bool_], weight: Floats, sign: int) -> Any:
        """Trees, or where all outcomes are alike their share, shrunk to a half by one observation more."""
        if events.all() or not events.any():
            return float((weight[events].sum() + 0.5) / (weight.sum() + 1))
        constraints = [sign * DIRECTIONS[feature.name] if feature.monotone else 0 for feature in READ]
        trees = HistGradientBoostingClassifier(
            max_iter=self.max_iter,
            max_leaf_nodes=self.max_leaf_nodes,
            learning_rate=self.learning_rate,
            min_samples_leaf=self.min_samples_leaf,
            monotonic_cst=[*constraints, *[0] * (rows.shape[1] - len(constraints))],
            early_stopping=False,
            random_state=0,
        )
        told = np.where(np.isnan(rows).all(axis=0), 0.0, rows)  # trees refuse a column that is never known
        return trees.fit(told, events, sample_weight=weight)


def _feature_matrix(codes: Codes) -> Floats:
    """Bin value of every feature, missing where it is unknown."""
    columns = [
        np.array([np.nan, *_values(feature)])[column]
        for feature, column in zip(FEATURES, codes.T, strict=True)
        if feature.learned
    ]
    return np.column_stack(columns)


def _values(feature: Feature) -> Sequence[float]:
    """Of known bins; those of a feature without order are told apart by their number."""
    return feature.bin_values[1:] if any(feature.bin_values) else range(1, len(feature.bin_values))


def _chance(classifier: Any, rows: Floats) -> Floats:
    if isinstance(classifier, float):
        return np.full(len(rows), classifier)
    chance: Floats = classifier.predict_proba(rows)[:, 1] if len(rows) else np.zeros(0)
    return chance
