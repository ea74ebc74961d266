"""The additive model: for every feature and code a term for starting, staying and wishing.

Terms of the score are fixed-point numbers, whole multiples of 1/SCORE_SCALE, so that sums are exact in any order and
reasons add up to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from matching.context import NONE_TOLD, EmployerEffects, EmployersTold
from matching.covariance import PredictorCovariance
from matching.features.base import Feature
from matching.features.catalogue import FEATURES, RANKING_FEATURES
from matching.prior import (
    BASELINE_START,
    BASELINE_STAY,
    HAZARD_SHARES,
    PREDICTOR_SD_START,
    PREDICTOR_SD_STAY,
    PRIOR_EFFECTS,
)
from matching.settings import Settings
from matching.survival import log_baseline_hazards


Floats = NDArray[np.float64]

SCORE_SCALE = 2**16
LARGEST_SCORE_TERM = 16 * SCORE_SCALE


class Terms(NamedTuple):
    """Terms of one feature in log-odds, one per code in each array; code 0 (unknown) has the term 0."""

    start: Floats
    stay: Floats
    wish: Floats


@dataclass(frozen=True)
class Model:
    """Terms of every feature, and what holds of a pair of which nothing is known.

    `start_intercept` is the log-odds of starting; `log_hazards` the log of the hazard of leaving summed over each
    interval of INTERVAL_EDGES. `covariance_start` and `covariance_stay` give standard deviations of the two linear
    predictors. `person_mean_start` and `person_mean_stay` are means of the sum of terms of the person alone.
    """

    terms: dict[str, Terms]
    start_intercept: float
    log_hazards: tuple[float, ...]
    covariance_start: PredictorCovariance
    covariance_stay: PredictorCovariance
    person_mean_start: float
    person_mean_stay: float
    calibrated: bool
    employer_effects: EmployerEffects = field(default_factory=dict)
    employers_told: EmployersTold = NONE_TOLD

    @classmethod
    def from_prior(cls) -> Model:
        """The written expert score: prior means of all terms, uncorrected by any history."""
        effects = {effect.feature: effect for effect in PRIOR_EFFECTS}
        terms = {}
        for feature in FEATURES:
            effect, value = effects[feature.name], np.array(feature.bin_values)
            sizes = effect.start, effect.stay, effect.wish
            terms[feature.name] = Terms(*(effect.direction * size * value for size in sizes))
        log_hazards = log_baseline_hazards(BASELINE_STAY, HAZARD_SHARES)
        covariances = (
            PredictorCovariance.constant(PREDICTOR_SD_START),
            PredictorCovariance.constant(PREDICTOR_SD_STAY),
        )
        return cls(terms, float(logit(BASELINE_START)), log_hazards, *covariances, 0.0, 0.0, calibrated=False)

    def score_table(self, feature: Feature, settings: Settings) -> NDArray[np.int32]:
        """Terms of the score by code, as fixed-point numbers in units of 1/SCORE_SCALE."""
        terms = self.terms[feature.name]
        score = terms.start + settings.weight_stay * terms.stay + settings.weight_wish * terms.wish
        return np.clip(np.rint(score * SCORE_SCALE), -LARGEST_SCORE_TERM, LARGEST_SCORE_TERM).astype(np.int32)

    def score_tables(self, settings: Settings) -> dict[str, NDArray[np.int32]]:
        return {feature.name: self.score_table(feature, settings) for feature in RANKING_FEATURES}
