"""The telling words of a text as bits: kindred words exactly, other words hashed.

Four words of 64 bits: two for the groups of kindred words, two for hashes of the words themselves, which count as
shared only where both hashes agree. A word shared as it is therefore weighs more than one that only means the same.
"""

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from matching.interests.clauses import tokens
from matching.interests.forms import GENERIC, VERBS, form
from matching.interests.words.kindred import GROUPS


WORDS, BITS = 4, 64
SHORTEST, STEM = 3, 6


def _groups() -> dict[str, int]:
    """Groups of every entry, as bits; entries that take any ending keep their star."""
    bits: dict[str, int] = {}
    for group, line in enumerate(GROUPS.strip().splitlines()):
        for entry in line.split():
            word = entry if entry.endswith("*") else form(entry)
            bits[word] = bits.get(word, 0) | 1 << group
    return bits


ENTRIES = _groups()


@lru_cache(maxsize=100_000)
def bits_of(word: str) -> tuple[int, int, int, int]:
    groups = ENTRIES.get(word, 0)
    for size in range(len(word), 1, -1):
        groups |= ENTRIES.get(word[:size] + "*", 0)
    half, rest = groups & (1 << BITS) - 1, groups >> BITS
    if word in VERBS:  # what is done is shared by too many kinds of work to count as a word
        return half, rest, 0, 0
    hashed = crc32(word[:STEM].encode())
    return half, rest, 1 << hashed % BITS, 1 << hashed // BITS % BITS


def signature(text: str) -> tuple[int, ...]:
    found = [0] * WORDS
    for words in tokens(text):
        for word in words:
            if len(word) >= SHORTEST and word not in GENERIC:
                found = [have | more for have, more in zip(found, bits_of(word), strict=True)]
    return tuple(found)


def shared(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """How many groups and words two columns of signatures have in common, row by row."""
    common = np.bitwise_count(one & other)
    count: NDArray[np.uint8] = common[:, 0] + common[:, 1] + np.minimum(common[:, 2], common[:, 3])
    return count
