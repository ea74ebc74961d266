"""Terms of the additive model: for every feature and code a term for starting, staying and wishing.

Score terms are whole multiples of 1/GRID, so that sums are exact in any order and reasons add up to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from matching.expert import DOUBT_START, DOUBT_STAY, ROWS, USUAL_START, USUAL_STAY
from matching.features.base import Feature
from matching.features.catalogue import FEATURES, RANKING
from matching.settings import Settings


Floats = NDArray[np.float64]

GRID = 2**16
LARGEST_TERM = 16 * GRID
EIGHTY_PERCENT = 1.2815515655446004  # normal quantile of .9: an 80% interval


@dataclass(frozen=True)
class Terms:
    start: Floats
    stay: Floats
    wish: Floats


@dataclass(frozen=True)
class Model:
    terms: dict[str, Terms]
    start: float
    stay: float
    doubt_start: float
    doubt_stay: float
    calibrated: bool

    @classmethod
    def expert(cls) -> Model:
        rows = {row.feature: row for row in ROWS}
        terms = {}
        for feature in FEATURES:
            row, dose = rows[feature.name], np.array(feature.doses)
            terms[feature.name] = Terms(*(row.direction * size * dose for size in (row.start, row.stay, row.wish)))
        start, stay = float(logit(USUAL_START)), float(logit(USUAL_STAY))
        return cls(terms, start, stay, DOUBT_START, DOUBT_STAY, calibrated=False)

    def score_table(self, feature: Feature, settings: Settings) -> NDArray[np.int32]:
        """Terms of the score by code, in units of 1/GRID."""
        terms = self.terms[feature.name]
        score = terms.start + settings.weight_stay * terms.stay + settings.weight_wish * terms.wish
        return np.clip(np.rint(score * GRID), -LARGEST_TERM, LARGEST_TERM).astype(np.int32)

    def score_tables(self, settings: Settings) -> dict[str, NDArray[np.int32]]:
        return {feature.name: self.score_table(feature, settings) for feature in RANKING}


def interval(middle: Floats, spread: Floats) -> tuple[Floats, Floats]:
    """80% interval of a chance whose log-odds are `middle` give or take `spread`."""
    reach = EIGHTY_PERCENT * spread
    return expit(middle - reach), expit(middle + reach)


def joint(start: Floats, stay: Floats, doubt_start: float, doubt_stay: float) -> tuple[Floats, Floats]:
    """Log-odds of starting and staying, and their spread by the delta method."""
    p, q = expit(start), expit(stay)
    both = p * q
    spread = np.hypot((1 - p) * doubt_start, (1 - q) * doubt_stay) / (1 - both)
    return logit(both), spread
