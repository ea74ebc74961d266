"""Every feature with what the expert says and what was learnt."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from matching.cards.document import Table
from matching.cards.wording import signed
from matching.features.catalogue import FEATURES
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
WAYS = {1: "more is better", -1: "more is worse"}
FLAT = 0.05  # log-odds between lowest and highest dose


def feature_terms(ranker: Ranker) -> Table:
    learnt = {row["feature"]: row for row in getattr(ranker, "feature_table_", ())}
    rows = tuple(_row(row.feature, row.direction, learnt.get(row.feature)) for row in PRIOR_EFFECTS)
    return Table(CAPTION, HEADS, rows)


def _row(name: str, direction: int, learnt: Mapping[str, Any] | None) -> tuple[str, ...]:
    feature = next(feature for feature in FEATURES if feature.name == name)
    expert = Model.from_prior().terms[name]
    spans = [_span(feature.bin_values, expert.start), _span(feature.bin_values, expert.stay)]
    found = [_span(feature.bin_values, learnt[side]["learned"]) for side in ("start", "stay")] if learnt else []
    shown = [signed(span) for span in found] or ["not yet", "not yet"]
    way = _way(direction, sum(spans), sum(found)) if found else "not yet"
    return (
        feature.label,
        ABOUT[feature.kind],
        WAYS[direction],
        signed(spans[0]),
        shown[0],
        signed(spans[1]),
        shown[1],
        way,
    )


def _span(doses: Sequence[float], terms: Any) -> float:
    """From the lowest to the highest dose; code 0 is what is unknown."""
    known = np.asarray(doses)[1:]
    values = np.asarray(terms, dtype=np.float64)[1:]
    return float(values[known.argmax()] - values[known.argmin()])


def _way(direction: int, expert: float, found: float) -> str:
    if abs(found) < FLAT:
        return "no difference to speak of"
    if abs(expert) < FLAT:
        return WAYS[1 if found > 0 else -1]
    return "as expected" if found * direction > 0 else "the other way"
