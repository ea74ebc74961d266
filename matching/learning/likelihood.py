"""The two likelihoods: whether somebody starts (Bernoulli, logit) and when they leave (Poisson, log).

A stay becomes one row for every interval it was seen in, whole or in part. With a hazard constant within the interval
the row's likelihood is that of a Poisson count (1 where they left in it) with the part seen as exposure; this is exact
for the stay as a whole, and what is censored counts for as long as it was seen.
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit


Floats = NDArray[np.float64]


class Pull(NamedTuple):
    """Of a log-likelihood by row: its value, its slope and the negative of its curvature in the linear predictor."""

    value: Floats
    slope: Floats
    weight: Floats


class Likelihood(Protocol):
    def pull(self, linear: Floats) -> Pull: ...


@dataclass(frozen=True)
class Bernoulli:
    happened: Floats

    def pull(self, linear: Floats) -> Pull:
        chance = expit(linear)
        value = self.happened * linear - np.logaddexp(0, linear)
        return Pull(value, self.happened - chance, chance * (1 - chance))


@dataclass(frozen=True)
class Poisson:
    """Counts; the logarithm of the exposure is part of the linear predictor."""

    happened: Floats

    def pull(self, linear: Floats) -> Pull:
        expected = np.exp(linear)
        return Pull(self.happened * linear - expected, self.happened - expected, expected)
