"""Auctions one after the other, each ten times finer and starting near the prices of the one before, until proven good."""

from typing import NamedTuple

import numpy as np

from matching.allocation.auction import Auction
from matching.allocation.market import Market
from matching.allocation.plan import Floats, Positions
from matching.allocation.resale import Resale


CLOSE = 0.99995
COARSEST, FINEST, FINER = 0.1, 1e-11, 10.0  # shares of the greatest weight; what a step divides by
BACK = 4  # epsilons by which prices come down before a finer step: fewer leave places unsold, more bid longer


class Outcome(NamedTuple):
    """Pairs chosen (positions in the market, by person), prices, and a total weight that cannot be exceeded."""

    chosen: Positions
    price: Floats
    bound: float


def best(market: Market) -> Outcome:
    """At least `CLOSE` of the greatest total, proven by the prices; every pair must have a weight above 0 and a place."""
    price = np.zeros(len(market.places))
    if not len(market.person):
        return Outcome(np.zeros(0, dtype=np.int64), price, 0.0)
    top = float(market.weight.max())
    epsilon = COARSEST * top
    while True:
        auction = Auction(market, price, epsilon)
        auction.run()
        last = epsilon <= FINEST * top
        if last or _promising(auction):
            Resale(auction).run()
            if last or _gap(auction) <= _allowed(auction):
                return Outcome(auction.chosen, auction.price, market.bound(auction.price))
        price = np.where(auction.full, np.maximum(auction.price - BACK * epsilon, 0.0), 0.0)
        epsilon /= FINER


def _promising(auction: Auction) -> bool:
    """Nearly there once no free place has a price any more."""
    unsold = float((auction.level * (auction.held < 0)).sum())
    return _gap(auction) - unsold <= _allowed(auction)


def _gap(auction: Auction) -> float:
    return auction.market.bound(auction.price) - float(auction.market.weight[auction.chosen].sum())


def _allowed(auction: Auction) -> float:
    return (1 - CLOSE) * float(auction.market.value[auction.chosen].sum())
