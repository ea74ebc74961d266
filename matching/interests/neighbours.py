"""Neighbours of texts: the fine wishes that what people say, or a title, is close to.

Each clause of a wish, and each part of one that is joined by "and" or "or", is compared with every way of saying one
(`ngrams`), and the nearest vote (`voting`). A clause in which the lexicon knows no word must be nearer, since letters
alone are often alike by chance. An n-gram weighs by how few fine wishes have it in a way of saying.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from matching.interests.clauses import Clause, split_clauses, split_tokens
from matching.interests.fine_wishes import WAYS
from matching.interests.lemmas import GENERIC_WORDS
from matching.interests.lexicon import corrected_word
from matching.interests.ngrams import NgramIndex
from matching.interests.phrase_matching import match_phrases
from matching.interests.voting import FAR, NONE, Neighbours, vote


FAR_UNKNOWN = 0.6  # closeness below which nothing is said by words that the lexicon does not know
REASON_SHARE = 0.5
PART_SHARE, TWO_PARTS = 0.7, 2
ROWS_AT_ONCE = 128


def neighbours_of_wishes(texts: Sequence[str]) -> list[Neighbours]:
    """Find the fine wishes of what people say, clause by clause: a reason counts half, what is refused not at all.

    Parameters
    ----------
    texts : sequence of str, length n_texts

    Returns
    -------
    list of Neighbours, length n_texts
    """
    clauses = [(row, clause) for row, text in enumerate(texts) for clause in split_clauses(text)]
    parts = [(row, part, share) for row, clause in clauses for part, share in _parts(clause)]
    known = [bool(match_phrases(words, correct_spelling=True)) for _, words, _ in parts]
    phrases = [
        [corrected_word(word) for word in words] if told or not GENERIC_WORDS.issuperset(words) else []
        for (_, words, _), told in zip(parts, known, strict=True)
    ]
    voted = _vote_all(phrases, [FAR if each else FAR_UNKNOWN for each in known])
    found: list[list[tuple[Neighbours, float]]] = [[] for _ in texts]
    for (row, _, share), neighbours in zip(parts, voted, strict=True):
        found[row].append((neighbours, share))
    return [_together(each) for each in found]


def _parts(clause: Clause) -> Iterator[tuple[list[str], float]]:
    """A clause, then each of what its conjunctions join that says a kind of work, with what it counts for.

    What comes after a preposition, where or for whom, is of no part: "drawing buildings on the computer" is drawing
    buildings.
    """
    share = REASON_SHARE if clause.is_reason else 1.0
    yield clause.words, share
    ends = sorted({0, len(clause.words), *clause.prepositions, *clause.conjunctions})
    parts = [clause.words[start:end] for start, end in pairwise(ends) if start not in clause.prepositions]
    if len(ends) > TWO_PARTS:
        for part in parts:
            if match_phrases(part, correct_spelling=True):
                yield part, share * PART_SHARE


def neighbours_of_titles(titles: Sequence[str]) -> list[Neighbours]:
    """Find the fine wishes that titles of opportunities are themselves close to, title by title."""
    return _vote_all([_words(title) for title in titles], [FAR] * len(titles))


def _words(text: str) -> list[str]:
    return [word for words in split_tokens(text) for word in words]


INDEX = NgramIndex([_words(way.text) for way in WAYS], [way.wish for way in WAYS])


def _vote_all(phrases: list[list[str]], least: list[float]) -> list[Neighbours]:
    voted: list[Neighbours] = []
    for start in range(0, len(phrases), ROWS_AT_ONCE):
        block = slice(start, start + ROWS_AT_ONCE)
        rows = zip(INDEX.closeness(phrases[block]), least[block], strict=True)
        voted += [vote(row, least=each) for row, each in rows]
    return voted


def _together(found: list[tuple[Neighbours, float]]) -> Neighbours:
    votes: dict[int, float] = {}
    way: dict[int, int] = {}
    for neighbours, share in sorted(found, key=lambda each: -each[0].sureness * each[1]):
        way = neighbours.way | way
        for wish, each in neighbours.votes.items():
            votes[wish] = votes.get(wish, 0.0) + share * each
    sureness = max((each.sureness * share for each, share in found), default=0.0)
    total = sum(votes.values())
    return Neighbours({wish: sureness * each / total for wish, each in votes.items()}, way, sureness) if total else NONE
