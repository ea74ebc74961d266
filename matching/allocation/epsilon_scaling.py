"""Epsilon scaling: auctions of falling epsilon, each from the last one's prices, until duality proves enough."""

from typing import NamedTuple

import numpy as np

from matching.allocation.auction import Auction
from matching.allocation.market import Market
from matching.allocation.plan import Floats, Positions
from matching.allocation.reverse_auction import ReverseAuction


OPTIMALITY, OPTIMALITY_SMALL, SMALL_PROBLEM = 0.99995, 1 - 1e-6, 50_000  # pairs of a small problem
FIRST_EPSILON, LAST_EPSILON, EPSILON_DIVISOR = 0.1, 1e-11, 10.0  # epsilons as shares of the greatest weight
PRICE_STEP_BACK = 4  # epsilons: a smaller step leaves slots empty, a larger one makes bidding longer


class AuctionResult(NamedTuple):
    """Edges chosen (positions in the market, by person), prices by opportunity, dual bound of the total weight."""

    chosen: Positions
    price: Floats
    bound: float


def solve(market: Market) -> AuctionResult:
    """An assignment of at least `OPTIMALITY` of the greatest total, by the dual bound of its prices.

    Every pair of the market has a weight above 0 and an opportunity with a place.
    """
    price = np.zeros(len(market.places))
    if not len(market.person):
        return AuctionResult(np.zeros(0, dtype=np.int64), price, 0.0)
    top = float(market.weight.max())
    epsilon = FIRST_EPSILON * top
    while True:
        auction = Auction(market, price, epsilon)
        auction.run()
        ReverseAuction(auction).run()
        bound, chosen = market.dual_bound(auction.price), auction.chosen
        if bound - float(market.weight[chosen].sum()) <= _tolerance(market, chosen) or epsilon <= LAST_EPSILON * top:
            return AuctionResult(chosen, auction.price, bound)
        price = np.where(auction.full, np.maximum(auction.price - PRICE_STEP_BACK * epsilon, 0.0), 0.0)
        epsilon /= EPSILON_DIVISOR


def _tolerance(market: Market, chosen: Positions) -> float:
    share = OPTIMALITY_SMALL if len(market.person) <= SMALL_PROBLEM else OPTIMALITY
    return (1 - share) * float(market.value[chosen].sum())
