"""From past referrals to a model: the expert corrected as far as the history bears it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.expert import DOUBT_START, DOUBT_STAY, LEAVING_WEEKS
from matching.features.catalogue import FEATURES, PERSONAL
from matching.learning.likelihood import Bernoulli, Poisson
from matching.learning.outcomes import Learned, Outcome, learn
from matching.learning.rows import History
from matching.learning.strength import Strength
from matching.learning.table import feature_table
from matching.model import Model, Terms
from matching.staying import HALF_A_YEAR, SLOPE


Floats = NDArray[np.float64]

GRID = tuple(Strength(0.5, slope, shape) for slope in (0.03, 0.1, 0.2, 0.4, 0.8) for shape in (0.02, 0.08, 0.2))
NOTHING = (Strength(0.0, 0.0, 0.0),)
# Chances are called calibrated when there are as many of each outcome as this.
ENOUGH = {"started": 30, "did not start": 30, "left": 10, "stayed 26 weeks": 10}


@dataclass(frozen=True)
class Fitted:
    model: Model
    strength: dict[str, dict[str, float]]
    table: tuple[dict[str, Any], ...]


def fit(history: History) -> Fitted:
    """Fit both outcomes. Without any outcome of a kind the expert stays as it is, for that kind."""
    expert = Model.expert()
    start = _learn(_start(history, expert), len(history.started), history.started, DOUBT_START)
    stays = history.stays()
    stay = _learn(_stay(history, expert), len(stays.row), stays.left, DOUBT_STAY)
    terms = {
        feature.name: Terms(
            expert.terms[feature.name].start if start is None else start.terms[feature.name],
            expert.terms[feature.name].stay if stay is None else stay.terms[feature.name],
            expert.terms[feature.name].wish,
        )
        for feature in FEATURES
    }
    model = Model(
        terms,
        expert.start + (0.0 if start is None else float(start.level[0])),
        expert.leaving if stay is None else tuple((expert.leaving + stay.level[0] + stay.level[1:]).tolist()),
        expert.doubt_start if start is None else start.doubt,
        expert.doubt_stay if stay is None else stay.doubt,
        *_personal(history, terms),
        calibrated=_calibrated(history),
    )
    strength = {"start": _strength(start), "stay": _strength(stay)}
    return Fitted(model, strength, feature_table(history, expert, start, stay))


def _learn(outcome: Outcome, rows: int, happened: NDArray[Any], rest: float) -> Learned | None:
    if not rows:
        return None
    some = 0 < int(happened.sum()) < rows
    return learn(outcome, GRID, 0.0) if some else learn(outcome, NOTHING, rest)


def _start(history: History, expert: Model) -> Outcome:
    rows = len(history.started)
    return Outcome(
        expert={name: terms.start for name, terms in expert.terms.items()},
        codes=history.codes,
        rows=np.arange(rows),
        heads=np.ones((rows, 1)),
        head_kind=("level",),
        offset=np.full(rows, expert.start),
        likelihood=Bernoulli(history.started.astype(np.float64)),
        turn=1.0,
        base=np.ones(1),
    )


def _stay(history: History, expert: Model) -> Outcome:
    stays = history.stays()
    leaving = np.array(expert.leaving)
    heads = np.hstack([np.ones((len(stays.row), 1)), stays.interval[:, None] == np.arange(len(leaving))])
    early = np.exp(leaving) * (np.array(LEAVING_WEEKS[1:]) <= HALF_A_YEAR)
    return Outcome(
        expert={name: terms.stay for name, terms in expert.terms.items()},
        codes=history.codes,
        rows=stays.row,
        heads=heads,
        head_kind=("level", *["interval"] * len(leaving)),
        offset=leaving[stays.interval] + np.log(stays.seen),
        likelihood=Poisson(stays.left),
        turn=-1 / SLOPE,
        base=-SLOPE * np.concatenate([[1.0], early / early.sum()]),
    )


def _personal(history: History, terms: dict[str, Terms]) -> tuple[float, float]:
    """What terms of the person alone come to on average: for starting over referrals, for staying over starts."""
    start = stay = 0.0
    for position, feature in enumerate(FEATURES):
        if feature in PERSONAL and len(history.codes):
            codes = history.codes[:, position]
            start += float(terms[feature.name].start[codes].mean())
            stay += float(terms[feature.name].stay[codes].mean())
    return start, stay


def _calibrated(history: History) -> bool:
    there = {
        "started": history.started.sum(),
        "did not start": (~history.started).sum(),
        "left": (history.left & (history.weeks <= HALF_A_YEAR)).sum(),
        "stayed 26 weeks": (history.started & (history.weeks >= HALF_A_YEAR)).sum(),
    }
    return all(there[outcome] >= enough for outcome, enough in ENOUGH.items())


def _strength(learned: Learned | None) -> dict[str, float]:
    """Mean of the strengths tried, by how well each explains the history."""
    if learned is None or len(learned.weights) < len(GRID):
        return {"scale": 0.0, "slope": 0.0, "shape": 0.0}
    mean = learned.weights @ np.array([strength[:3] for strength in GRID])
    return dict(zip(("scale", "slope", "shape"), mean.tolist(), strict=True))
