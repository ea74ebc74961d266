"""Fitting: from past referrals to a model, the prior corrected as far as the history supports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import EmployersTold
from matching.features.catalogue import FEATURES, PERSON_FEATURES
from matching.learning.feature_table import feature_table
from matching.learning.likelihood import Bernoulli, Poisson
from matching.learning.regression import FittedRegression, RegressionData, fit_regression
from matching.learning.shrinkage import Shrinkage
from matching.learning.training_data import TrainingData
from matching.model import Model, Terms
from matching.prior import INTERVAL_EDGES
from matching.survival import HORIZON_WEEKS, LOG_ODDS_PER_LOG_HAZARD
from matching.vocabulary import SMALLEST_SHOWN


Floats = NDArray[np.float64]

SLOPE_SD_WEIGHTS = {0.03: 8.0, 0.06: 4.0, 0.12: 2.0, 0.25: 1.0, 0.5: 0.5}  # standard deviation: prior weight
SHAPE_SD_WEIGHTS = {0.02: 4.0, 0.08: 2.0, 0.2: 1.0}
DEGREES_OF_FREEDOM = 2.0
SHRINKAGE_GRID = tuple(
    Shrinkage(0.3, slope, shape, slope_weight * shape_weight, DEGREES_OF_FREEDOM)
    for slope, slope_weight in SLOPE_SD_WEIGHTS.items()
    for shape, shape_weight in SHAPE_SD_WEIGHTS.items()
)
INTERCEPTS_ALONE = (Shrinkage(0.0, 0.0, 0.0),)
# Chances are called calibrated when there are as many of each outcome as this.
MIN_CALIBRATED = {"started": 30, "did not start": 30, "left": 10, "stayed 26 weeks": 10}


@dataclass(frozen=True)
class FittedModel:
    model: Model
    shrinkage: dict[str, dict[str, float]]
    feature_table: tuple[dict[str, Any], ...]


def fit(history: TrainingData) -> FittedModel:
    """Fit both regressions. Without any observation of one, its prior stays as it is."""
    prior = Model.from_prior()
    start = _fit_or_none(start_regression(history, prior), history.started)
    stay = _fit_or_none(leaving_regression(history, prior), history.left[history.started])
    terms = {
        feature.name: Terms(
            prior.terms[feature.name].start if start is None else start.terms[feature.name],
            prior.terms[feature.name].stay if stay is None else stay.terms[feature.name],
            prior.terms[feature.name].wish,
        )
        for feature in FEATURES
    }
    model = Model(
        terms,
        prior.start_intercept + (0.0 if start is None else float(start.intercepts[0])),
        prior.log_hazards if stay is None else _corrected_hazards(prior.log_hazards, stay.intercepts),
        prior.covariance_start if start is None else start.covariance,
        prior.covariance_stay if stay is None else stay.covariance,
        *_person_means(history, terms),
        calibrated=_is_calibrated(history),
        employer_effects=_employer_effects(history, start, stay),
        employers_told=employers_told(history),
    )
    shrinkage = {"start": _mean_shrinkage(start), "stay": _mean_shrinkage(stay)}
    return FittedModel(model, shrinkage, feature_table(history, prior, start, stay))


def _employer_effects(
    history: TrainingData, start: FittedRegression | None, stay: FittedRegression | None
) -> dict[str, tuple[float, float]]:
    """By id of the employer, in log-odds of starting and of staying; nothing of an employer that says nothing."""
    effects = np.zeros((len(history.employer_ids), 2))
    for outcome, fitted in enumerate((start, stay)):
        if fitted is not None:
            found = fitted.employer_effects[: len(effects)]
            effects[: len(found), outcome] = found
    rows = zip(history.employer_ids, effects.tolist(), strict=True)
    return {employer: (one, other) for employer, (one, other) in sorted(rows) if one or other}


def employers_told(history: TrainingData) -> EmployersTold:
    """Ids of the employers with enough referrals, and of those with enough starts, to be spoken of in words."""
    return _often(history, history.employer), _often(history, history.employer[history.started])


def _often(history: TrainingData, employers: NDArray[np.int64]) -> frozenset[str]:
    counts = np.bincount(employers, minlength=len(history.employer_ids)).tolist()
    return frozenset(each for each, count in zip(history.employer_ids, counts, strict=False) if count >= SMALLEST_SHOWN)


def _corrected_hazards(log_hazards: tuple[float, ...], intercepts: Floats) -> tuple[float, ...]:
    return tuple((log_hazards + intercepts[0] + intercepts[1:]).tolist())


def _fit_or_none(data: RegressionData, events: NDArray[np.bool_]) -> FittedRegression | None:
    """Where every event (one per referral, or start) came out alike, only intercepts are fitted."""
    if not len(data.referral):
        return None
    both_outcomes = bool(events.any() and not events.all())
    return fit_regression(data, SHRINKAGE_GRID if both_outcomes else INTERCEPTS_ALONE)


def start_regression(history: TrainingData, prior: Model) -> RegressionData:
    rows = len(history.started)
    return RegressionData(
        prior_terms={name: terms.start for name, terms in prior.terms.items()},
        codes=history.codes,
        referral=np.arange(rows),
        intercepts=np.ones((rows, 1)),
        intercept_kind=("level",),
        offset=np.full(rows, prior.start_intercept),
        likelihood=Bernoulli(history.started.astype(np.float64)),
        predictor_per_log_odds=1.0,
        intercept_weights=np.ones(1),
        groupings=(history.person, history.employer),
        named_employers=len(history.employer_ids),
    )


def leaving_regression(history: TrainingData, prior: Model) -> RegressionData:
    periods = history.person_periods()
    log_hazards = np.array(prior.log_hazards)
    rows = len(periods.referral)
    intercepts = np.hstack([np.ones((rows, 1)), periods.interval[:, None] == np.arange(len(log_hazards))])
    to_horizon = np.exp(log_hazards) * (np.array(INTERVAL_EDGES[1:]) <= HORIZON_WEEKS)
    return RegressionData(
        prior_terms={name: terms.stay for name, terms in prior.terms.items()},
        codes=history.codes,
        referral=periods.referral,
        intercepts=intercepts,
        intercept_kind=("level", *["interval"] * len(log_hazards)),
        offset=log_hazards[periods.interval] + np.log(periods.exposure),
        likelihood=Poisson(periods.left),
        predictor_per_log_odds=-1 / LOG_ODDS_PER_LOG_HAZARD,
        intercept_weights=-LOG_ODDS_PER_LOG_HAZARD * np.concatenate([[1.0], to_horizon / to_horizon.sum()]),
        groupings=(history.person[periods.referral], history.employer[periods.referral]),
        named_employers=len(history.employer_ids),
    )


def _person_means(history: TrainingData, terms: dict[str, Terms]) -> tuple[float, float]:
    """Mean over referrals of the sum of terms of the person alone, for starting and for staying."""
    start = stay = 0.0
    for position, feature in enumerate(FEATURES):
        if feature in PERSON_FEATURES and len(history.codes):
            codes = history.codes[:, position]
            start += float(terms[feature.name].start[codes].mean())
            stay += float(terms[feature.name].stay[codes].mean())
    return start, stay


def _is_calibrated(history: TrainingData) -> bool:
    counts = {
        "started": history.started.sum(),
        "did not start": (~history.started).sum(),
        "left": (history.left & (history.weeks <= HORIZON_WEEKS)).sum(),
        "stayed 26 weeks": (history.started & (history.weeks >= HORIZON_WEEKS)).sum(),
    }
    return all(counts[outcome] >= least for outcome, least in MIN_CALIBRATED.items())


def _mean_shrinkage(fitted: FittedRegression | None) -> dict[str, float]:
    """Standard deviations of the grid, averaged by the weight of each."""
    if fitted is None or len(fitted.weights) < len(SHRINKAGE_GRID):
        return {"scale": 0.0, "slope": 0.0, "shape": 0.0}
    mean = fitted.weights @ np.array([shrinkage[:3] for shrinkage in SHRINKAGE_GRID])
    return dict(zip(("scale", "slope", "shape"), mean.tolist(), strict=True))
