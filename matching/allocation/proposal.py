"""Who could take which place, so that the total is as great as the places allow."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matching.allocation.floor import kept_by, most_kept, with_floor
from matching.allocation.market import Market
from matching.allocation.plan import Floats, Plan, Positions
from matching.allocation.reading import least_value, pairs_in_order, positions
from matching.allocation.scaling import Outcome, best


class _Settled(NamedTuple):
    market: Market
    outcome: Outcome
    guarantee: float

    @property
    def total(self) -> float:
        return float(self.market.value[self.outcome.chosen].sum())


def allocate(
    person: ArrayLike, opportunity: ArrayLike, value: ArrayLike, places: ArrayLike, floor: float | None = None
) -> Plan:
    """The plan of greatest total value: nobody has two places, no opportunity more people than places.

    `person`, `opportunity` and `value` describe pairs, one row each: 0-based positions and what the pair is worth, from
    0 up (pass `ranking.fair_value`, so that what is about the person alone lowers nobody). Pairs that are not there are
    not possible. `places` has one whole number per opportunity. People may stay without a place, which is worth 0;
    a pair worth 0 is left out, unless it keeps a guarantee.

    `floor` is a least value. Of the plans in which as many people as possible have a pair worth at least the floor
    (only those who have such a pair can be among them), the one of greatest total; `plan.floor_cost` is what that takes
    from the total. With 0, as many people as possible have a place.

    The total is at least 0.99995 of the greatest, 0.999999 of it up to 50,000 pairs; `plan.bound` proves it. The same
    pairs in another order give the same plan; of equals, lower positions come first. Method: auction with prices and
    epsilon scaling (Bertsekas and Castañon 1989; Bertsekas, Castañon and Tsaknakis 1993). Raises `ValueError` naming
    argument, row and reason for what cannot be read: wrong shapes, booleans, fractions or positions out of range, a
    pair given twice, values or a floor that are not finite or below 0.
    """
    places, floor = positions("places", places), least_value("floor", floor)
    person, opportunity, value = pairs_in_order(person, opportunity, value, len(places))
    top = float(value.max(initial=0.0)) or 1.0
    pairs = Market.of(person, opportunity, value / top, places)
    possible = pairs.only(places[opportunity] > 0, pairs.value)
    free = possible.only(possible.value > 0, possible.value)
    best_of_all = _Settled(free, best(free), 0.0)
    keeps = np.zeros(len(value), dtype=np.bool_) if floor is None else value >= floor
    settled = _settle(possible, keeps, best_of_all)
    rows = settled.market.row[settled.outcome.chosen]
    return Plan(
        person=person[rows],
        opportunity=opportunity[rows],
        value=value[rows],
        price=_prices(pairs, keeps, settled) * top,
        floor_cost=max(best_of_all.total - settled.total, 0.0) * top,
        guarantee=settled.guarantee * top,
        bound=(settled.outcome.bound - settled.guarantee * kept_by(settled.market, settled.outcome, keeps)) * top,
    )


def _settle(possible: Market, keeps: NDArray[np.bool_], free: _Settled) -> _Settled:
    most = most_kept(possible, keeps)
    if kept_by(free.market, free.outcome, keeps) >= most:
        return free
    return _Settled(*with_floor(possible, keeps, most))


def _prices(pairs: Market, keeps: NDArray[np.bool_], settled: _Settled) -> Floats:
    """The prices of the auction, and for opportunities without places the most that somebody would gain by a first."""
    market, price = settled.market, settled.outcome.price.copy()
    profit = np.zeros(len(pairs.start))
    profit[pairs.person[market.row[market.start]]] = market.profits(price)
    none: Positions = np.flatnonzero(pairs.places[pairs.opportunity] == 0)
    gain = pairs.value[none] + settled.guarantee * keeps[none] - profit[pairs.person[none]]
    np.maximum.at(price, pairs.opportunity[none], gain)
    return price
