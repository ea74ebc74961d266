"""The anchor of the written score: published base rates, drawn to a council's own outcomes as these come in."""

from math import log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import expit, logit

from matching.base_rates import Anchor
from matching.chances import Chances
from matching.history.referrals import Referrals
from matching.learning.training_data import referral_pairs
from matching.model import Model
from matching.prior import HAZARD_SHARES, INTERCEPT_SD
from matching.published_rates import PublishedRate
from matching.settings import Settings
from matching.survival import LOG_ODDS_PER_LOG_HAZARD, exposure, log_cumulative_hazard


Floats = NDArray[np.float64]


def anchor_to(
    referrals: Referrals, *, start: PublishedRate, stay: PublishedRate, settings: Settings | None = None
) -> Anchor:
    """Move the two intercepts of the written score to the base rates.

    A published rate counts as `worth` referrals of which nothing is known. Starting is beta-binomial: the mean chance
    over the council's decided referrals and these is the share that started, (starts + worth x share) / (referrals +
    worth). Leaving is gamma-Poisson: leavers observed over leavers expected, both with those of the published rate.

    Parameters
    ----------
    referrals : Referrals of length n_referrals
        The council's decided referrals; may be empty, and then the published rates stand alone.
    start, stay : PublishedRate
        Share of referrals that lead to a start; share of starts that are there after 26 weeks.
    settings : Settings, default=None
        As of the ranker; None takes the defaults.

    Returns
    -------
    anchor : Anchor

    References
    ----------
    Bedrick, Christensen and Johnson 1996, JASA 91: priors as outcomes of supposed rows. Clayton and Kaldor 1987,
    Biometrics 43: empirical Bayes estimates of observed over expected. docs/mathematics.md has the formulas.
    """
    model = Model.from_prior()
    chances = Chances(model, referral_pairs(referrals, settings or Settings()))
    starts, left = int(referrals.started.sum()), int(referrals.left.sum())
    level, start_sd = _of_starting(logit(chances.start) - model.start_intercept, starts, start)
    leaving, stay_sd = _of_leaving(_expected(referrals, chances, model), left, stay)
    return Anchor(
        start=level,
        leaving=leaving,
        start_sd=min(start_sd, INTERCEPT_SD),
        stay_sd=min(stay_sd, INTERCEPT_SD),
        referrals=len(referrals),
        starts=starts,
        left=left,
    )


def _of_starting(terms: Floats, starts: int, published: PublishedRate) -> tuple[float, float]:
    """The intercept at which as many are expected to start as did, and its standard deviation."""
    terms, weights = np.append(terms, 0.0), np.append(np.ones(len(terms)), published.worth)
    started = starts + published.worth * published.share
    level = float(brentq(lambda level: float(weights @ expit(level + terms)) - started, -30, 30, xtol=1e-12))
    chance = expit(level + terms)
    return level, 1 / sqrt(float(weights @ (chance * (1 - chance))))


def _of_leaving(expected: float, left: int, published: PublishedRate) -> tuple[float, float]:
    """Log of the hazard to week 26 of a pair of which nothing is known, and its standard deviation in log-odds."""
    events = left - published.worth * log(published.share)
    return log(events / (expected + published.worth)), LOG_ODDS_PER_LOG_HAZARD / sqrt(events)


def _expected(referrals: Referrals, chances: Chances, model: Model) -> float:
    """Leavers expected among those who started, in the time each was seen, were the hazard of that pair 1."""
    typical = np.exp(log_cumulative_hazard(model.log_hazards, np.zeros(1)))
    relative = -np.log(chances.stay[referrals.started]) / typical
    return float(exposure(referrals.weeks[referrals.started]) @ np.array(HAZARD_SHARES) @ relative)
