"""Assignment of people to places under capacity: the plan of greatest total value, by auctions [1]_ [2]_.

A person may stay without a place, which is worth 0; a pair worth 0 is left out unless it keeps a guarantee. The total
is at least 0.99995 of the greatest, 0.999999 of it up to 50,000 pairs; `plan.bound` proves it. The order of the pairs
changes nothing; of equals lower positions come first.

References
----------
.. [1] Bertsekas, D. P. and Castañon, D. A. (1989). The auction algorithm for the transportation problem. Annals of
   Operations Research 20, 67-96.
.. [2] Bertsekas, D. P., Castañon, D. A. and Tsaknakis, H. (1993). Reverse auction and the solution of inequality
   constrained assignment problems. SIAM Journal on Optimization 3, 268-297.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.allocation.epsilon_scaling import AuctionResult, solve
from matching.allocation.fairness_floor import count_guaranteed, max_guaranteed, solve_with_floor
from matching.allocation.market import Market
from matching.allocation.plan import Floats, Plan, Positions
from matching.allocation.validation import validate_floor, validate_pairs, validate_positions


class _Solution(NamedTuple):
    """An assignment in a market, whose guarantees kept were raised by `guarantee`."""

    market: Market
    result: AuctionResult
    guarantee: float

    @property
    def total(self) -> float:
        return float(self.market.value[self.result.chosen].sum())

    def bound(self, guaranteeing: NDArray[np.bool_]) -> float:
        """The dual bound of the total value, without what guarantees were raised by."""
        return self.result.bound - self.guarantee * count_guaranteed(self.market, self.result, guaranteeing)


def allocate(
    person: ArrayLike, opportunity: ArrayLike, value: ArrayLike, places: ArrayLike, floor: float | None = None
) -> Plan:
    """The plan of greatest total value in which nobody has two places and no opportunity more people than places.

    Parameters
    ----------
    person, opportunity : array_like of int, shape (n_pairs,)
        Positions (0-based) of the possible pairs, each at most once.
    value : array_like of float, shape (n_pairs,)
        Value of each pair, finite and 0 or more. In `ranking.fair_value` terms of the person alone lower nobody.
    places : array_like of int, shape (n_opportunities,)
        Free places of every opportunity, 0 or more.
    floor : float, default=None
        Least value guaranteed. Among the plans in which as many people as possible have a pair worth at least the
        floor, the one of greatest total; 0 places as many people as possible.

    Returns
    -------
    plan : Plan

    Raises
    ------
    ValueError
        Naming argument, row and reason: wrong shapes, booleans, fractions or positions out of range, a pair given
        twice, values or a floor that are not finite or below 0.
    """
    places, floor = validate_positions("places", places), validate_floor("floor", floor)
    person, opportunity, value = validate_pairs(person, opportunity, value, len(places))
    top = float(value.max(initial=0.0)) or 1.0
    pairs = Market.from_pairs(person, opportunity, value / top, places)
    possible = pairs.subset(places[opportunity] > 0, pairs.value)
    free = possible.subset(possible.value > 0, possible.value)
    optimum = _Solution(free, solve(free), 0.0)
    guaranteeing = np.zeros(len(value), dtype=np.bool_) if floor is None else value >= floor
    solution = _apply_floor(possible, guaranteeing, optimum)
    rows = solution.market.row[solution.result.chosen]
    return Plan(
        person=person[rows],
        opportunity=opportunity[rows],
        value=value[rows],
        price=_prices(pairs, guaranteeing, solution) * top,
        floor_cost=max(optimum.total - solution.total, 0.0) * top,
        guarantee=solution.guarantee * top,
        bound=solution.bound(guaranteeing) * top,
    )


def _apply_floor(possible: Market, guaranteeing: NDArray[np.bool_], free: _Solution) -> _Solution:
    most = max_guaranteed(possible, guaranteeing)
    if count_guaranteed(free.market, free.result, guaranteeing) >= most:
        return free
    return _Solution(*solve_with_floor(possible, guaranteeing, most))


def _prices(pairs: Market, guaranteeing: NDArray[np.bool_], solution: _Solution) -> Floats:
    """The prices of the auction; for an opportunity without places the greatest reduced weight of its pairs."""
    market, price = solution.market, solution.result.price.copy()
    profit = np.zeros(len(pairs.start))
    profit[pairs.person[market.row[market.start]]] = market.person_profits(price)
    none: Positions = np.flatnonzero(pairs.places[pairs.opportunity] == 0)
    gain = pairs.value[none] + solution.guarantee * guaranteeing[none] - profit[pairs.person[none]]
    np.maximum.at(price, pairs.opportunity[none], gain)
    return price
