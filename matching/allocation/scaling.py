"""Auctions one after the other, each ten times finer and starting near the prices of the one before, until proven."""

from typing import NamedTuple

import numpy as np

from matching.allocation.auction import Auction
from matching.allocation.market import Market
from matching.allocation.plan import Floats, Positions
from matching.allocation.resale import Resale


CLOSE, CLOSER, FEW_PAIRS = 0.99995, 1 - 1e-6, 50_000  # few pairs take little time however fine
COARSEST, FINEST, FINER = 0.1, 1e-11, 10.0  # shares of the greatest weight; what a step divides by
BACK = 4  # epsilons by which prices come down before a finer step: fewer leave places unsold, more bid longer


class Outcome(NamedTuple):
    """Pairs chosen (positions in the market, by person), prices, and a total weight that cannot be exceeded."""

    chosen: Positions
    price: Floats
    bound: float


def best(market: Market) -> Outcome:
    """At least `CLOSE` of the greatest total, proven by the prices; every pair has a weight above 0 and a place."""
    price = np.zeros(len(market.places))
    if not len(market.person):
        return Outcome(np.zeros(0, dtype=np.int64), price, 0.0)
    top = float(market.weight.max())
    epsilon = COARSEST * top
    while True:
        auction = Auction(market, price, epsilon)
        auction.run()
        Resale(auction).run()
        bound, chosen = market.bound(auction.price), auction.chosen
        if bound - float(market.weight[chosen].sum()) <= _allowed(market, chosen) or epsilon <= FINEST * top:
            return Outcome(chosen, auction.price, bound)
        price = np.where(auction.full, np.maximum(auction.price - BACK * epsilon, 0.0), 0.0)
        epsilon /= FINER


def _allowed(market: Market, chosen: Positions) -> float:
    share = CLOSER if len(market.person) <= FEW_PAIRS else CLOSE
    return (1 - share) * float(market.value[chosen].sum())
