"""How good a ranking and its chances are, with intervals, and with what chance alone would show.

Intervals are 95% unless said otherwise. What needs the truth (shares of an oracle's gain) or logged propensities (IPW,
AIPW) can be computed in a simulation only.
"""

from matching.evaluation.backtest import BackTest, back_test
from matching.evaluation.calibration import Calibration, calibration, expected_calibration_error, noise_floor
from matching.evaluation.challenge import Challenge, challenge
from matching.evaluation.drift import Drift, drift
from matching.evaluation.estimates import Estimate, bootstrap
from matching.evaluation.log_loss import log_loss
from matching.evaluation.match_effect import MatchEffect, match_effect
from matching.evaluation.off_policy import aipw, ipw
from matching.evaluation.ranking_metrics import (
    first_of_each,
    ndcg,
    share_of_gain,
    share_of_oracle_gain,
    top_choice_values,
)


__all__ = [
    "BackTest",
    "Calibration",
    "Challenge",
    "Drift",
    "Estimate",
    "MatchEffect",
    "aipw",
    "back_test",
    "bootstrap",
    "calibration",
    "challenge",
    "drift",
    "expected_calibration_error",
    "first_of_each",
    "ipw",
    "log_loss",
    "match_effect",
    "ndcg",
    "noise_floor",
    "share_of_gain",
    "share_of_oracle_gain",
    "top_choice_values",
]
