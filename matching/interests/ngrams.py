"""Character n-grams: how nearly two phrases are spelt, in whole numbers, so that it is the same on every machine.

A phrase is the set of its n-grams of 2 to 5 letters within words, a space on both sides of a word. Each weighs by how
few topics have it (inverse document frequency), and phrases are as close as the cosine of their weights.

References
----------
.. [1] Cavnar, W. B. and Trenkle, J. M. (1994). N-gram-based text categorization. Proceedings of SDAIR.
.. [2] Spärck Jones, K. (1972). A statistical interpretation of term specificity. Journal of Documentation, 28(1).
"""

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array


SHORTEST, LONGEST = 2, 5
WEIGHT_SCALE = 64  # weights are whole multiples of 1/64


def ngrams(words: Sequence[str]) -> list[str]:
    """Return the distinct n-grams of words, in the order they first come."""
    sizes = range(SHORTEST, LONGEST + 1)
    padded = [f" {word} " for word in words]
    found = [word[at : at + size] for word in padded for size in sizes for at in range(len(word) - size + 1)]
    return list(dict.fromkeys(found))


class NgramIndex:
    """An index of phrases by their n-grams.

    Parameters
    ----------
    phrases : sequence of list of str
        The words of each phrase.
    topics : sequence of int, length n_phrases, optional
        What each phrase is about. An n-gram weighs by how few topics have it; without topics each phrase is its own.
    """

    def __init__(self, phrases: Sequence[Sequence[str]], topics: Sequence[int] | None = None) -> None:
        about = range(len(phrases)) if topics is None else topics
        found = {(ngram, topic): None for phrase, topic in zip(phrases, about, strict=True) for ngram in ngrams(phrase)}
        counts = Counter(ngram for ngram, _ in found)
        self.position = {ngram: position for position, ngram in enumerate(counts)}
        most = 1 + len(set(about))
        rarity = (log(most / (1 + count)) + 1 for count in counts.values())
        self.weight = np.array([round(WEIGHT_SCALE * each) for each in rarity], dtype=np.int64)
        self.phrases = self._matrix(phrases)
        self.columns = csr_array(self.phrases.T)
        self.length = _lengths(self.phrases)

    def closeness(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """Return how close texts are to every phrase.

        Parameters
        ----------
        texts : sequence of list of str, length n_texts
            The words of each text.

        Returns
        -------
        ndarray of shape (n_texts, n_phrases)
            Cosines from 0 to 1; 0 where a text has no n-gram of any phrase.
        """
        matrix = self._matrix(texts)
        products = (matrix @ self.columns).toarray()
        lengths = _lengths(matrix)[:, None] * self.length
        cosines: NDArray[np.float64] = products / np.where(lengths > 0, lengths, 1.0)
        return cosines

    def _matrix(self, texts: Sequence[Sequence[str]]) -> csr_array:
        known = [[self.position[each] for each in ngrams(text) if each in self.position] for text in texts]
        column = np.array([position for row in known for position in row], dtype=np.int64)
        start = np.cumsum([0, *map(len, known)])
        return csr_array((self.weight[column], column, start), shape=(len(texts), len(self.position)))


def _lengths(matrix: csr_array) -> NDArray[np.float64]:
    squares = matrix.multiply(matrix).sum(axis=1)
    lengths: NDArray[np.float64] = np.sqrt(np.asarray(squares, dtype=np.float64))
    return lengths
