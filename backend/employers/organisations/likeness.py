"""Which of many names are alike, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz, process

from backend.employers.organisations.names import Likeness, NamePart, compare, parts_of
from backend.employers.organisations.resemblance import NEAR_WHOLE, own_forms


COUNCILS_KEPT = 16


def alike_pairs(names: Mapping[int, Iterable[str]]) -> frozenset[tuple[int, int]]:
    """Pairs of rows, the lower first, of which a name of one is alike to a name of the other.

    It follows from the names alone, and pages ask for it more often than a name changes: so it is kept for these names.
    """
    return _pairs_of(tuple((row, tuple(many)) for row, many in names.items()))


@lru_cache(maxsize=COUNCILS_KEPT)
def _pairs_of(named: tuple[tuple[int, tuple[str, ...]], ...]) -> frozenset[tuple[int, int]]:
    names = dict(named)
    return frozenset(
        pair
        for pair in _candidates(names)
        if any(compare(one, other) != Likeness.DIFFERENT for one in names[pair[0]] for other in names[pair[1]])
    )


def _candidates(names: Mapping[int, Iterable[str]]) -> set[tuple[int, int]]:
    """All pairs that `compare` could find alike: they share a word of their own, or letters, or one abbreviates."""
    parts = [(row, part) for row, many in names.items() for name in many for part in parts_of(name)]
    blocks = [*_sharing_a_word(parts), *_abbreviated(parts)]
    pairs = {pair for block in blocks for pair in combinations(sorted(block), 2)}
    return pairs | {(min(pair), max(pair)) for pair in _sharing_letters(parts) if pair[0] != pair[1]}


def _sharing_a_word(parts: list[tuple[int, NamePart]]) -> Iterable[set[int]]:
    rows = defaultdict(set)
    for row, part in parts:
        rows[part.key].add(row)
        for form in own_forms(part.words):
            rows[form].add(row)
    return rows.values()


def _abbreviated(parts: list[tuple[int, NamePart]]) -> Iterator[set[int]]:
    by_key = defaultdict(set)
    for row, part in parts:
        by_key[part.key].add(row)
    for row, part in parts:
        for initials in part.initials:
            for other in by_key.get(initials, ()):
                yield {row, other}


def _sharing_letters(parts: list[tuple[int, NamePart]]) -> Iterator[tuple[int, int]]:
    by_letter = defaultdict(list)
    for row, part in parts:
        letters = part.words.letters
        by_letter[letters[:1]].append((row, letters))
    for block in by_letter.values():
        letters = [each for _, each in block]
        near = process.cdist(letters, letters, scorer=fuzz.ratio, score_cutoff=NEAR_WHOLE).nonzero()
        for one, other in zip(*near, strict=True):
            yield block[one][0], block[other][0]
