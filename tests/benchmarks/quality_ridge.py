"""Ridge regression on plain facts: the columns it reads, and the two fits along a path of strengths."""

from collections.abc import Callable, Iterable

import numpy as np
from scipy.special import expit
from sklearn.linear_model import LogisticRegression, PoissonRegressor


Floats = np.ndarray
Model = Callable[[Floats], Floats]

BENDS = (0.25, 0.5, 0.75)  # quantiles at which a shaped fact may bend
SHAPED_FROM = 8  # different values
MOST_ROUNDS, TOLERANCE = 300, 1e-4


class Design:
    """Columns of a linear model, made as the rows it was given ask: unknown numbers at their median with an indicator
    beside, each column at mean 0 and standard deviation 1, bends of facts of many values (`shaped`), and an indicator
    an employer (`by_employer`), which is not rescaled. Of the columns given it reads the first (`count`; None: all).
    """

    def __init__(self, rows: Floats, employers: Floats, count: int | None, *, shaped: bool, by_employer: bool) -> None:
        self._count = count
        rows = rows[:, :count]
        self._unknown = np.flatnonzero(np.isnan(rows).any(axis=0))
        known = np.where(np.isnan(rows).all(axis=0), 0.0, rows)
        self._median = np.nanmedian(known, axis=0)
        filled = self._filled(rows)
        self._bends = _bends(filled) if shaped else []
        columns = self._plain(rows)
        self._mean, deviation = columns.mean(axis=0), columns.std(axis=0)
        self._kept = deviation > 1e-9
        self._deviation = np.where(self._kept, deviation, 1.0)
        self._employers = np.unique(employers[employers != ""]) if by_employer else np.array([], dtype=str)

    def columns(self, rows: Floats, employers: Floats) -> Floats:
        scaled = ((self._plain(rows[:, : self._count]) - self._mean) / self._deviation)[:, self._kept]
        return np.hstack([scaled, employers[:, None] == self._employers[None, :]])

    def _filled(self, rows: Floats) -> Floats:
        return np.where(np.isnan(rows), self._median, rows)

    def _plain(self, rows: Floats) -> Floats:
        filled = self._filled(rows)
        bent = [np.maximum(filled[:, [column]] - at, 0.0) for column, at in self._bends]
        return np.hstack([filled, np.isnan(rows[:, self._unknown]), *bent])


def _bends(filled: Floats) -> list[tuple[int, float]]:
    shaped = [column for column in range(filled.shape[1]) if len(np.unique(filled[:, column])) >= SHAPED_FROM]
    return [(column, at) for column in shaped for at in np.unique(np.quantile(filled[:, column], BENDS)).tolist()]


def logistic(columns: Floats, value: Floats, weight: Floats, deviations: Iterable[float]) -> list[Model]:
    """A model for each prior standard deviation of an effect."""
    model = LogisticRegression(warm_start=True, max_iter=MOST_ROUNDS, tol=TOLERANCE)
    fitted = []
    for deviation in deviations:
        model.set_params(C=deviation**2).fit(columns, value > 0, sample_weight=weight)
        fitted.append(_linear(model.coef_[0], model.intercept_[0], expit))
    return fitted


def poisson(columns: Floats, value: Floats, weight: Floats, deviations: Iterable[float]) -> list[Model]:
    """The same of rates, with weights of exposure."""
    model = PoissonRegressor(warm_start=True, max_iter=MOST_ROUNDS, tol=TOLERANCE)
    fitted = []
    for deviation in deviations:
        model.set_params(alpha=1 / (deviation**2 * weight.sum())).fit(columns, value, sample_weight=weight)
        fitted.append(_linear(model.coef_, model.intercept_, np.exp))
    return fitted


def _linear(effects: Floats, intercept: float, link: Callable[[Floats], Floats]) -> Model:
    effects, intercept = effects.copy(), float(intercept)
    return lambda columns: link(np.clip(columns @ effects + intercept, -30, 10))
