"""The anchor: where the written score's chances stand, and the doubt about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, fsum, isfinite, log, sqrt

from matching.covariance import PredictorCovariance
from matching.model import Model
from matching.prior import INTERCEPT_SD, INTERVAL_EDGES, PREDICTOR_SD_START, PREDICTOR_SD_STAY
from matching.survival import HORIZON_WEEKS


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """Where the written score's two chances stand for a pair of which nothing is known, and what that rests on.

    Parameters
    ----------
    start : float
        Log-odds of starting, from -30 to 30.
    leaving : float
        Log of the hazard of leaving summed to week 26, from -30 to 30.
    start_sd, stay_sd : float
        Standard deviations of both in log-odds, above 0 and at most the prior's own.
    referrals, starts, left : int, default=0
        Local outcomes behind them; 0 where the published rates stand alone.
    """

    start: float
    leaving: float
    start_sd: float
    stay_sd: float
    referrals: int = 0
    starts: int = 0
    left: int = 0

    def __post_init__(self) -> None:
        if not all(isfinite(value) and abs(value) <= 30 for value in (self.start, self.leaving)):
            raise ValueError("an anchor's start and leaving must be numbers from -30 to 30")
        if not (0 < self.start_sd <= INTERCEPT_SD and 0 < self.stay_sd <= INTERCEPT_SD):
            raise ValueError(f"an anchor's start_sd and stay_sd must be above 0 and at most {INTERCEPT_SD}")

    def moved(self, model: Model) -> Model:
        """The written score at this level: two intercepts moved and their doubt narrowed, every term as it was."""
        now = log(fsum(exp(hazard) for hazard in model.log_hazards[: INTERVAL_EDGES.index(HORIZON_WEEKS)]))
        return replace(
            model,
            start_intercept=self.start,
            log_hazards=tuple(hazard + self.leaving - now for hazard in model.log_hazards),
            covariance_start=_doubt(PREDICTOR_SD_START, self.start_sd),
            covariance_stay=_doubt(PREDICTOR_SD_STAY, self.stay_sd),
        )


def _doubt(of_pair: float, of_level: float) -> PredictorCovariance:
    """Of the linear predictor of a pair, with the prior's doubt about the intercept replaced by that of the anchor."""
    return PredictorCovariance.constant(sqrt(of_pair**2 - INTERCEPT_SD**2 + of_level**2))
