"""From past referrals to a model: the expert corrected as far as the history bears it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.expert import LEAVING_WEEKS
from matching.features.catalogue import FEATURES, PERSONAL
from matching.learning.likelihood import Bernoulli, Poisson
from matching.learning.outcomes import Learned, Outcome, learn
from matching.learning.rows import History
from matching.learning.strength import Strength
from matching.learning.table import feature_table
from matching.model import Model, Terms
from matching.staying import HALF_A_YEAR, SLOPE


Floats = NDArray[np.float64]

SLOPES = {0.03: 8.0, 0.06: 4.0, 0.12: 2.0, 0.25: 1.0, 0.5: 0.5}  # and how probable each is beforehand
SHAPES = {0.02: 4.0, 0.08: 2.0, 0.2: 1.0}
TAILS = 2.0
GRID = tuple(
    Strength(0.3, slope, shape, likely * smooth, TAILS)
    for slope, likely in SLOPES.items()
    for shape, smooth in SHAPES.items()
)
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
    start = _learn(of_starting(history, expert), history.started)
    stay = _learn(of_leaving(history, expert), history.left[history.started])
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


def _learn(outcome: Outcome, happened: NDArray[np.bool_]) -> Learned | None:
    """`happened` says of each referral, or start, which way it went: one way only can move nothing but the level."""
    if not len(outcome.rows):
        return None
    some = bool(happened.any() and not happened.all())
    return learn(outcome, GRID if some else NOTHING)


def of_starting(history: History, expert: Model) -> Outcome:
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
        groupings=(history.person, history.employer),
    )


def of_leaving(history: History, expert: Model) -> Outcome:
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
        groupings=(history.person[stays.row], history.employer[stays.row]),
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
