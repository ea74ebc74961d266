"""The pairs to choose from, in one order whatever the order they were given in."""

from dataclasses import dataclass

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
        first = np.diff(person, prepend=-1) != 0
        wanted = np.bincount(opportunity, minlength=len(places)) + 1
        rows, group = np.arange(len(person)), np.cumsum(first) - 1
        return cls(rows, group, opportunity, value, value, np.flatnonzero(first), np.minimum(places, wanted))

    def only(self, kept: NDArray[np.bool_], weight: Floats) -> "Market":
        """Fewer pairs, counted at another weight; `kept` and `weight` have one entry per pair of this market."""
        first = np.diff(self.person[kept], prepend=-1) != 0
        return Market(
            self.row[kept],
            np.cumsum(first) - 1,
            self.opportunity[kept],
            self.value[kept],
            weight[kept],
            np.flatnonzero(first),
            self.places,
        )

    def profits(self, price: Floats) -> Floats:
        """For each person the most that a pair of theirs weighs above its price; 0 where none does."""
        if not len(self.start):
            return np.zeros(0)
        above = self.weight - price[self.opportunity]
        return np.maximum(np.maximum.reduceat(above, self.start), 0.0)

    def bound(self, price: Floats) -> float:
        """No choice of pairs within the places can weigh more: weak duality, for any prices of 0 or more."""
        return float(self.places @ price + self.profits(price).sum())
