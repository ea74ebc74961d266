"""Clause splitting and negation scope: a text as clauses of content words, without what is not wanted.

A negation ("not", "don't", "hate") refuses what follows it in its clause, or all of the clause where nothing follows
that means a kind of work, as in NegEx. What follows "because" is a clause of reason.

References
----------
.. [1] Chapman, W. W. et al. (2001). A simple algorithm for identifying negated findings and diseases in discharge
   summaries. Journal of Biomedical Informatics, 34(5).
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from matching.interests.lemmas import GENERIC_WORDS, SPELLING_VARIANTS, STOP_WORDS, lemma
from matching.interests.lexicon import LEXICON, weights_of_word
from matching.interests.normalisation import NEGATIONS, REASON_MARK, alternatives, normalise
from matching.interests.remarks import without_remarks
from matching.interests.word_tables import read_word_list


class Clause(NamedTuple):
    words: list[str]  # lemmas of its content words
    prepositions: list[int]  # where a word such as "for" or "in" stood: positions in `words`
    conjunctions: list[int]  # where "and" or "or" stood
    is_reason: bool  # says why, not what


PREPOSITIONS = frozenset(read_word_list("prepositions"))
CONJUNCTIONS = frozenset(read_word_list("conjunctions"))
BOUNDARY = re.compile(
    r"[.,;:!?()\[\]\n]|\b(?:but|though|although|so(?! (?:much|many|good|bad|far|that)))\b|(?=~)|(?=\binstead\b)"
    r"|\b(?:and |or )?(?=\b(?:i|id) (?:love|like|want|wanna|prefer|enjoy|would|wish|rather)\b)"
    r"|\band (?=(?:love|like|prefer|want) )"
)
# Wants what they told of somebody: "my uncle works in a garage and I'd love to do that".
TAKES_UP = re.compile(
    rf"\b(?:{alternatives(read_word_list('wish_markers'))})\b[^.;!?]*?"
    r"\b(?:do (?:that|it|this)|be (?:one|that|it|like (?:him|her|them))|what (?:he|she|they) (?:do|does|did)"
    r"|the same)\b"
)
TOKEN = re.compile(r"[a-z0-9]+")
SHORTEST_PART = 3  # letters of either half of a word that was written as two
LONGEST_TOKEN = 40  # letters; what is longer is no word, and would be looked up in the square of its length


def split_clauses(text: str) -> Iterator[Clause]:
    """Split a text into clauses of content words.

    Parameters
    ----------
    text : str
        As a person wrote it, or a title or description.

    Yields
    ------
    Clause
        In the order of the text; a clause that has no content words, or wants none of them, is left out.
    """
    clauses = [clause for clause in BOUNDARY.split(normalise(text)) if clause.strip()]
    for clause, following in pairwise([*clauses, ""]):
        told = without_remarks(clause, taken_up=TAKES_UP.search(f"{clause} {following}") is not None)
        wanted = _without_negated([token[:LONGEST_TOKEN] for token in TOKEN.findall(told)])
        words = _content_words(wanted)
        if words:
            prepositions, conjunctions = _positions(wanted, PREPOSITIONS), _positions(wanted, CONJUNCTIONS)
            yield Clause(words, prepositions, conjunctions, clause.startswith(REASON_MARK))


def split_tokens(text: str) -> Iterator[list[str]]:
    """Yield the content words of each clause of a text, as `split_clauses`."""
    return (clause.words for clause in split_clauses(text))


def _without_negated(tokens: list[str]) -> list[str]:
    negation = next((position for position, token in enumerate(tokens) if token in NEGATIONS), None)
    if negation is None:
        return tokens
    after = [word for word in _content_words(tokens[negation + 1 :]) if word not in GENERIC_WORDS]
    return tokens[:negation] if any(word in LEXICON.words or weights_of_word(word) for word in after) else []


def _positions(tokens: list[str], sought: frozenset[str]) -> list[int]:
    return [len(_content_words(tokens[:position])) for position, token in enumerate(tokens) if token in sought]


def _content_words(tokens: list[str]) -> list[str]:
    return _joined([lemma(token) for token in tokens if SPELLING_VARIANTS.get(token, token) not in STOP_WORDS])


def _joined(words: list[str]) -> list[str]:
    """Words in which one that was written as two is one again: "ware house", "brick layer"."""
    joined: list[str] = []
    for word in words:
        if joined and _is_one_word(joined[-1], word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_one_word(first: str, second: str) -> bool:
    if min(len(first), len(second)) < SHORTEST_PART or first + second not in LEXICON.corrector.known:
        return False
    return not LEXICON.begins((first, second)) and not (weights_of_word(first) and weights_of_word(second))
