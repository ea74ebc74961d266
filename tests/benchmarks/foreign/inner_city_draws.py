"""Days and place of the inner city, and how its facts are drawn."""

from datetime import date
from zlib import crc32

import numpy as np
from numpy.random import Generator


TODAY = date(2026, 11, 23)
FIRST_DAY = date(2022, 11, 28)
CENTRE = (530_000, 180_000)


def generator(seed: int, stream: int, *names: str) -> Generator:
    return np.random.default_rng([seed, stream, *(crc32(name.encode()) for name in names)])


def draw_one(rng: Generator, shares: dict[str, float]) -> str:
    names, weights = list(shares), np.array(list(shares.values()))
    return names[int(np.searchsorted(np.cumsum(weights / weights.sum()), rng.random(), side="right"))]


def draw_some(rng: Generator, table: dict[str, dict[str, float]], latent: str) -> list[str]:
    return [name for name, row in table.items() if rng.random() < row.get(latent, 0.0)]


def lognormal(rng: Generator, spread: float) -> float:
    """A factor around 1, of mean 1."""
    return float(np.exp(rng.normal(-spread * spread / 2, spread)))
