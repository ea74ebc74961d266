"""The two likelihoods: whether somebody starts (Bernoulli, logit) and when they leave (Poisson, log).

A stay becomes one row for every interval it was observed in, whole or in part. With a hazard constant within the
interval the row's likelihood is that of a Poisson count (1 where they left in it) with the observed part as exposure;
this is exact for the stay as a whole, and a censored stay counts for as long as it was observed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol, Self

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit


Floats = NDArray[np.float64]


ATTENUATION = (16 * 3**0.5 / (15 * np.pi)) ** 2  # Zeger, Liang and Albert 1988, Biometrics 44


class Derivatives(NamedTuple):
    """Of the log-likelihood by row, in the linear predictor: its gradient, and minus its second derivative."""

    gradient: Floats
    information: Floats


class Likelihood(Protocol):
    def subset(self, rows: NDArray[np.int64]) -> Likelihood:
        """The likelihood of these rows alone."""

    def log_likelihood(self, predictor: Floats) -> Floats:
        """The log-likelihood by row."""

    def derivatives(self, predictor: Floats) -> Derivatives: ...

    def conditional_predictor(self, marginal: Floats, variance: float) -> Floats:
        """The predictor at a random effect of 0, such that the mean over effects of this variance is `marginal`'s."""


@dataclass(frozen=True)
class OfEvents:
    """A likelihood of the number of events in each row."""

    events: Floats

    def subset(self, rows: NDArray[np.int64]) -> Self:
        return type(self)(self.events[rows])


class Bernoulli(OfEvents):
    """One event or none."""

    def log_likelihood(self, predictor: Floats) -> Floats:
        return self.events * predictor - np.logaddexp(0, predictor)

    def derivatives(self, predictor: Floats) -> Derivatives:
        chance = expit(predictor)
        return Derivatives(self.events - chance, chance * (1 - chance))

    def conditional_predictor(self, marginal: Floats, variance: float) -> Floats:
        return marginal * float(np.sqrt(1 + ATTENUATION * variance))


class Poisson(OfEvents):
    """Counts; the logarithm of the exposure is part of the linear predictor."""

    def log_likelihood(self, predictor: Floats) -> Floats:
        return self.events * predictor - np.exp(predictor)

    def derivatives(self, predictor: Floats) -> Derivatives:
        expected = np.exp(predictor)
        return Derivatives(self.events - expected, expected)

    def conditional_predictor(self, marginal: Floats, variance: float) -> Floats:
        return marginal - variance / 2
