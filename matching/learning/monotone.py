"""What is learned goes one way with the dose where the feature says so."""

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import isotonic_regression

from matching.features.base import Feature


Floats = NDArray[np.float64]


def one_way(feature: Feature, terms: Floats, weight: Floats) -> Floats:
    """The nearest terms that rise, or that fall, all along the dose; `weight` says how firmly each code is known.

    Which way is what costs less. Weighted isotonic regression (Barlow and others 1972).
    """
    ladder = feature.ladder()
    if not feature.monotone or len(ladder) < 3:
        return terms
    values, firm = terms[ladder], weight[ladder]
    ways = [isotonic_regression(values, sample_weight=firm, increasing=rising) for rising in (True, False)]
    cost = [float(firm @ (values - way) ** 2) for way in ways]
    changed = terms.copy()
    changed[ladder] = ways[int(cost[1] < cost[0])]
    return changed
