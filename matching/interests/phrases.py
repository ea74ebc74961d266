"""The phrases of the tables that a clause is made of, longest first."""

from typing import NamedTuple

from matching.interests.lexicon import LEXICON, Weights, guessed, single
from matching.interests.words import common


class Phrase(NamedTuple):
    start: int  # position of its first word in the clause
    words: tuple[str, ...]
    kinds: Weights


LONGEST_PHRASE = 4
PASSED_OVER = frozenset(common.PASSED_OVER.split())


def phrases(words: list[str], guess: bool) -> list[Phrase]:
    found = []
    position = 0
    while position < len(words):
        size, phrase = _longest(words, position) or _with_words_between(words, position) or _one(words, position, guess)
        if phrase.kinds:
            found.append(phrase)
        position += size
    return found


def _longest(words: list[str], position: int) -> tuple[int, Phrase] | None:
    for size in range(min(LONGEST_PHRASE, len(words) - position), 1, -1):
        some = tuple(words[position : position + size])
        kinds = LEXICON.look_up(some)
        if kinds:
            return size, Phrase(position, some, kinds)
    return None


def _with_words_between(words: list[str], position: int) -> tuple[int, Phrase] | None:
    """Two words of a phrase with words between them that change nothing: "fixing people's old cars"."""
    end = position + 1
    while end < len(words) and words[end] in PASSED_OVER:
        end += 1
    if end == position + 1 or end == len(words):
        return None
    some = (words[position], words[end])
    kinds = LEXICON.look_up(some)
    return (end + 1 - position, Phrase(position, some, kinds)) if kinds else None


def _one(words: list[str], position: int, guess: bool) -> tuple[int, Phrase]:
    word = words[position]
    return 1, Phrase(position, (word,), guessed(word) if guess else single(word))
