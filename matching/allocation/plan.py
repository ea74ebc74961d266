"""A proposal of who takes which place, and how sought-after the places are."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
Positions = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Plan:
    """A proposal: every row is for a person to decide.

    `person` and `opportunity` are the pairs chosen, by person, each person at most once; `value` is what each pair is
    worth, as given. A person without a row stays without a place in this plan.

    `price` has one number per opportunity, in the units of `value`: how sought-after a place is. It is 0 where places
    are left over, and lies between what one place more would add to the total and what one place fewer would cost it.
    Nobody in the plan has another pair that is worth more, less its price, than their own, and nobody outside it has a
    pair worth more than its price (both within a hair). An opportunity without places has as price the most that a
    first place could add.

    `floor_cost` is the total value given up for the floor, 0.0 without one. `guarantee` is what one guarantee kept was
    counted at when the prices were made, 0.0 where the floor changed nothing: a price may contain it and so exceed
    every value. `bound` is a total that no plan (with as many guarantees kept) can exceed, known from the prices.
    """

    person: Positions
    opportunity: Positions
    value: Floats
    price: Floats
    floor_cost: float
    guarantee: float
    bound: float

    def __len__(self) -> int:
        return len(self.person)
