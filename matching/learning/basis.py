"""Basis of corrections of the prior: columns over the codes of all features.

Three kinds of column: a scale of all the prior's terms together (of pairs and opportunities, and of people alone); a
slope for each feature along its bin value, by which even a wrong sign can be reversed; and smooth shapes for each
feature over its bins, orthogonal to their mean over the history. A feature that the history does not cover has only the
scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.features.base import Codes, Feature
from matching.features.catalogue import FEATURES


Floats = NDArray[np.float64]

MIN_REFERRALS_PER_BIN = 5  # in at least two bins of a feature
MIN_EIGENVALUE = 0.3  # of a shape that is worth a column


@dataclass(frozen=True)
class Basis:
    """`tables[feature][code]` is a row of columns; `column_kind` says which column is a scale, slope or shape."""

    tables: dict[str, Floats]
    column_kind: tuple[str, ...]

    @classmethod
    def from_history(cls, codes: Codes, prior_terms: dict[str, Floats]) -> Basis:
        """`codes`: a row per observation, a column per feature; `prior_terms`: prior means by feature and code."""
        counts = [np.bincount(column, minlength=len(f.bin_values)) for f, column in zip(FEATURES, codes.T, strict=True)]
        own_columns = [_feature_columns(feature, count) for feature, count in zip(FEATURES, counts, strict=True)]
        column_kind = ["scale", "scale"]
        tables = {}
        width = 2 + sum(columns.shape[1] for columns in own_columns)
        for feature, columns in zip(FEATURES, own_columns, strict=True):
            table = np.zeros((len(feature.bin_values), width))
            if feature.learned:
                table[:, int(feature.kind == "person")] = prior_terms[feature.name]
            table[:, len(column_kind) : len(column_kind) + columns.shape[1]] = columns
            column_kind += ["slope", *["shape"] * (columns.shape[1] - 1)][: columns.shape[1]]
            tables[feature.name] = table
        return cls(tables, tuple(column_kind))

    def design_matrix(self, codes: Codes) -> Floats:
        """A row per row of `codes`: the sum of the table rows of its features."""
        design = np.zeros((len(codes), len(self.column_kind)))
        for feature, column in zip(FEATURES, codes.T, strict=True):
            design += self.tables[feature.name][column]
        return design


def _feature_columns(feature: Feature, count: NDArray[np.int64]) -> Floats:
    """Slope and shapes of one feature; no column where the history holds too little of it."""
    if not feature.learned or (count[1:] >= MIN_REFERRALS_PER_BIN).sum() < 2:
        return np.zeros((len(feature.bin_values), 0))
    slope = np.array(feature.bin_values)[:, None]
    return np.hstack([slope, _shapes(feature, count[1:] / count[1:].sum())])


def _shapes(feature: Feature, weight: Floats) -> Floats:
    """Scaled eigenvectors of an exponential kernel over the bins, centred by their weight in the history."""
    bins = feature.ordered_bins() if feature.monotone else list(range(1, len(feature.bin_values)))
    position = np.zeros((len(feature.bin_values), 1))
    position[bins, 0] = np.arange(len(bins))
    distance = np.abs(position - position.T)
    kernel = np.exp(-distance / max(len(bins) / 3, 1))
    for code in feature.unordered_bins:
        kernel[code, :] = kernel[:, code] = 0
        kernel[code, code] = 1
    centred = kernel[1:, 1:]
    centred = centred - weight @ centred
    centred = centred - (centred @ weight)[:, None]
    eigenvalue, eigenvector = np.linalg.eigh((centred + centred.T) / 2)
    large = eigenvalue > MIN_EIGENVALUE
    shapes = np.zeros((len(feature.bin_values), int(large.sum())))
    shapes[1:] = eigenvector[:, large] * np.sqrt(eigenvalue[large])
    return shapes
