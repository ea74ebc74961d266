"""Terms of the additive model: for every feature and code a term for starting, staying and wishing.

Score terms are whole multiples of 1/GRID, so that sums are exact in any order and reasons add up to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from matching.doubt import Doubt
from matching.expert import DOUBT_START, DOUBT_STAY, LEAVING_SHARES, ROWS, USUAL_START, USUAL_STAY
from matching.features.base import Feature
from matching.features.catalogue import FEATURES, RANKING
from matching.settings import Settings
from matching.staying import log_rates


Floats = NDArray[np.float64]

GRID = 2**16
LARGEST_TERM = 16 * GRID


@dataclass(frozen=True)
class Terms:
    start: Floats
    stay: Floats
    wish: Floats


@dataclass(frozen=True)
class Model:
    """`start` and `leaving` are the chances of somebody of whom nothing is known: log-odds of starting, and the log of
    the hazard of leaving in each interval of LEAVING_WEEKS (summed over the interval). `personal_start` and
    `personal_stay` are what terms of the person alone come to on average.
    """

    terms: dict[str, Terms]
    start: float
    leaving: tuple[float, ...]
    doubt_start: Doubt
    doubt_stay: Doubt
    personal_start: float
    personal_stay: float
    calibrated: bool

    @classmethod
    def expert(cls) -> Model:
        rows = {row.feature: row for row in ROWS}
        terms = {}
        for feature in FEATURES:
            row, dose = rows[feature.name], np.array(feature.doses)
            terms[feature.name] = Terms(*(row.direction * size * dose for size in (row.start, row.stay, row.wish)))
        leaving = log_rates(USUAL_STAY, LEAVING_SHARES)
        doubts = Doubt.alike(DOUBT_START), Doubt.alike(DOUBT_STAY)
        return cls(terms, float(logit(USUAL_START)), leaving, *doubts, 0.0, 0.0, calibrated=False)

    def score_table(self, feature: Feature, settings: Settings) -> NDArray[np.int32]:
        """Terms of the score by code, in units of 1/GRID."""
        terms = self.terms[feature.name]
        score = terms.start + settings.weight_stay * terms.stay + settings.weight_wish * terms.wish
        return np.clip(np.rint(score * GRID), -LARGEST_TERM, LARGEST_TERM).astype(np.int32)

    def score_tables(self, settings: Settings) -> dict[str, NDArray[np.int32]]:
        return {feature.name: self.score_table(feature, settings) for feature in RANKING}
