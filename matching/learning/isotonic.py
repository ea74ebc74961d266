"""Monotone constraint: fitted terms rise, or fall, with the value of the bin all along."""

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import isotonic_regression

from matching.features.base import Feature


Floats = NDArray[np.float64]


def monotone_terms(feature: Feature, terms: Floats, precision: Floats) -> Floats:
    """The nearest monotone terms, rising or falling, whichever has the smaller weighted sum of squares.

    Weighted isotonic regression (Barlow and others 1972); `precision` is the weight of each bin. Features that are not
    monotone, and unordered bins, stay as they are.
    """
    bins = feature.ordered_bins()
    if not feature.monotone or len(bins) < 3:
        return terms
    values, weight = terms[bins], precision[bins]
    fits = [isotonic_regression(values, sample_weight=weight, increasing=rising) for rising in (True, False)]
    loss = [float(weight @ (values - fit) ** 2) for fit in fits]
    monotone = terms.copy()
    monotone[bins] = fits[int(loss[1] < loss[0])]
    return monotone
