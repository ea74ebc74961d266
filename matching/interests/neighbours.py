"""Neighbours of texts: the fine wishes that what people say, or a title, is close to.

Each clause of a wish is compared with every way of saying one (`ngrams`), and the nearest vote (`voting`). A clause in
which the lexicon knows no word must be nearer, since letters alone are often alike by chance.
"""

from collections.abc import Sequence

from matching.interests.clauses import split_clauses, split_tokens
from matching.interests.fine_wishes import WAYS
from matching.interests.lemmas import GENERIC_WORDS
from matching.interests.ngrams import NgramIndex
from matching.interests.phrase_matching import match_phrases
from matching.interests.voting import FAR, NONE, Neighbours, vote


FAR_UNKNOWN = 0.5  # closeness below which nothing is said by words that the lexicon does not know
REASON_SHARE = 0.5
ROWS_AT_ONCE = 512


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
    known = [bool(match_phrases(clause.words, correct_spelling=True)) for _, clause in clauses]
    found: list[list[tuple[Neighbours, float]]] = [[] for _ in texts]
    phrases = [
        clause.words if told or not GENERIC_WORDS.issuperset(clause.words) else []
        for (_, clause), told in zip(clauses, known, strict=True)
    ]
    voted = _vote_all(phrases, [FAR if each else FAR_UNKNOWN for each in known])
    for (row, clause), neighbours in zip(clauses, voted, strict=True):
        found[row].append((neighbours, REASON_SHARE if clause.is_reason else 1.0))
    return [_together(each) for each in found]


def neighbours_of_titles(titles: Sequence[str]) -> list[Neighbours]:
    """Find the fine wishes that titles of opportunities are themselves close to, title by title."""
    return _vote_all([_words(title) for title in titles], [FAR] * len(titles))


def _words(text: str) -> list[str]:
    return [word for words in split_tokens(text) for word in words]


INDEX = NgramIndex([_words(way.text) for way in WAYS])


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
