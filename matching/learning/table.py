"""What a model card needs to know of every term: what the expert said, what was learnt, and how far it is known."""

from typing import Any

import numpy as np

from matching.doubt import EIGHTY_PERCENT
from matching.features.catalogue import FEATURES
from matching.learning.outcomes import Learned
from matching.learning.rows import History
from matching.model import Model


def feature_table(
    history: History, expert: Model, start: Learned | None, stay: Learned | None
) -> tuple[dict[str, Any], ...]:
    """A plain record per feature; lists run over its codes (0 is unknown). Intervals hold 80%."""
    table = []
    for position, feature in enumerate(FEATURES):
        codes, size = history.codes[:, position], len(feature.doses)
        terms = expert.terms[feature.name]
        table.append(
            {
                "feature": feature.name,
                "kind": feature.kind,
                "monotone": feature.monotone,
                "dose": list(feature.doses),
                "referrals": np.bincount(codes, minlength=size).tolist(),
                "starts": np.bincount(codes[history.started], minlength=size).tolist(),
                "start": _terms(feature.name, terms.start.tolist(), start),
                "stay": _terms(feature.name, terms.stay.tolist(), stay),
            }
        )
    return tuple(table)


def _terms(name: str, expert: list[float], learned: Learned | None) -> dict[str, list[float]]:
    if learned is None:
        return {"expert": expert, "learned": expert, "low": expert, "high": expert}
    terms, reach = learned.terms[name], EIGHTY_PERCENT * learned.spread[name]
    return {
        "expert": expert,
        "learned": terms.tolist(),
        "low": (terms - reach).tolist(),
        "high": (terms + reach).tolist(),
    }
