"""Which pairs stay: every criterion that can rule out, as masks.

Criteria that depend on one small column on each side are tabulated kind by kind with their own `status` and packed
into one 64-bit word per person and per opportunity, so that a dozen of them cost one AND per pair. The others are
asked directly, of the pairs that are left.
"""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.criteria.base import ByKind, Check
from matching.criteria.catalogue import CHECKS
from matching.logic import NOT_MET, Array
from matching.pairs import Pairs


Word = NDArray[np.uint64]
BITS = 64
DEAREST = "travel"  # asked first: it rules out most, and its minutes are kept for the score


class Screen:
    def __init__(self, context: Context) -> None:
        self.person: Word = np.zeros(len(context.people), dtype=np.uint64)
        self.opportunity: Word = np.zeros(len(context.opportunities), dtype=np.uint64)
        self._used = 0
        ruling = [check for check in CHECKS if check.rules_out]
        direct = [check for check in ruling if not (isinstance(check, ByKind) and self._tabulated(context, check))]
        self.direct: list[Check] = sorted(direct, key=lambda check: check.name != DEAREST)

    def keep(self, pairs: Pairs) -> Pairs:
        """The pairs that no criterion rules out."""
        failed = self.person.take(pairs.person) & self.opportunity.take(pairs.opportunity)
        pairs = pairs.at(np.flatnonzero(failed == 0))
        first, *rest = self.direct
        pairs = pairs.at(np.flatnonzero(first.status(pairs) != NOT_MET))
        kept = reduce(np.logical_and, (check.status(pairs) != NOT_MET for check in rest))
        return pairs.at(np.flatnonzero(kept))

    def _tabulated(self, context: Context, check: ByKind) -> bool:
        """One bit for every kind of opportunity that some kind of person fails; False where bits run out."""
        people, person = _kinds(check.person_kind(context))
        opportunities, opportunity = _kinds(check.opportunity_kind(context))
        if not len(people) or not len(opportunities):
            return True
        product = Pairs(context, np.repeat(people, len(opportunities)), np.tile(opportunities, len(people)))
        fails = (check.status(product) == NOT_MET).reshape(len(people), len(opportunities))
        failing = np.flatnonzero(fails.any(axis=0))
        if self._used + len(failing) > BITS:
            return False
        for kind in failing:
            bit = np.uint64(1 << self._used)
            self._used += 1
            self.person |= np.where(fails[person, kind], bit, np.uint64(0))
            self.opportunity |= np.where(opportunity == kind, bit, np.uint64(0))
        return True


def _kinds(column: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first position of every distinct value, and which value each row has."""
    if not len(column):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    shifted = column.astype(np.int64) - int(column.min())
    first = np.full(int(shifted.max()) + 1, -1, dtype=np.int64)
    first[shifted[::-1]] = np.arange(len(column))[::-1]
    number = np.cumsum(first >= 0) - 1
    return first[first >= 0], number[shifted]
