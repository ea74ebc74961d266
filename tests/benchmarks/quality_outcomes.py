"""What peers learn from: past referrals as plain facts, their two outcomes, and an employer's record in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from sklearn.model_selection import GroupKFold

from tests.benchmarks.plain_facts import CORE


Floats = np.ndarray
ENDS = (4, 8, 13, 26, 52)  # of the intervals of weeks in which the rate of leaving is constant
FOLDS = 5
EMPLOYER_PRIOR = 10.0  # referrals by which an employer's own record is drawn to the mean


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


def log_loss(outcome: Outcome, chance: Floats) -> float:
    chance = np.clip(chance, 1e-9, 1 - 1e-9)
    return float(-np.sum(outcome.value * np.log(chance) + (1 - outcome.value) * np.log(1 - chance)))


def poisson_loss(outcome: Outcome, rate: Floats) -> float:
    rate = np.maximum(rate, 1e-9)
    return float(np.sum(outcome.weight * (rate - outcome.value * np.log(rate))))
