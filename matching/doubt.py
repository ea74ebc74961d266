"""How far an additive quantity is known: the spread of a sum of terms, pair by pair, without a wide matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
EIGHTY_PERCENT = 1.2815515655446004  # normal quantile of .9: an 80% interval


@dataclass(frozen=True)
class Doubt:
    """The covariance of all terms as a factor of few columns.

    The spread of a pair is the length of `base` plus one row of each table, by code; `rest` is the standard deviation
    of what no term tells. `tables` is empty where every pair is as doubtful as every other.
    """

    rest: float
    base: Floats
    tables: dict[str, Floats]

    @classmethod
    def alike(cls, spread: float) -> Doubt:
        return cls(spread, np.zeros(0), {})

    def spread(self, codes: Mapping[str, NDArray[np.intp]], rows: int) -> Floats:
        """Standard deviation of every pair, given the codes of its features."""
        along = np.broadcast_to(self.base, (rows, len(self.base))).copy()
        for name, table in self.tables.items():
            along += table[codes[name]]
        spread: Floats = np.sqrt(np.einsum("ij,ij->i", along, along) + self.rest**2)
        return spread
