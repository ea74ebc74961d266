"""A record per feature for the model card: prior terms, fitted terms and their intervals."""

from typing import Any

import numpy as np

from matching.covariance import Z_80
from matching.features.catalogue import FEATURES
from matching.learning.regression import FittedRegression
from matching.learning.training_data import TrainingData
from matching.model import Model


def feature_table(
    history: TrainingData, prior: Model, start: FittedRegression | None, stay: FittedRegression | None
) -> tuple[dict[str, Any], ...]:
    """A plain record per feature, kept as JSON; lists run over its codes (0 is unknown). Intervals are 80%."""
    table = []
    for position, feature in enumerate(FEATURES):
        codes, size = history.codes[:, position], len(feature.bin_values)
        terms = prior.terms[feature.name]
        table.append(
            {
                "feature": feature.name,
                "kind": feature.kind,
                "monotone": feature.monotone,
                "dose": list(feature.bin_values),
                "referrals": np.bincount(codes, minlength=size).tolist(),
                "starts": np.bincount(codes[history.started], minlength=size).tolist(),
                "start": _terms(feature.name, terms.start.tolist(), start),
                "stay": _terms(feature.name, terms.stay.tolist(), stay),
            }
        )
    return tuple(table)


def _terms(name: str, prior: list[float], fitted: FittedRegression | None) -> dict[str, list[float]]:
    if fitted is None:
        return {"expert": prior, "learned": prior, "low": prior, "high": prior}
    terms, margin = fitted.terms[name], Z_80 * fitted.sd[name]
    return {
        "expert": prior,
        "learned": terms.tolist(),
        "low": (terms - margin).tolist(),
        "high": (terms + margin).tolist(),
    }
