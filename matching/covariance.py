"""Standard deviation of an additive predictor, pair by pair, from a low-rank factor of the covariance of its terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
Z_80 = 1.2815515655446004  # normal quantile of .9, for 80% intervals


@dataclass(frozen=True)
class PredictorCovariance:
    """Covariance of all terms as a factor F of few columns, so that no wide matrix is ever built.

    The variance of a pair is the squared length of `intercept` plus one row of each table, by code, plus
    `residual_sd` squared (random effects, which no term holds). `tables` is empty where every pair has the same
    variance.
    """

    residual_sd: float
    intercept: Floats
    tables: dict[str, Floats]

    @classmethod
    def constant(cls, standard_deviation: float) -> PredictorCovariance:
        return cls(standard_deviation, np.zeros(0), {})

    def standard_deviation(self, codes: Mapping[str, NDArray[np.intp]], rows: int) -> Floats:
        """Standard deviation of every pair in log-odds, given the codes of its features."""
        row_of_factor = self.factor(codes, rows)
        deviation: Floats = np.sqrt(np.einsum("ij,ij->i", row_of_factor, row_of_factor) + self.residual_sd**2)
        return deviation

    def factor(self, codes: Mapping[str, NDArray[np.intp]], rows: int) -> Floats:
        """The factor's row of every pair, of which the squared length is the variance but for the residual."""
        row_of_factor = np.broadcast_to(self.intercept, (rows, len(self.intercept))).copy()
        for name, table in self.tables.items():
            row_of_factor += table[codes[name]]
        return row_of_factor
