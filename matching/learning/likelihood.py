"""The two likelihoods: whether somebody starts (Bernoulli, logit) and when they leave (Poisson, log).

A stay becomes one row for every interval it was seen in, whole or in part. With a hazard constant within the interval
the row's likelihood is that of a Poisson count (1 where they left in it) with the part seen as exposure; this is exact
for the stay as a whole, and what is censored counts for as long as it was seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit


Floats = NDArray[np.float64]


ATTENUATION = (16 * 3**0.5 / (15 * np.pi)) ** 2  # Zeger, Liang and Albert 1988, Biometrics 44


class Pull(NamedTuple):
    """Of a log-likelihood by row: its slope and the negative of its curvature in the linear predictor."""

    slope: Floats
    weight: Floats


class Likelihood(Protocol):
    def some(self, rows: NDArray[np.int64]) -> Likelihood:
        """That of some rows."""

    def value(self, linear: Floats) -> Floats:
        """The log-likelihood by row."""

    def pull(self, linear: Floats) -> Pull: ...

    def middle(self, linear: Floats, variance: float) -> Floats:
        """The linear predictor to which normal effects of this variance are added so that the mean stays as it was."""


@dataclass(frozen=True)
class Bernoulli:
    happened: Floats

    def some(self, rows: NDArray[np.int64]) -> Bernoulli:
        return Bernoulli(self.happened[rows])

    def value(self, linear: Floats) -> Floats:
        return self.happened * linear - np.logaddexp(0, linear)

    def pull(self, linear: Floats) -> Pull:
        chance = expit(linear)
        return Pull(self.happened - chance, chance * (1 - chance))

    def middle(self, linear: Floats, variance: float) -> Floats:
        return linear * float(np.sqrt(1 + ATTENUATION * variance))


@dataclass(frozen=True)
class Poisson:
    """Counts; the logarithm of the exposure is part of the linear predictor."""

    happened: Floats

    def some(self, rows: NDArray[np.int64]) -> Poisson:
        return Poisson(self.happened[rows])

    def value(self, linear: Floats) -> Floats:
        return self.happened * linear - np.exp(linear)

    def pull(self, linear: Floats) -> Pull:
        expected = np.exp(linear)
        return Pull(self.happened - expected, expected)

    def middle(self, linear: Floats, variance: float) -> Floats:
        return linear - variance / 2
