"""Terms that two texts share, or that mean the same: superimposed codes of 256 bits.

A signature is four words of 64 bits: two for groups of related terms, one bit a group, and two for hashes of the words
themselves, which count as shared only where both hashes agree. A word shared as it is therefore weighs more than one
that only means the same.

References
----------
.. [1] Faloutsos, C. and Christodoulakis, S. (1984). Signature files: an access method for documents and its analytical
   performance evaluation. ACM Transactions on Office Information Systems, 2(4).
"""

from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from matching.interests.clauses import split_tokens
from matching.interests.lemmas import GENERIC_WORDS, VERBS, lemma
from matching.interests.word_tables import DATA, read_table


SIGNATURE_WORDS, BITS = 4, 64
MOST_GROUPS = 2 * BITS
SHORTEST_WORD, HASHED_LETTERS = 3, 6


def read_groups(path: Path) -> dict[str, int]:
    """Read groups of related terms.

    Parameters
    ----------
    path : Path
        A table of the one column `terms`: a group a line, its words with a space between them.

    Returns
    -------
    dict of str to int
        The groups of every lemma as bits; a word that takes any ending keeps its `*`.

    Raises
    ------
    WordTableError
        If a line is not words, or is the 129th group.
    """
    groups: dict[str, int] = {}
    for position, row in enumerate(read_table(path, "terms")):
        if position >= MOST_GROUPS:
            raise row.error(f"more than {MOST_GROUPS} groups")
        for term in row.require_words(row.values[0]).split(" "):
            word = term if term.endswith("*") else lemma(term)
            groups[word] = groups.get(word, 0) | 1 << position
    return groups


GROUPS = read_groups(DATA / "related_terms.csv")


@lru_cache(maxsize=100_000)
def word_signature(word: str) -> tuple[int, int, int, int]:
    """Return the signature of one lemma."""
    groups = GROUPS.get(word, 0)
    for size in range(len(word), 1, -1):
        groups |= GROUPS.get(word[:size] + "*", 0)
    low, high = groups & (1 << BITS) - 1, groups >> BITS
    if word in VERBS:  # what is done is shared by too many kinds of work to count as a word
        return low, high, 0, 0
    hashed = crc32(word[:HASHED_LETTERS].encode())
    return low, high, 1 << hashed % BITS, 1 << hashed // BITS % BITS


def text_signature(text: str) -> tuple[int, ...]:
    """Return the union of the signatures of the content words of a text, without generic and very short ones.

    Returns
    -------
    tuple of 4 int
        Unsigned, of 64 bits each.
    """
    signature = [0] * SIGNATURE_WORDS
    for words in split_tokens(text):
        for word in words:
            if len(word) >= SHORTEST_WORD and word not in GENERIC_WORDS:
                signature = [have | more for have, more in zip(signature, word_signature(word), strict=True)]
    return tuple(signature)


def count_shared_terms(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Count the groups and words that two columns of signatures have in common.

    Parameters
    ----------
    one, other : ndarray of shape (n, 4)

    Returns
    -------
    ndarray of shape (n,)
        Row by row, the groups in common and the words in common added up.
    """
    common = np.bitwise_count(one & other)
    count: NDArray[np.uint8] = common[:, 0] + common[:, 1] + np.minimum(common[:, 2], common[:, 3])
    return count
