"""The k best eligible opportunities of each person, block by block and in threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.candidates import Candidates
from matching.context import Context
from matching.geography import Positions, index_ranges
from matching.model import Model
from matching.pairs import Pairs
from matching.scoring import SCORE_FEATURES, Scorer, Units
from matching.screening import EligibilityScreen


PEOPLE_AT_ONCE = 1024
GROUP_BITS, SCORE_BITS = 11, 26
SCORE_OFFSET = 1 << (SCORE_BITS - 1)


class RankedPairs(NamedTuple):
    """The pairs shown, best first by person; and totals of every person who has an eligible pair.

    `person`, `opportunity` and `score` have a row per pair; `ranked_person` (position), `eligible_count` and
    `term_sums` (sum of every term over the eligible pairs) a row per such person.
    """

    person: Positions
    opportunity: Positions
    score: Units
    ranked_person: Positions
    eligible_count: Positions
    term_sums: NDArray[np.int64]


class TopK:
    def __init__(self, context: Context, model: Model, top: int | None) -> None:
        self._context, self._top = context, None if top is None else min(top, len(context.opportunities))
        self._candidates, self._screen = Candidates(context), EligibilityScreen(context)
        self._scorer = Scorer(context, model)
        self._id_bits = max(len(context.opportunities) - 1, 1).bit_length()
        if self._id_bits > 64 - GROUP_BITS - SCORE_BITS:
            raise ValueError(f"at most {1 << (64 - GROUP_BITS - SCORE_BITS)} opportunities can be ranked at once")

    def run(self) -> RankedPairs:
        people, threads = len(self._context.people), self._context.settings.threads
        step = max(1, min(PEOPLE_AT_ONCE, -(-people // (4 * threads))))
        starts = range(0, people, step)
        if threads == 1 or len(starts) < 2:
            ranked = [self._person_range(low, min(low + step, people)) for low in starts]
        else:
            with ThreadPoolExecutor(threads) as pool:
                ranked = list(pool.map(lambda low: self._person_range(low, min(low + step, people)), starts))
        return _concatenate(ranked)

    def _person_range(self, low: int, high: int) -> RankedPairs:
        return _concatenate(list(self._blocks(low, high)))

    def _blocks(self, low: int, high: int) -> Iterator[RankedPairs]:
        for candidates in self._candidates.blocks(low, high):
            pairs = self._screen.eligible(candidates)
            if len(pairs):
                yield self._best(pairs)

    def _best(self, pairs: Pairs) -> RankedPairs:
        begins = np.flatnonzero(np.diff(pairs.person, prepend=-1))
        count = np.diff(begins, append=len(pairs))
        score, term_sums = self._scorer.score(pairs, begins)
        ranked_person = pairs.person[begins]
        group = np.repeat(np.arange(len(begins)), count)
        key = self._keys(group, score, pairs.opportunity)
        key.sort()
        shown = count if self._top is None else np.minimum(count, self._top)
        key = key[index_ranges(begins, shown)]
        opportunity = self._context.opportunities.by_id[key & np.uint64((1 << self._id_bits) - 1)]
        best = SCORE_OFFSET - (key >> np.uint64(self._id_bits) & np.uint64((1 << SCORE_BITS) - 1)).astype(np.int64)
        person, score = np.repeat(ranked_person, shown), best.astype(np.int32)
        return RankedPairs(person, opportunity, score, ranked_person, count, term_sums)

    def _keys(self, group: Positions, score: Units, opportunity: Positions) -> NDArray[np.uint64]:
        """Sort keys: person, descending score and id rank packed into 64 bits, so that sorting needs no index."""
        key = group << SCORE_BITS
        key |= SCORE_OFFSET - score.astype(np.int64)
        key <<= self._id_bits
        key |= self._context.opportunities.id_rank[opportunity]
        return key.view(np.uint64)


def _concatenate(ranked: list[RankedPairs]) -> RankedPairs:
    if not ranked:
        none = np.zeros(0, dtype=np.int64)
        no_terms = np.zeros((0, len(SCORE_FEATURES)), dtype=np.int64)
        return RankedPairs(none, none, none.astype(np.int32), none, none, no_terms)
    return RankedPairs(*(np.concatenate(parts) for parts in zip(*ranked, strict=True)))
