"""The score of pairs: a table look-up per feature, added up as fixed-point numbers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.features.base import Feature, OpportunityFeature
from matching.features.catalogue import RANKING_FEATURES
from matching.geography import Positions
from matching.model import SCORE_SCALE, Model
from matching.pairs import Pairs


Units = NDArray[np.int32]

PAIR_FEATURES = tuple(feature for feature in RANKING_FEATURES if not isinstance(feature, OpportunityFeature))
OPPORTUNITY_FEATURES = tuple(feature for feature in RANKING_FEATURES if isinstance(feature, OpportunityFeature))
SCORE_FEATURES: tuple[Feature, ...] = (*PAIR_FEATURES, *OPPORTUNITY_FEATURES)  # columns of sums and contributions


class Scorer:
    """The score of blocks of pairs.

    Terms of opportunities alone are looked up once per call; terms of people alone are left out of the score.
    """

    def __init__(self, context: Context, model: Model) -> None:
        self.tables = model.score_tables(context.settings)
        self._opportunity_terms = np.zeros((len(context.opportunities), len(OPPORTUNITY_FEATURES)), dtype=np.int32)
        for position, feature in enumerate(OPPORTUNITY_FEATURES):
            self._opportunity_terms[:, position] = self.tables[feature.name][feature.column_codes(context)]
        self._opportunity_score = self._opportunity_terms.sum(axis=1, dtype=np.int32)

    def score(self, pairs: Pairs, group_starts: Positions) -> tuple[Units, NDArray[np.int64]]:
        """Scores in units of 1/SCORE_SCALE, and the sum of every term per group of pairs (from `group_starts` on)."""
        score = self._opportunity_score.take(pairs.opportunity)
        sums = np.empty((len(group_starts), len(SCORE_FEATURES)), dtype=np.int64)
        for position, feature in enumerate(PAIR_FEATURES):
            term = self.tables[feature.name].take(feature.codes(pairs))
            score += term
            sums[:, position] = np.add.reduceat(term, group_starts, dtype=np.int64)
        np.add.reduceat(
            self._opportunity_terms.take(pairs.opportunity, axis=0),
            group_starts,
            axis=0,
            dtype=np.int64,
            out=sums[:, len(PAIR_FEATURES) :],
        )
        return score, sums

    def terms(self, pairs: Pairs) -> NDArray[np.float64]:
        """Every term of the score, a column per feature of SCORE_FEATURES; a row adds up to the score exactly."""
        columns: Sequence[Units] = [self.tables[feature.name][feature.codes(pairs)] for feature in SCORE_FEATURES]
        return np.stack(columns, axis=1) / SCORE_SCALE
