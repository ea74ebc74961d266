"""Eligibility screening: pairs that no criterion rules out.

Criteria of one column with few distinct values on each side are tabulated with their own `status` and packed into one
64-bit mask per person and per opportunity, so that a dozen of them cost one AND per pair. The others are computed for
the pairs that remain.
"""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from matching.context import Context
from matching.criteria.base import Check, TabulatedCheck
from matching.criteria.catalogue import CHECKS
from matching.logic import NOT_MET, Array
from matching.pairs import Pairs


Word = NDArray[np.uint64]
BITS = 64
FIRST_CHECK = "travel"  # it rules out most, and the score needs its minutes


class EligibilityScreen:
    def __init__(self, context: Context) -> None:
        self.person: Word = np.zeros(len(context.people), dtype=np.uint64)
        self.opportunity: Word = np.zeros(len(context.opportunities), dtype=np.uint64)
        self._used = 0
        excluding = [check for check in CHECKS if check.excludes]
        computed = [
            each for each in excluding if not (isinstance(each, TabulatedCheck) and self._tabulate(context, each))
        ]
        self.computed: list[Check] = sorted(computed, key=lambda check: check.name != FIRST_CHECK)

    def eligible(self, pairs: Pairs) -> Pairs:
        """The pairs that no criterion rules out."""
        failed = self.person.take(pairs.person) & self.opportunity.take(pairs.opportunity)
        pairs = pairs.take(np.flatnonzero(failed == 0))
        first, *rest = self.computed
        pairs = pairs.take(np.flatnonzero(first.status(pairs) != NOT_MET))
        remaining = reduce(np.logical_and, (check.status(pairs) != NOT_MET for check in rest))
        return pairs.take(np.flatnonzero(remaining))

    def _tabulate(self, context: Context, check: TabulatedCheck) -> bool:
        """Use one bit for every category of opportunity that any category of person fails; False if bits run out."""
        people, person = _categories(check.person_category(context))
        opportunities, opportunity = _categories(check.opportunity_category(context))
        if not len(people) or not len(opportunities):
            return True
        product = Pairs(context, np.repeat(people, len(opportunities)), np.tile(opportunities, len(people)))
        fails = (check.status(product) == NOT_MET).reshape(len(people), len(opportunities))
        failing = np.flatnonzero(fails.any(axis=0))
        if self._used + len(failing) > BITS:
            return False
        for category in failing:
            bit = np.uint64(1 << self._used)
            self._used += 1
            self.person |= np.where(fails[person, category], bit, np.uint64(0))
            self.opportunity |= np.where(opportunity == category, bit, np.uint64(0))
        return True


def _categories(column: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First position of every distinct value, and the number of the value of each row."""
    if not len(column):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    shifted = column.astype(np.int64) - int(column.min())
    first = np.full(int(shifted.max()) + 1, -1, dtype=np.int64)
    first[shifted[::-1]] = np.arange(len(column))[::-1]
    number = np.cumsum(first >= 0) - 1
    return first[first >= 0], number[shifted]
