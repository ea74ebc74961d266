"""The pairs to choose from, in one order whatever the order they were given in."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.allocation.plan import Floats, Positions


@dataclass(frozen=True, eq=False)
class Market:
    """Pairs sorted by person, then opportunity; those of person g (0-based, without gaps) stand from `start[g]` on.

    `row` says where a pair stood before pairs were left out, `value` what it is worth, `weight` what it counts for in
    the auction: the same, or more where it keeps a guarantee. `places` counts the places of every opportunity.
    """

    row: Positions
    person: Positions
    opportunity: Positions
    value: Floats
    weight: Floats
    start: Positions
    places: Positions

    @classmethod
    def of(cls, person: Positions, opportunity: Positions, value: Floats, places: Positions) -> "Market":
        """From pairs already sorted; `person` may have gaps. Places are counted to one more than can be wanted."""
        wanted = np.bincount(opportunity, minlength=len(places)) + 1
        group, start = _groups(person)
        rows = np.arange(len(person))
        return cls(rows, group, opportunity, value, value, start, np.minimum(places, wanted))

    def only(self, kept: NDArray[np.bool_], weight: Floats) -> "Market":
        """Fewer pairs, counted at another weight; `kept` and `weight` have one entry per pair of this market."""
        if kept.all():
            return replace(self, weight=weight)
        rows = np.flatnonzero(kept)
        person, start = _groups(self.person[rows])
        row, opportunity, value = self.row[rows], self.opportunity[rows], self.value[rows]
        return Market(row, person, opportunity, value, weight[rows], start, self.places)

    def of_opportunity(self, opportunity: int) -> Positions:
        """Its pairs, by person."""
        order, begin = self._by_opportunity
        return order[begin[opportunity] : begin[opportunity + 1]]

    @cached_property
    def _by_opportunity(self) -> tuple[Positions, Positions]:
        smallest = np.min_scalar_type(len(self.places))  # sorts in one pass where opportunities are few
        order = np.argsort(self.opportunity.astype(smallest), kind="stable")
        counts = np.bincount(self.opportunity, minlength=len(self.places))
        return order, np.concatenate(([0], np.cumsum(counts)))

    def profits(self, price: Floats) -> Floats:
        """For each person the most that a pair of theirs weighs above its price; 0 where none does."""
        if not len(self.start):
            return np.zeros(0)
        above = self.weight - price[self.opportunity]
        return np.maximum(np.maximum.reduceat(above, self.start), 0.0)

    def bound(self, price: Floats) -> float:
        """No choice of pairs within the places can weigh more: weak duality, for any prices of 0 or more."""
        return float(self.places @ price + self.profits(price).sum())


def _groups(person: Positions) -> tuple[Positions, Positions]:
    """People numbered without gaps, and where the rows of each begin."""
    first = np.ones(len(person), dtype=np.bool_)
    np.not_equal(person[1:], person[:-1], out=first[1:])
    start = np.flatnonzero(first)
    return np.repeat(np.arange(len(start)), np.diff(start, append=len(person))), start
