"""Does the match tell anything about what comes of a referral?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.estimates import UNKNOWN, Estimate
from matching.evaluation.followed import clusters
from matching.evaluation.logistic import coefficient, logistic
from matching.features.catalogue import FEATURES, PERSON_FEATURES
from matching.history.referrals import Referrals
from matching.learning.training_data import referral_pairs
from matching.model import Model
from matching.ranker import Ranker
from matching.settings import Settings


Floats = NDArray[np.float64]

FLAT = 1e-6  # log-odds: a spread below this says nothing


@dataclass(frozen=True)
class MatchEffect:
    """`slope` of starting on the log-odds that the match adds, with those of the person held: 1 if they are right, 0 if
    the match makes no difference. `spread` is the standard deviation of those log-odds over the referrals.
    """

    slope: Estimate
    spread: float

    @property
    def difference_shown(self) -> bool:
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
    """Calibration slope of the match alone, on referrals the ranker was not fitted on (any, where it is not fitted).

    Logistic regression of starting on a constant, the log-odds of the person and those of pair and opportunity; 95%
    interval by standard errors clustered by person and employer.
    """
    if not isinstance(ranker, Ranker) or not isinstance(referrals, Referrals):
        raise ValueError("ranker must be a Ranker and referrals must be Referrals")
    if not len(referrals):
        return MatchEffect(UNKNOWN, 0.0)
    person, match = log_odds(ranker, referrals)
    spread, came = float(match.std()), referrals.started.astype(np.float64)
    if spread < FLAT or came.min() == came.max():
        return MatchEffect(UNKNOWN, spread)
    columns = [np.ones(len(match)), match, *([person] if person.std() > FLAT else [])]
    line = logistic(np.column_stack(columns), came, clusters=clusters(referrals))
    return MatchEffect(coefficient(line, 1), spread)


def log_odds(ranker: Ranker, referrals: Referrals) -> tuple[Floats, Floats]:
    """Log-odds of starting that terms of the person, and those of the match, add up to; one number a referral."""
    pairs = referral_pairs(referrals, Settings() if ranker.settings is None else ranker.settings)
    model: Model = getattr(ranker, "model_", None) or Model.from_prior()
    person, match = np.zeros(len(referrals)), np.zeros(len(referrals))
    for feature in FEATURES:
        part = person if feature in PERSON_FEATURES else match
        part += model.terms[feature.name].start[feature.codes(pairs)]
    return person, match
