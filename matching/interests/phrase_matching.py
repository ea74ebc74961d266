"""Phrases of a clause that are terms of the lexicon: the longest match first, from left to right."""

from typing import NamedTuple

from matching.interests.lexicon import LEXICON, ConceptWeights, corrected_word, weights_of_word
from matching.interests.word_tables import read_word_list


class PhraseMatch(NamedTuple):
    start: int  # position of its first word in the clause
    words: tuple[str, ...]
    weights: ConceptWeights


LONGEST_PHRASE = 4
MODIFIERS = frozenset(read_word_list("modifiers"))


def match_phrases(words: list[str], *, correct_spelling: bool) -> list[PhraseMatch]:
    """Find the terms that a clause is made of.

    Parameters
    ----------
    words : list of str
        The content words of the clause, as lemmas.
    correct_spelling : bool
        Whether a word that is no term is read as the nearest one.

    Returns
    -------
    list of PhraseMatch
        In the order of the clause, none overlapping another; words about no kind of work are left out.
    """
    read = [corrected_word(word) for word in words] if correct_spelling else words
    matches = []
    position = 0
    while position < len(words):
        size, match = (
            _longest(words, position)
            or _longest(read, position)
            or _across_modifiers(read, position)
            or _single_word(read, position)
        )
        if match.weights:
            matches.append(match)
        position += size
    return matches


def _longest(words: list[str], position: int) -> tuple[int, PhraseMatch] | None:
    for size in range(min(LONGEST_PHRASE, len(words) - position), 1, -1):
        phrase = tuple(words[position : position + size])
        weights = LEXICON.look_up(phrase)
        if weights:
            return size, PhraseMatch(position, phrase, weights)
    return None


def _across_modifiers(words: list[str], position: int) -> tuple[int, PhraseMatch] | None:
    """Two words of a phrase with modifiers between them: "fixing people's old cars"."""
    end = position + 1
    while end < len(words) and words[end] in MODIFIERS:
        end += 1
    if end == position + 1 or end == len(words):
        return None
    phrase = (words[position], words[end])
    weights = LEXICON.look_up(phrase)
    return (end + 1 - position, PhraseMatch(position, phrase, weights)) if weights else None


def _single_word(words: list[str], position: int) -> tuple[int, PhraseMatch]:
    word = words[position]
    return 1, PhraseMatch(position, (word,), weights_of_word(word))
