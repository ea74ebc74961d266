"""Spelling correction: a misspelt word is read as the nearest word of the lexicon.

Candidates begin with the same two letters, or sound the same, and are about as long. The nearest is that with the
highest Ratcliff and Obershelp similarity of letters, raised where both words have one phonetic key. The shorter that
key, the more nearly as long they must be.

References
----------
.. [1] Ratcliff, J. W. and Metzener, D. (1988). Pattern matching: the Gestalt approach. Dr. Dobb's Journal, 13(7).
.. [2] Philips, L. (1990). Hanging on the Metaphone. Computer Language, 7(12).
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from difflib import SequenceMatcher

from matching.interests.word_tables import read_word_list


CORRECTLY_SPELT = frozenset(read_word_list("correctly_spelt"))
SHORTEST_WORD, SHORTEST_KEY = 5, 2
PREFIX, LENGTH_DIFFERENCE = 2, 2
LEAST_SIMILARITY, ONE_SOUND = 0.85, 0.1  # what words of one sound are more alike than their letters
SOUNDS = (
    (re.compile(r"\A(?:k(?=n)|w(?=r)|p(?=s)|g(?=n))"), ""),
    (re.compile(r"(?:ti|ci|si|ssi)(?=[oa]n)"), "sh"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"[ckq]+h?"), "k"),
    (re.compile(r"z"), "s"),
    (re.compile(r"wh"), "w"),
    (re.compile(r"(?<=.)[aeiouyhw]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def phonetic_key(word: str) -> str:
    """Return what is left of a word when it is spelt as it sounds: one key for "electrition" and "electrician"."""
    for pattern, plain in SOUNDS:
        word = pattern.sub(plain, word)
    return word


class SpellingCorrector:
    """Corrects words that are nearly spelt like a word of a vocabulary.

    Parameters
    ----------
    vocabulary : iterable of str
        The words that a misspelt one may be read as. Of two as near, the first is taken.
    known : container of str
        Words that are right as they are and never corrected, beside those of `data/word_lists/correctly_spelt.csv`.
    """

    def __init__(self, vocabulary: Iterable[str], known: Container[str]) -> None:
        self.known = known
        self.candidates: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.sounds: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in vocabulary:
            spelt = (word, phonetic_key(word))
            self.candidates[word[:PREFIX]].append(spelt)
            self.sounds[spelt[1]].append(spelt)

    def correct(self, word: str) -> str | None:
        """Return the word that a misspelt one probably means.

        Parameters
        ----------
        word : str
            A lemma.

        Returns
        -------
        str or None
            A word of the vocabulary; None where the word is known, is too short, or none is near enough.
        """
        right = self.known if word not in CORRECTLY_SPELT else (word,)
        if len(word) < SHORTEST_WORD or word in right or word.removesuffix("s") in right:
            return None
        nearest, highest = None, 0.0
        key = phonetic_key(word)
        for candidate, candidate_key in (*self.candidates.get(word[:PREFIX], ()), *self.sounds.get(key, ())):
            if abs(len(candidate) - len(word)) <= LENGTH_DIFFERENCE:
                one_sound = key == candidate_key and abs(len(word) - len(candidate)) <= len(key) - SHORTEST_KEY
                similarity = SequenceMatcher(None, word, candidate).ratio() + (ONE_SOUND if one_sound else 0.0)
                if similarity > highest and similarity >= LEAST_SIMILARITY:
                    nearest, highest = candidate, similarity
        return nearest
