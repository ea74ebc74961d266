"""In what ways the expert may be corrected: columns over the codes of all features.

Three kinds of column: a scale of all the expert's terms together (of pairs and opportunities, and of people alone); a
slope for each feature along its dose, by which even a wrong sign can be turned; and a smooth shape for each feature
over its codes, which leaves its mean over the history alone. A feature that the history does not
speak of has only the scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.features.base import Codes, Feature
from matching.features.catalogue import FEATURES


Floats = NDArray[np.float64]

ENOUGH = 5  # referrals that must hold a code, for at least two codes of a feature
SMALLEST_SHAPE = 0.3  # variance of a shape that is worth a column


@dataclass(frozen=True)
class Basis:
    """`tables[feature][code]` is a row of columns; `kind` says of each column whether it is scale, slope or shape."""

    tables: dict[str, Floats]
    kind: tuple[str, ...]

    @classmethod
    def of(cls, codes: Codes, expert: dict[str, Floats]) -> Basis:
        """`codes`: a row per outcome, a column per feature; `expert`: the expert's terms by feature and code."""
        counts = [np.bincount(column, minlength=len(f.doses)) for f, column in zip(FEATURES, codes.T, strict=True)]
        own = [_own(feature, count) for feature, count in zip(FEATURES, counts, strict=True)]
        kind = ["scale", "scale"]
        tables = {}
        width = 2 + sum(columns.shape[1] for columns in own)
        for feature, columns in zip(FEATURES, own, strict=True):
            table = np.zeros((len(feature.doses), width))
            table[:, int(feature.kind == "person")] = expert[feature.name]
            table[:, len(kind) : len(kind) + columns.shape[1]] = columns
            kind += ["slope", *["shape"] * (columns.shape[1] - 1)][: columns.shape[1]]
            tables[feature.name] = table
        return cls(tables, tuple(kind))

    def rows(self, codes: Codes) -> Floats:
        rows = np.zeros((len(codes), len(self.kind)))
        for feature, column in zip(FEATURES, codes.T, strict=True):
            rows += self.tables[feature.name][column]
        return rows


def _own(feature: Feature, count: NDArray[np.int64]) -> Floats:
    """Slope and shapes of one feature; no column where the history holds too little of it."""
    if (count[1:] >= ENOUGH).sum() < 2:
        return np.zeros((len(feature.doses), 0))
    slope = np.array(feature.doses)[:, None]
    return np.hstack([slope, _shapes(feature, count[1:] / count[1:].sum())])


def _shapes(feature: Feature, weight: Floats) -> Floats:
    """Principal shapes of a smooth curve over the codes, each less its mean over the history."""
    ladder = feature.ladder() if feature.monotone else list(range(1, len(feature.doses)))
    place = np.zeros((len(feature.doses), 1))
    place[ladder, 0] = np.arange(len(ladder))
    apart = np.abs(place - place.T)
    alike = np.exp(-apart / max(len(ladder) / 3, 1))
    for code in feature.loose:
        alike[code, :] = alike[:, code] = 0
        alike[code, code] = 1
    known = alike[1:, 1:]
    known = known - weight @ known
    known = known - (known @ weight)[:, None]
    variance, shape = np.linalg.eigh((known + known.T) / 2)
    kept = variance > SMALLEST_SHAPE
    shapes = np.zeros((len(feature.doses), int(kept.sum())))
    shapes[1:] = shape[:, kept] * np.sqrt(variance[kept])
    return shapes
