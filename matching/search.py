"""From people and opportunities to the best pairs of each person."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.candidates import Candidates
from matching.context import Context
from matching.geography import Positions, expand
from matching.model import Model
from matching.pairs import Pairs
from matching.scoring import SCORE_FEATURES, Scorer, Units
from matching.screening import Screen


PEOPLE_AT_ONCE = 1024
PERSON_BITS, SCORE_BITS = 11, 26
HIGHEST = 1 << (SCORE_BITS - 1)


class Found(NamedTuple):
    """Best pairs in order; and for people with any pair how many they have and the sum of every term over them."""

    person: Positions
    opportunity: Positions
    score: Units
    among: Positions
    eligible: Positions
    sums: NDArray[np.int64]


class Search:
    def __init__(self, context: Context, model: Model, top: int | None) -> None:
        self._context, self._top = context, None if top is None else min(top, len(context.opportunities))
        self._candidates, self._screen, self._scorer = Candidates(context), Screen(context), Scorer(context, model)
        self._id_bits = max(len(context.opportunities) - 1, 1).bit_length()
        if self._id_bits > 64 - PERSON_BITS - SCORE_BITS:
            raise ValueError(f"at most {1 << (64 - PERSON_BITS - SCORE_BITS)} opportunities can be ranked at once")

    def run(self) -> Found:
        people, threads = len(self._context.people), self._context.settings.threads
        step = max(1, min(PEOPLE_AT_ONCE, -(-people // (4 * threads))))
        starts = range(0, people, step)
        if threads == 1 or len(starts) < 2:
            found = [self._stretch(low, min(low + step, people)) for low in starts]
        else:
            with ThreadPoolExecutor(threads) as pool:
                found = list(pool.map(lambda low: self._stretch(low, min(low + step, people)), starts))
        return _joined(found)

    def _stretch(self, low: int, high: int) -> Found:
        return _joined(list(self._blocks(low, high)))

    def _blocks(self, low: int, high: int) -> Iterator[Found]:
        for candidates in self._candidates.blocks(low, high):
            pairs = self._screen.keep(candidates)
            if len(pairs):
                yield self._best(pairs)

    def _best(self, pairs: Pairs) -> Found:
        begins = np.flatnonzero(np.diff(pairs.person, prepend=-1))
        count = np.diff(begins, append=len(pairs))
        score, sums = self._scorer.score(pairs, begins)
        among = pairs.person[begins]
        group = np.repeat(np.arange(len(begins)), count)
        key = self._keys(group, score, pairs.opportunity)
        key.sort()
        shown = count if self._top is None else np.minimum(count, self._top)
        key = key[expand(begins, shown)]
        opportunity = self._context.opportunities.by_id[key & np.uint64((1 << self._id_bits) - 1)]
        best = HIGHEST - (key >> np.uint64(self._id_bits) & np.uint64((1 << SCORE_BITS) - 1)).astype(np.int64)
        return Found(np.repeat(among, shown), opportunity, best.astype(np.int32), among, count, sums)

    def _keys(self, group: Positions, score: Units, opportunity: Positions) -> NDArray[np.uint64]:
        """Person, then score from high to low, then id, packed into one number so that sorting needs no index."""
        key = group << SCORE_BITS
        key |= HIGHEST - score.astype(np.int64)
        key <<= self._id_bits
        key |= self._context.opportunities.id_rank[opportunity]
        return key.view(np.uint64)


def _joined(found: list[Found]) -> Found:
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Found(none, none, none.astype(np.int32), none, none, np.zeros((0, len(SCORE_FEATURES)), dtype=np.int64))
    return Found(*(np.concatenate(parts) for parts in zip(*found, strict=True)))
