"""The score of pairs: a look-up per feature, added up in whole numbers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.features.base import Feature, OfOpportunity
from matching.features.catalogue import RANKING
from matching.geography import Positions
from matching.model import GRID, Model
from matching.pairs import Pairs


Units = NDArray[np.int32]

BOTH = tuple(feature for feature in RANKING if not isinstance(feature, OfOpportunity))
ALONE = tuple(feature for feature in RANKING if isinstance(feature, OfOpportunity))
ORDER: tuple[Feature, ...] = (*BOTH, *ALONE)  # columns of sums and contributions


class Scorer:
    """Terms of opportunities alone are folded once per call; terms of people alone are left out of the score."""

    def __init__(self, context: Context, model: Model) -> None:
        self.tables = model.score_tables(context.settings)
        self._folded = np.zeros((len(context.opportunities), len(ALONE)), dtype=np.int32)
        for position, feature in enumerate(ALONE):
            self._folded[:, position] = self.tables[feature.name][feature.column(context)]
        self._alone = self._folded.sum(axis=1, dtype=np.int32)

    def score(self, pairs: Pairs, begins: Positions) -> tuple[Units, NDArray[np.int64]]:
        """Scores in units of 1/GRID, and per group of pairs (beginning at `begins`) the sum of every term."""
        score = self._alone.take(pairs.opportunity)
        sums = np.empty((len(begins), len(ORDER)), dtype=np.int64)
        for position, feature in enumerate(BOTH):
            term = self.tables[feature.name].take(feature.codes(pairs))
            score += term
            sums[:, position] = np.add.reduceat(term, begins, dtype=np.int64)
        np.add.reduceat(
            self._folded.take(pairs.opportunity, axis=0), begins, axis=0, dtype=np.int64, out=sums[:, len(BOTH) :]
        )
        return score, sums

    def terms(self, pairs: Pairs) -> NDArray[np.float64]:
        """Every term of the score, a column per feature of ORDER; a row adds up to the score exactly."""
        columns: Sequence[Units] = [self.tables[feature.name][feature.codes(pairs)] for feature in ORDER]
        return np.stack(columns, axis=1) / GRID
