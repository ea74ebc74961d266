"""How good a ranking and its chances are, with ranges, and with what chance alone would show.

Intervals hold 95% unless said otherwise. What needs the truth (shares of an oracle's gain) or logged propensities (IPW,
AIPW) can be worked out in a simulation only.
"""

from matching.evaluation.backtest import BackTest, back_test
from matching.evaluation.calibration import Calibration, calibration, expected_calibration_error, log_loss, noise_floor
from matching.evaluation.challenge import Challenge, challenge
from matching.evaluation.drift import Drift, drift
from matching.evaluation.effects import MatchEffect, match_effect
from matching.evaluation.estimates import Estimate, bootstrap
from matching.evaluation.gains import first_of_each, ndcg, share_of_gain
from matching.evaluation.off_policy import aipw, ipw


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
]
