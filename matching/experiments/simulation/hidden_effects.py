"""What no record holds: effects of single people and employers, and a group. Drawn from the seed and the id alone."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri


Floats = NDArray[np.float64]


def uniform(seed: int, what: str, ids: Sequence[str]) -> Floats:
    """A number in (0, 1) for each id: the same whenever and in whatever company it is asked for."""
    known = {name: _number(f"{seed}:{what}:{name}") for name in set(ids)}
    return np.array([known[name] for name in ids], dtype=np.float64)


def normal(seed: int, what: str, ids: Sequence[str]) -> Floats:
    """A standard normal number for each id."""
    numbers: Floats = ndtri(uniform(seed, what, ids))
    return numbers


def _number(text: str) -> float:
    digest = blake2b(text.encode(), digest_size=6).digest()
    return (int.from_bytes(digest, "big") + 0.5) / 2**48
