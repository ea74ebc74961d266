"""Drift: does the calibration of earlier referrals still hold for later ones?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit
from scipy.stats import chi2

from matching.evaluation.follow_up import Records, cluster_labels
from matching.evaluation.logistic import LogisticFit, logistic
from matching.evaluation.validation import whole_number
from matching.history.referrals import Referrals
from matching.profiles.records import record_list
from matching.ranker import Ranker
from matching.settings import Settings


Floats = NDArray[np.float64]

SIGNIFICANCE = 0.05  # looking again costs little, and chances that no longer hold cost much
FOLDS = 5


@dataclass(frozen=True)
class Drift:
    """Difference of two calibration lines, later referrals' less earlier ones'.

    Attributes
    ----------
    shift, slope : float
        Differences of intercept and slope; NaN where there is too little to tell.
    chance_alone : float
        p-value of a Wald test that both are 0.
    """

    shift: float
    slope: float
    chance_alone: float

    @property
    def shown(self) -> bool:
        """Is the p-value below 0.05?"""
        return self.chance_alone < SIGNIFICANCE

    @property
    def sentence(self) -> str:
        if not np.isfinite(self.chance_alone):
            return "Whether things have changed cannot be told: too few referrals, or all came to the same."
        if not self.shown:
            return "No change shown: later referrals came out as a model of earlier ones would have it, within chance."
        return (
            "Things have changed: later referrals did not come out as a model of earlier ones said "
            f"(p = {self.chance_alone:.2g}). Fit again on recent referrals before relying on chances."
        )


NOT_ESTIMABLE = Drift(float("nan"), float("nan"), float("nan"))


def drift(earlier: Records, later: Records, *, seed: int, settings: Settings | None = None) -> Drift:
    """Calibration of starting on later referrals against cross-validated calibration on earlier ones.

    For both, a calibration line (Cox 1958) is fitted: log-odds of starting on the predicted log-odds. Predicting
    earlier referrals by cross-validation over people takes the error of the model itself into account.

    Parameters
    ----------
    earlier, later : list of dict
        Referral records; the model is fitted on the earlier ones.
    seed : int
        Seed of the folds, 0 or more.
    settings : Settings, default=None
        Settings of the ranker; None takes the defaults.

    Returns
    -------
    found : Drift
        By a Wald test with 2 degrees of freedom, standard errors clustered by person and employer.

    Raises
    ------
    ValueError
        If a record is wrong.
    """
    whole_number("seed", seed, 0)
    earlier, later = record_list(earlier, "earlier"), record_list(later, "later")
    Referrals.from_records(earlier)  # refuses what cannot be read
    if len(earlier) < 2 * FOLDS or not later:
        return NOT_ESTIMABLE
    line_before = _calibration_line(earlier, cross_validated(earlier, seed=seed, settings=settings))
    test = Referrals.from_records(later)
    line_after = _calibration_line(later, Ranker(settings).fit(Referrals.from_records(earlier)).chances(test).start)
    if line_before is None or line_after is None:
        return NOT_ESTIMABLE
    gap = line_after.coefficients - line_before.coefficients
    covariance = line_after.covariance + line_before.covariance
    if not np.isfinite(covariance).all():
        return NOT_ESTIMABLE
    wald = float(gap @ np.linalg.pinv(covariance) @ gap)
    return Drift(float(gap[0]), float(gap[1]), float(chi2.sf(wald, len(gap))))


def cross_validated(records: Records, *, seed: int, settings: Settings | None = None) -> Floats:
    """Chance of starting of every record, by a model fitted on the other folds of people."""
    people = sorted({record["person"]["id"] for record in records})
    fold = dict(zip(people, np.random.default_rng(seed).permutation(len(people)) % FOLDS, strict=True))
    chance = np.full(len(records), np.nan)
    for number in range(FOLDS):
        held_out = [fold[record["person"]["id"]] == number for record in records]
        if any(held_out) and not all(held_out):
            train = Referrals.from_records(record for record, out in zip(records, held_out, strict=True) if not out)
            test = Referrals.from_records(record for record, out in zip(records, held_out, strict=True) if out)
            chance[held_out] = Ranker(settings).fit(train).chances(test).start
    return chance


def _calibration_line(records: Records, chance: Floats) -> LogisticFit | None:
    referrals = Referrals.from_records(records)
    started = referrals.started.astype(np.float64)
    if started.min() == started.max() or np.isnan(chance).any():
        return None
    columns = np.column_stack([np.ones(len(started)), logit(chance)])
    return logistic(columns, started, clusters=cluster_labels(referrals))
