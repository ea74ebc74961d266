"""Peers of quality: what a careful statistician would fit to the same history of plain facts.

Each learns the chance of starting, and a rate of leaving by interval of weeks (piecewise exponential, so that stays
that are still going on count). Strengths are chosen by cross-validation whose folds keep all referrals of a person together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.model_selection import GroupKFold

from tests.benchmarks.plain_facts import CORE, Facts, matrix
from tests.benchmarks.quality_ridge import Design, logistic, poisson


Floats = np.ndarray
ENDS = (4, 8, 13, 26, 52)  # of the intervals of weeks in which the rate of leaving is constant
HALF_YEAR = 26
FOLDS = 5
DEVIATIONS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # of an effect, in log-odds a standard deviation of its fact
DESIGNS = (
    {"few": True, "shaped": False, "by_employer": False},
    {"few": True, "shaped": True, "by_employer": True},
    {"few": False, "shaped": False, "by_employer": True},
    {"few": False, "shaped": True, "by_employer": True},
)
LEAVES, ROUNDS, RATE = (2, 4, 8), 200, 0.05
EMPLOYER_PRIOR = 10.0  # referrals by which an employer's own record is drawn to the mean
FEW = 400  # referrals up to which boosting looks for no interactions


class Estimator(Protocol):
    """`predict` gives chances, or rates a week, of rows."""

    def predict(self, rows: Floats, employers: Floats) -> Floats: ...


class Mean:
    """Where there is nothing to tell apart."""

    def __init__(self, value: float) -> None:
        self.value = value

    def predict(self, rows: Floats, employers: Floats) -> Floats:
        return np.full(len(rows), self.value)


@dataclass(frozen=True)
class PlainHistory:
    """Past referrals by day: a row of facts each, ids of person and employer ("" if unknown), and what came of them."""

    columns: list[str]
    rows: Floats
    person: Floats
    employer: Floats
    started: Floats
    weeks: Floats
    left: Floats

    def __len__(self) -> int:
        return len(self.rows)

    def beside(self, columns: Iterable[str], rows: Floats) -> "PlainHistory":
        """With more columns."""
        return replace(self, columns=[*self.columns, *columns], rows=np.hstack([self.rows, rows]))


@dataclass(frozen=True)
class Outcome:
    """What an estimator learns: `value` of each row, observed with a `weight` (weeks, where it is a rate).

    The `core` first columns are the few facts that matter by common opinion.
    """

    core: int
    rows: Floats
    value: Floats
    weight: Floats
    person: Floats
    employer: Floats

    def take(self, chosen: Floats) -> "Outcome":
        columns = (self.rows, self.value, self.weight, self.person, self.employer)
        return Outcome(self.core, *(column[chosen] for column in columns))

    def folds(self) -> list[tuple["Outcome", "Outcome"]]:
        count = min(FOLDS, len(np.unique(self.person)))
        split = GroupKFold(count).split(self.rows, groups=self.person)
        return [(self.take(learnt), self.take(held_out)) for learnt, held_out in split]

    @property
    def tells(self) -> bool:
        return len(self.value) > 2 * FOLDS and len(np.unique(self.value > 0)) > 1 and len(np.unique(self.person)) > 1

    @property
    def rows_for_trees(self) -> Floats:
        """A fact that is unknown in every row tells nothing, and trees refuse it."""
        return np.where(np.isnan(self.rows).all(axis=0), 0.0, self.rows)

    def mean(self) -> Mean:
        total = self.weight.sum()
        return Mean(float(((self.value * self.weight).sum() + 0.5) / (total + 1)))


def starting(history: PlainHistory) -> Outcome:
    ones = np.ones(len(history))
    return Outcome(len(CORE), history.rows, history.started.astype(float), ones, history.person, history.employer)


def leaving(history: PlainHistory) -> Outcome:
    """A row for each interval that a stay reached: leavings a week, weighted by the weeks in it."""
    begins = np.array((0, *ENDS[:-1]))
    weeks = np.where(history.started, history.weeks, 0.0)
    lived = np.clip(weeks[:, None] - begins, 0, np.diff((0, *ENDS)))
    row, interval = np.nonzero(lived > 0)
    spent = lived[row, interval]
    last = interval == (lived > 0).sum(axis=1)[row] - 1
    left = history.left[row].astype(bool) & last & (weeks[row] <= ENDS[-1])
    rows = with_interval(history.rows[row], interval)
    core = len(CORE) + len(ENDS) - 1
    return Outcome(core, rows, left / spent, spent, history.person[row], history.employer[row])


def with_interval(rows: Floats, interval: Floats) -> Floats:
    """An indicator an interval but the first, before the facts."""
    later = np.asarray(interval)[:, None] == np.arange(1, len(ENDS))
    return np.hstack([later.astype(float), rows])


class Peer:
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

    def classifier(self, outcome: Outcome) -> Estimator:
        raise NotImplementedError

    def regressor(self, outcome: Outcome) -> Estimator:
        raise NotImplementedError

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


class EmployerRecord:
    """What an employer's earlier referrals in the history came to, drawn to the mean: what trees read of an employer.

    `before` holds for each referral only those before it, so that no row knows its own outcome.
    """

    NAMES = ("started with the employer", "left the employer", "referrals to the employer")

    def __init__(self, history: PlainHistory) -> None:
        self._outcomes = np.column_stack([history.started, history.left, history.weeks > 0]).astype(float)
        self._employer = history.employer
        self._usual = self._outcomes.mean(axis=0) if len(history) else np.zeros(3)
        self._totals: dict[str, Floats] = {}
        before = [self._add(*row) for row in zip(self._employer, self._outcomes, strict=True)]
        self._before = np.array(before).reshape(-1, len(self.NAMES))

    def before(self) -> Floats:
        return self._before

    def after(self, employers: Floats) -> Floats:
        return np.array([self._told(employer) for employer in employers]).reshape(-1, len(self.NAMES))

    def _add(self, employer: str, outcome: Floats) -> Floats:
        told = self._told(employer)
        if employer:
            self._totals[employer] = self._totals.get(employer, np.zeros(4)) + np.append(outcome, 1.0)
        return told

    def _told(self, employer: str) -> Floats:
        started, left, stays, count = self._totals.get(employer, np.zeros(4))
        usual_start, usual_left, usual_stay = self._usual
        came = (started + EMPLOYER_PRIOR * usual_start) / (count + EMPLOYER_PRIOR)
        went = (left + EMPLOYER_PRIOR * usual_left) / (stays + EMPLOYER_PRIOR * max(usual_stay, 0.01))
        return np.array([came, went, np.log1p(count)])


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


class Boosting(Peer):
    """HistGradientBoosting of both; cross-validation chooses leaves and the number of trees."""

    name, employer_record = "boosted trees", True

    def classifier(self, outcome: Outcome) -> Estimator:
        return chosen_trees(outcome, HistGradientBoostingClassifier, "staged_predict_proba", log_loss)

    def regressor(self, outcome: Outcome) -> Estimator:
        made = lambda **settings: HistGradientBoostingRegressor(loss="poisson", **settings)  # noqa: E731
        return chosen_trees(outcome, made, "staged_predict", poisson_loss)


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
    for learnt, held_out in outcome.folds():
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
    """Explainable boosting machine of `interpret` (Lou and others 2013), which stops early by itself in each bag."""

    name, employer_record = "explainable boosting", True
    settings = {"outer_bags": 4, "n_jobs": 1, "random_state": 0}

    def classifier(self, outcome: Outcome) -> Estimator:
        return self._boosted("ExplainableBoostingClassifier", outcome)

    def regressor(self, outcome: Outcome) -> Estimator:
        return self._boosted("ExplainableBoostingRegressor", outcome, objective="poisson_deviance")

    def _boosted(self, kind: str, outcome: Outcome, **settings: Any) -> Fitted:
        made = getattr(import_module("interpret.glassbox"), kind)
        interactions = 10 if len(outcome.value) > FEW else 0
        model = made(interactions=interactions, **self.settings, **settings)
        return Fitted(model.fit(outcome.rows_for_trees, outcome.value, sample_weight=outcome.weight))


def log_loss(outcome: Outcome, chance: Floats) -> float:
    chance = np.clip(chance, 1e-9, 1 - 1e-9)
    return float(-np.sum(outcome.value * np.log(chance) + (1 - outcome.value) * np.log(1 - chance)))


def poisson_loss(outcome: Outcome, rate: Floats) -> float:
    rate = np.maximum(rate, 1e-9)
    return float(np.sum(outcome.weight * (rate - outcome.value * np.log(rate))))


def installed_peers() -> tuple[type[Peer], ...]:
    return (Ridge, Boosting, Explainable) if find_spec("interpret") else (Ridge, Boosting)
