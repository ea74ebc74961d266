"""Base rates: how often a referral leads to a start, and a start lasts, whatever the pair; the anchor made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, fsum, isfinite, log, sqrt

from matching.covariance import PredictorCovariance
from matching.model import Model
from matching.prior import HAZARD_SHARES, INTERCEPT_SD, INTERVAL_EDGES, PREDICTOR_SD_START, PREDICTOR_SD_STAY
from matching.survival import HORIZON_WEEKS, INTERVAL_WIDTHS


@dataclass(frozen=True)
class PublishedRate:
    """A published share between 0 and 1, and for how many local outcomes it counts (the weight of the prior)."""

    share: float
    worth: float

    def __post_init__(self) -> None:
        if not (0 < self.share < 1 and 0 < self.worth < float("inf")):
            raise ValueError("a published rate needs a share between 0 and 1, and a worth above 0")

    @classmethod
    def pooled(cls, rates: Sequence[PublishedRate]) -> PublishedRate:
        """Several as one: their mean, each counting for what it is worth, worth what they are worth together."""
        worth = fsum(rate.worth for rate in rates)
        return cls(fsum(rate.share * rate.worth for rate in rates) / worth, worth)


def share_at_26_weeks(share: float, weeks: float) -> float:
    """What a share still there after so many weeks says of week 26: leaving as in the prior, then as in its last."""
    seen = [min(max((weeks - low) / width, 0), 1) for low, width in zip(INTERVAL_EDGES, INTERVAL_WIDTHS, strict=False)]
    beyond = max(weeks - INTERVAL_EDGES[-1], 0) / INTERVAL_WIDTHS[-1] * HAZARD_SHARES[-1]
    hazard = fsum(part * of_interval for part, of_interval in zip(seen, HAZARD_SHARES, strict=True)) + beyond
    if not (0 < share < 1 and hazard > 0):
        raise ValueError("a share between 0 and 1, after a number of weeks above 0")
    return exp(log(share) / hazard)


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """Where the written score's two chances stand for a pair of which nothing is known, and what that rests on.

    `start` is the log-odds of starting, `leaving` the log of the hazard of leaving summed to week 26; `start_sd` and
    `stay_sd` their standard deviations in log-odds; `referrals`, `starts` and `left` count the local outcomes behind.
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
