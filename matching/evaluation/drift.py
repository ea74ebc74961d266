"""Does what was learnt still hold?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit
from scipy.stats import chi2

from matching.evaluation.checks import whole
from matching.evaluation.followed import Records, clusters
from matching.evaluation.logistic import Line, logistic
from matching.history.referrals import Referrals
from matching.profiles.records import rows_of
from matching.ranker import Ranker
from matching.settings import Settings


Floats = NDArray[np.float64]

FALSE_ALARM = 0.05  # looking again costs little, and chances that no longer hold cost much
FOLDS = 5


@dataclass(frozen=True)
class Drift:
    """`shift` and `slope` are by how much the calibration line of later referrals differs from that of earlier ones;
    `chance_alone` is the p-value of a difference as large by chance. NaN where there is too little to tell.
    """

    shift: float
    slope: float
    chance_alone: float

    @property
    def shown(self) -> bool:
        return self.chance_alone < FALSE_ALARM

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


NOTHING = Drift(float("nan"), float("nan"), float("nan"))


def drift(earlier: Records, later: Records, *, seed: int, settings: Settings | None = None) -> Drift:
    """Starting, in later referral records under a model of earlier ones, against earlier ones held out in turn.

    For both, a calibration line (Cox 1958) is fitted: log-odds of starting on the log-odds said. Drift is shown when
    the two lines differ by a Wald test (2 degrees of freedom, p below 0.05) with standard errors clustered by person
    and employer. Holding out, person by person, takes the error of the model itself into account.
    """
    whole("seed", seed, 0)
    earlier, later = rows_of(earlier, "earlier"), rows_of(later, "later")
    Referrals.from_records(earlier)  # refuses what cannot be read
    if len(earlier) < 2 * FOLDS or not later:
        return NOTHING
    before = _line(earlier, held_out(earlier, seed=seed, settings=settings))
    then = Referrals.from_records(later)
    after = _line(later, Ranker(settings).fit(Referrals.from_records(earlier)).chances(then).start)
    if before is None or after is None:
        return NOTHING
    gap, covariance = after.coefficients - before.coefficients, after.covariance + before.covariance
    if not np.isfinite(covariance).all():
        return NOTHING
    wald = float(gap @ np.linalg.pinv(covariance) @ gap)
    return Drift(float(gap[0]), float(gap[1]), float(chi2.sf(wald, len(gap))))


def held_out(records: Records, *, seed: int, settings: Settings | None = None) -> Floats:
    """Chance of starting of every record, by models of all people but a fifth that holds its own."""
    people = sorted({record["person"]["id"] for record in records})
    fold = dict(zip(people, np.random.default_rng(seed).permutation(len(people)) % FOLDS, strict=True))
    chance = np.full(len(records), np.nan)
    for number in range(FOLDS):
        own = [fold[record["person"]["id"]] == number for record in records]
        if any(own) and not all(own):
            rest = Referrals.from_records(record for record, out in zip(records, own, strict=True) if not out)
            asked = Referrals.from_records(record for record, out in zip(records, own, strict=True) if out)
            chance[own] = Ranker(settings).fit(rest).chances(asked).start
    return chance


def _line(records: Records, chance: Floats) -> Line | None:
    referrals = Referrals.from_records(records)
    came = referrals.started.astype(np.float64)
    if came.min() == came.max() or np.isnan(chance).any():
        return None
    columns = np.column_stack([np.ones(len(came)), logit(chance)])
    return logistic(columns, came, clusters=clusters(referrals))
