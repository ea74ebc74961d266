"""The table of features in a card: terms of the prior and fitted terms."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from matching.cards.document import Table
from matching.cards.formats import signed
from matching.features.catalogue import FEATURES
from matching.features.employer_effect import EmployerEffect, EmployerStarting, EmployerStaying
from matching.model import Model
from matching.prior import PRIOR_EFFECTS
from matching.ranker import Ranker


HEADS = (
    "Feature",
    "About",
    "The expert expects",
    "Starting: expert",
    "learnt",
    "Staying: expert",
    "learnt",
    "Learnt way",
)
CAPTION = (
    "Terms from the lowest to the highest dose of each feature, in log-odds: what the expert says and what was learnt "
    "from referrals here. Terms of the person enter chances and never the order."
)
ABOUT = {"pair": "both", "opportunity": "the opportunity", "person": "the person"}
DIRECTIONS = {1: "more is better", -1: "more is worse"}
OF_EMPLOYERS = (EmployerStarting(), EmployerStaying())
EMPLOYER_EFFECTS = {feature.name for feature in OF_EMPLOYERS}
MIN_SPAN = 0.05  # log-odds between lowest and highest dose


def feature_terms(ranker: Ranker) -> Table:
    fitted = {row["feature"]: row for row in getattr(ranker, "feature_table_", ())}
    rows = [
        _row(effect.feature, effect.direction, fitted.get(effect.feature))
        for effect in PRIOR_EFFECTS
        if effect.feature not in EMPLOYER_EFFECTS
    ]
    effects = getattr(ranker, "model_", Model.from_prior()).employer_effects
    rows += [
        _employer_row(feature, [effect[feature.outcome] for effect in effects.values()]) for feature in OF_EMPLOYERS
    ]
    return Table(CAPTION, HEADS, tuple(rows))


def _employer_row(feature: EmployerEffect, effects: Sequence[float]) -> tuple[str, ...]:
    """From the employer with the lowest effect to the one with the highest; none is expected before any history."""
    learnt = signed(max(effects) - min(effects)) if effects else "not yet"
    cells = [signed(0.0), "", signed(0.0), ""]
    cells[2 * feature.outcome + 1] = learnt
    return feature.label, ABOUT[feature.kind], "the same of all", *cells, "employer by employer"


def _row(name: str, direction: int, fitted: Mapping[str, Any] | None) -> tuple[str, ...]:
    feature = next(feature for feature in FEATURES if feature.name == name)
    prior = Model.from_prior().terms[name]
    spans = [_span(feature.bin_values, prior.start), _span(feature.bin_values, prior.stay)]
    fitted_spans = [_span(feature.bin_values, fitted[side]["learned"]) for side in ("start", "stay")] if fitted else []
    shown = [signed(span) for span in fitted_spans] or ["not yet", "not yet"]
    way = _direction_found(direction, sum(spans), sum(fitted_spans)) if fitted_spans else "not yet"
    return (
        feature.label,
        ABOUT[feature.kind],
        DIRECTIONS[direction],
        signed(spans[0]),
        shown[0],
        signed(spans[1]),
        shown[1],
        way,
    )


def _span(bin_values: Sequence[float], terms: Any) -> float:
    """Term at the highest bin value less that at the lowest; code 0 is what is unknown."""
    values = np.asarray(bin_values)[1:]
    fitted = np.asarray(terms, dtype=np.float64)[1:]
    return float(fitted[values.argmax()] - fitted[values.argmin()])


def _direction_found(direction: int, prior_span: float, fitted_span: float) -> str:
    if abs(fitted_span) < MIN_SPAN:
        return "no difference to speak of"
    if abs(prior_span) < MIN_SPAN:
        return DIRECTIONS[1 if fitted_span > 0 else -1]
    return "as expected" if fitted_span * direction > 0 else "the other way"
