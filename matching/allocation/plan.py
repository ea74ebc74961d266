"""The result of an allocation: pairs proposed, and shadow prices of the places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]
Positions = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Plan:
    """A proposal of who takes which place; every row is for a person to decide.

    Attributes
    ----------
    person, opportunity : ndarray of int, shape (n_rows,)
        Positions (0-based) of the pairs chosen, by person, each person at most once. A person without a row stays
        without a place.
    value : ndarray of float, shape (n_rows,)
        Value of each pair, as given.
    price : ndarray of float, shape (n_opportunities,)
        Shadow price of a place, in the units of `value`: 0 where places are left over; else between what one place more
        would add to the total and what one place fewer would cost it. Within rounding nobody in the plan has another
        pair worth more, less its price, than their own, and nobody outside it has a pair worth more than its price. Of
        an opportunity without places it is the most that a first place could add.
    floor_cost : float
        Total value given up for the floor; 0.0 without one.
    guarantee : float
        Amount by which a guarantee kept was raised when the prices were made; 0.0 where the floor changed nothing. A
        price may contain it and so exceed every value.
    bound : float
        Dual bound: no plan with as many guarantees kept has a greater total.
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
