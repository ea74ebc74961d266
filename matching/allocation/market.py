"""The bipartite graph of people and opportunities that an auction runs on."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.allocation.plan import Floats, Positions


@dataclass(frozen=True, eq=False)
class Market:
    """Edges sorted by person, then opportunity; those of person g (0-based, without gaps) begin at `start[g]`.

    `row` is the position of each edge in the market from which edges were left out, `value` its worth, `weight` its
    worth in the auction (more where it keeps a guarantee). `places` is the capacity of every opportunity.
    """

    row: Positions
    person: Positions
    opportunity: Positions
    value: Floats
    weight: Floats
    start: Positions
    places: Positions

    @classmethod
    def from_pairs(cls, person: Positions, opportunity: Positions, value: Floats, places: Positions) -> "Market":
        """From sorted pairs; `person` may have gaps. Capacities are cut to one more than the degree."""
        wanted = np.bincount(opportunity, minlength=len(places)) + 1
        group, start = _groups(person)
        rows = np.arange(len(person))
        return cls(rows, group, opportunity, value, value, start, np.minimum(places, wanted))

    def subset(self, kept: NDArray[np.bool_], weight: Floats) -> "Market":
        """Some of the edges, with new weights; `kept` and `weight` have one entry per edge of this market."""
        if kept.all():
            return replace(self, weight=weight)
        rows = np.flatnonzero(kept)
        person, start = _groups(self.person[rows])
        row, opportunity, value = self.row[rows], self.opportunity[rows], self.value[rows]
        return Market(row, person, opportunity, value, weight[rows], start, self.places)

    def edges_of(self, opportunity: int) -> Positions:
        """Edges of one opportunity, by person."""
        order, begin = self._edges_by_opportunity
        return order[begin[opportunity] : begin[opportunity + 1]]

    @cached_property
    def _edges_by_opportunity(self) -> tuple[Positions, Positions]:
        smallest = np.min_scalar_type(len(self.places))  # sorts in one pass where opportunities are few
        order = np.argsort(self.opportunity.astype(smallest), kind="stable")
        counts = np.bincount(self.opportunity, minlength=len(self.places))
        return order, np.concatenate(([0], np.cumsum(counts)))

    def person_profits(self, price: Floats) -> Floats:
        """The greatest reduced weight (weight less price) of each person; 0 where none is positive."""
        if not len(self.start):
            return np.zeros(0)
        above = self.weight - price[self.opportunity]
        return np.maximum(np.maximum.reduceat(above, self.start), 0.0)

    def dual_bound(self, price: Floats) -> float:
        """Upper bound of the total weight of any assignment, by weak duality; for any prices of 0 or more."""
        return float(self.places @ price + self.person_profits(price).sum())


def _groups(person: Positions) -> tuple[Positions, Positions]:
    """People numbered without gaps, and the first row of each."""
    first = np.ones(len(person), dtype=np.bool_)
    np.not_equal(person[1:], person[:-1], out=first[1:])
    start = np.flatnonzero(first)
    return np.repeat(np.arange(len(start)), np.diff(start, append=len(person))), start
