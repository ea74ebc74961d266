"""Peers of quality: what a careful statistician would fit to the same history of plain facts.

Each learns the chance of starting, and a rate of leaving by interval of weeks (piecewise exponential, so that stays
that are still going on count). Strengths are chosen by cross-validation whose folds keep all referrals of a person
together.
"""

import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from tests.benchmarks.plain_facts import Facts, matrix
from tests.benchmarks.quality_outcomes import (
    ENDS,
    EmployerRecord,
    Estimator,
    Outcome,
    PlainHistory,
    leaving,
    log_loss,
    poisson_loss,
    starting,
    with_interval,
)
from tests.benchmarks.quality_ridge import Design, logistic, poisson


Floats = np.ndarray
HALF_YEAR = 26
DEVIATIONS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # of an effect, in log-odds a standard deviation of its fact
DESIGNS = (
    {"few": True, "shaped": False, "by_employer": False},
    {"few": True, "shaped": True, "by_employer": True},
    {"few": False, "shaped": False, "by_employer": True},
    {"few": False, "shaped": True, "by_employer": True},
)
LEAVES, ROUNDS, RATE = (2, 6), 200, 0.05
EXPLAINABLE = ((10, 0), (40, 0), (160, 0), (160, 10))  # rounds; interactions
SLOW_FOLDS = 3  # of the five, for what grows trees


class Peer(ABC):
    """Fits both outcomes with the same kind of estimator."""

    name = ""
    employer_record = False  # as a column of facts; else employers are told by their ids

    def __init__(self, history: PlainHistory) -> None:
        self.columns = history.columns
        self._record = EmployerRecord(history)
        if self.employer_record:
            history = history.beside(EmployerRecord.NAMES, self._record.before())
        self.start = self.estimator(starting(history), self.classifier)
        self.leave = self.estimator(leaving(history), self.regressor)

    def estimator(self, outcome: Outcome, fit: Callable[[Outcome], Estimator]) -> Estimator:
        return fit(outcome) if outcome.tells else outcome.mean()

    @abstractmethod
    def classifier(self, outcome: Outcome) -> Estimator: ...

    @abstractmethod
    def regressor(self, outcome: Outcome) -> Estimator: ...

    def chances(self, facts: list[Facts], employers: Floats) -> tuple[Floats, Floats]:
        """Of starting, and of starting and being there after 26 weeks."""
        rows = matrix(facts, self.columns)
        if self.employer_record:
            rows = np.hstack([rows, self._record.after(employers)])
        start, hazard = self.start.predict(rows, employers), np.zeros(len(rows))
        for interval, (begin, end) in enumerate(zip((0, *ENDS[:-1]), ENDS, strict=True)):
            if end <= HALF_YEAR:
                row = with_interval(rows, np.full(len(rows), interval))
                hazard += (end - begin) * self.leave.predict(row, employers)
        return start, start * np.exp(-hazard)


class Ridge(Peer):
    """Ridge logistic regression, and ridge Poisson regression of leaving.

    Cross-validation chooses the strength, whether a few facts are read or all, whether a fact has a bend at each
    quartile beside its line, and whether each employer has an effect of its own, which the ridge makes a random one.
    """

    name = "ridge"

    def classifier(self, outcome: Outcome) -> Estimator:
        return chosen_ridge(outcome, logistic, log_loss)

    def regressor(self, outcome: Outcome) -> Estimator:
        return chosen_ridge(outcome, poisson, poisson_loss)


@dataclass(frozen=True)
class RidgeModel:
    design: Design
    predict_designed: Callable[[Floats], Floats]

    def predict(self, rows: Floats, employers: Floats) -> Floats:
        return self.predict_designed(self.design.columns(rows, employers))


def ridge_path(outcome: Outcome, settings: dict[str, bool], fit: Any, deviations: Iterable[float]) -> list[RidgeModel]:
    shape = {name: value for name, value in settings.items() if name != "few"}
    design = Design(outcome.rows, outcome.employer, outcome.core if settings["few"] else None, **shape)
    models = fit(design.columns(outcome.rows, outcome.employer), outcome.value, outcome.weight, deviations)
    return [RidgeModel(design, model) for model in models]


def chosen_ridge(outcome: Outcome, fit: Any, loss: Callable[[Outcome, Floats], float]) -> RidgeModel:
    losses = np.zeros((len(DESIGNS), len(DEVIATIONS)))
    for learnt, held_out in outcome.folds():
        for row, settings in enumerate(DESIGNS):
            for column, model in enumerate(ridge_path(learnt, settings, fit, DEVIATIONS)):
                losses[row, column] += loss(held_out, model.predict(held_out.rows, held_out.employer))
    best, strength = np.unravel_index(losses.argmin(), losses.shape)
    return ridge_path(outcome, DESIGNS[best], fit, [DEVIATIONS[strength]])[0]


def _of_counts(**settings: Any) -> HistGradientBoostingRegressor:
    return HistGradientBoostingRegressor(loss="poisson", **settings)


class Boosting(Peer):
    """HistGradientBoosting of both; cross-validation chooses leaves and the number of trees."""

    name, employer_record = "boosted trees", True

    def classifier(self, outcome: Outcome) -> Estimator:
        return chosen_trees(outcome, HistGradientBoostingClassifier, "staged_predict_proba", log_loss)

    def regressor(self, outcome: Outcome) -> Estimator:
        return chosen_trees(outcome, _of_counts, "staged_predict", poisson_loss)


@dataclass(frozen=True)
class Fitted:
    """A model of scikit-learn's kind that reads facts alone."""

    model: Any

    def predict(self, rows: Floats, employers: Floats) -> Floats:
        if hasattr(self.model, "predict_proba"):
            return np.asarray(self.model.predict_proba(rows))[:, 1]
        return np.maximum(np.asarray(self.model.predict(rows)), 1e-9)


def chosen_trees(outcome: Outcome, made: Any, staged: str, loss: Callable[[Outcome, Floats], float]) -> Fitted:
    losses = np.zeros((len(LEAVES), ROUNDS))
    for learnt, held_out in outcome.folds()[:SLOW_FOLDS]:
        for row, leaves in enumerate(LEAVES):
            model = grown(made, learnt, leaves, ROUNDS)
            stages = (np.asarray(one) for one in getattr(model, staged)(held_out.rows))
            losses[row] += [loss(held_out, one[:, 1] if one.ndim > 1 else one) for one in stages]
    row, rounds = np.unravel_index(losses.argmin(), losses.shape)
    return Fitted(grown(made, outcome, LEAVES[row], int(rounds) + 1))


def grown(made: Any, outcome: Outcome, leaves: int, rounds: int) -> Any:
    model = made(
        max_iter=rounds, max_leaf_nodes=leaves, learning_rate=RATE, early_stopping=False, l2_regularization=1.0
    )
    return model.fit(outcome.rows_for_trees, outcome.value, sample_weight=outcome.weight)


class Explainable(Peer):
    """Explainable boosting machine of `interpret` (Lou and others 2013): cross-validation chooses the number of rounds
    and whether it looks for interactions of two facts.
    """

    name, employer_record = "explainable boosting", True

    def classifier(self, outcome: Outcome) -> Estimator:
        return chosen_explainable(outcome, "ExplainableBoostingClassifier", log_loss)

    def regressor(self, outcome: Outcome) -> Estimator:
        return chosen_explainable(outcome, "ExplainableBoostingRegressor", poisson_loss, objective="poisson_deviance")


def chosen_explainable(
    outcome: Outcome, kind: str, loss: Callable[[Outcome, Floats], float], **settings: Any
) -> Fitted:
    losses = np.zeros(len(EXPLAINABLE))
    for learnt, held_out in outcome.folds()[:SLOW_FOLDS]:
        for row, (rounds, interactions) in enumerate(EXPLAINABLE):
            model = explainable(learnt, kind, rounds, interactions, outer_bags=1, **settings)
            losses[row] += loss(held_out, model.predict(held_out.rows, held_out.employer))
    return explainable(outcome, kind, *EXPLAINABLE[losses.argmin()], outer_bags=4, **settings)


def explainable(outcome: Outcome, kind: str, rounds: int, interactions: int, **settings: Any) -> Fitted:
    made = getattr(import_module("interpret.glassbox"), kind)(
        max_rounds=rounds,
        interactions=interactions,
        learning_rate=RATE,
        max_bins=32,
        n_jobs=1,
        random_state=0,
        **settings,
    )
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Missing values detected")  # of its charts, which nobody draws
        return Fitted(made.fit(outcome.rows_for_trees, outcome.value, sample_weight=outcome.weight))


def installed_peers() -> tuple[type[Peer], ...]:
    return (Ridge, Boosting, Explainable) if find_spec("interpret") else (Ridge, Boosting)
