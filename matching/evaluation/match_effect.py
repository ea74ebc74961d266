"""Does the match predict the outcome of a referral, beyond what the person does?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.estimates import NOT_ESTIMABLE, Estimate
from matching.evaluation.follow_up import cluster_labels
from matching.evaluation.logistic import coefficient, logistic
from matching.features.catalogue import FEATURES, PERSON_FEATURES
from matching.history.referrals import Referrals
from matching.learning.training_data import referral_pairs
from matching.model import Model
from matching.ranker import Ranker
from matching.settings import Settings


Floats = NDArray[np.float64]

MIN_SD = 1e-6  # log-odds: of a predictor that is not constant


@dataclass(frozen=True)
class MatchEffect:
    """How well the match alone predicts starting.

    Attributes
    ----------
    slope : Estimate
        Of starting on the log-odds that the match adds, those of the person held: 1 if they are right, 0 if the match
        makes no difference.
    spread : float
        Standard deviation of those log-odds over the referrals.
    """

    slope: Estimate
    spread: float

    @property
    def difference_shown(self) -> bool:
        """Is the whole interval of the slope above 0?"""
        return self.slope.low > 0

    @property
    def sentence(self) -> str:
        bounds = f"{self.slope.value:.2f} ({self.slope.low:.2f} to {self.slope.high:.2f})"
        if self.difference_shown:
            return f"The match tells who starts: slope {bounds}."
        if not np.isfinite(self.slope.value):
            return "No difference shown: there are too few referrals, or too little differs between them, to tell."
        return f"No difference shown: the match does not visibly tell who starts; slope {bounds}."


def match_effect(ranker: Ranker, referrals: Referrals) -> MatchEffect:
    """Calibration slope of the match alone.

    Logistic regression of starting on a constant, the log-odds of the person and those of pair and opportunity.

    Parameters
    ----------
    ranker : Ranker
        Fitted on other referrals, or not fitted.
    referrals : Referrals of length n_referrals
        Referrals to judge by.

    Returns
    -------
    effect : MatchEffect
        95% interval by standard errors clustered by person and employer.

    Raises
    ------
    ValueError
        If either is of another type.
    """
    if not isinstance(ranker, Ranker) or not isinstance(referrals, Referrals):
        raise ValueError("ranker must be a Ranker and referrals must be Referrals")
    if not len(referrals):
        return MatchEffect(NOT_ESTIMABLE, 0.0)
    person, match = log_odds(ranker, referrals)
    spread, started = float(match.std()), referrals.started.astype(np.float64)
    if spread < MIN_SD or started.min() == started.max():
        return MatchEffect(NOT_ESTIMABLE, spread)
    columns = [np.ones(len(match)), match, *([person] if person.std() > MIN_SD else [])]
    fit = logistic(np.column_stack(columns), started, clusters=cluster_labels(referrals))
    return MatchEffect(coefficient(fit, 1), spread)


def log_odds(ranker: Ranker, referrals: Referrals) -> tuple[Floats, Floats]:
    """Sums of terms for starting of the person, and of the match; one number a referral."""
    pairs = referral_pairs(referrals, Settings() if ranker.settings is None else ranker.settings)
    model: Model = getattr(ranker, "model_", None) or Model.from_prior()
    person, match = np.zeros(len(referrals)), np.zeros(len(referrals))
    for feature in FEATURES:
        total = person if feature in PERSON_FEATURES else match
        total += model.terms[feature.name].start[feature.codes(pairs)]
    return person, match
