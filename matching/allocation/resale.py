"""Places that nobody took though they have a price: the price comes down until somebody takes them, or to 0.

The reverse half of Bertsekas, Castañon and Tsaknakis (1993), "Reverse auction and the solution of inequality
constrained assignment problems", SIAM Journal on Optimization 3: an opportunity offers its free places to those who
gain most.
"""

from collections import deque

import numpy as np

from matching.allocation.auction import NOBODY, Auction
from matching.allocation.plan import Floats, Positions


class Resale:
    def __init__(self, auction: Auction) -> None:
        self._auction, market = auction, auction.market
        self._slot: Positions = np.full(len(market.start), NOBODY)
        self._profit: Floats = np.zeros(len(market.start))
        taken = np.flatnonzero(auction.held != NOBODY)
        pairs = auction.held[taken]
        self._slot[market.person[pairs]] = taken
        self._profit[market.person[pairs]] = market.weight[pairs] - auction.price[market.opportunity[pairs]]

    def run(self) -> None:
        waiting = deque(np.flatnonzero((self._auction.price > 0) & ~self._auction.full).tolist())
        while waiting:
            waiting.extend(self._offer(waiting.popleft()))

    def _offer(self, opportunity: int) -> list[int]:
        """Gives back the opportunities that lost someone to this one."""
        auction, market = self._auction, self._auction.market
        low = int(auction.first[opportunity])
        slots = slice(low, low + int(market.places[opportunity]))
        free = low + np.flatnonzero(auction.held[slots] == NOBODY)
        pairs = market.of_opportunity(opportunity)
        slot = self._slot[market.person[pairs]]
        pairs = pairs[(slot < slots.start) | (slot >= slots.stop)]
        price, takers = self._clearing(pairs, len(free), auction.price[opportunity])
        left = self._move(takers, free[: len(takers)])
        auction.price[opportunity] = price
        auction.level[slots] = np.maximum(price, np.where(auction.held[slots] == NOBODY, 0.0, auction.level[slots]))
        auction.level[free] = price
        held = auction.held[slots]
        held = held[held != NOBODY]
        self._profit[market.person[held]] = market.weight[held] - price
        return [other for other in left if auction.price[other] > 0]

    def _clearing(self, pairs: Positions, free: int, most: float) -> tuple[float, Positions]:
        """The price at which no more want a place than are free, and who takes them: of equals those without one."""
        market = self._auction.market
        person = market.person[pairs]
        worth = market.weight[pairs] - self._profit[person]
        order = np.lexsort((self._slot[person] != NOBODY, -worth))
        wanting = order[worth[order] > 0]
        if len(wanting) <= free:
            return 0.0, pairs[wanting]
        price = max(float(worth[wanting[free]]) - self._auction.epsilon, 0.0)
        return min(price, most), pairs[wanting[:free]]

    def _move(self, pairs: Positions, slots: Positions) -> list[int]:
        auction, market = self._auction, self._auction.market
        person = market.person[pairs]
        before = self._slot[person]
        before = before[before != NOBODY]
        others = np.unique(market.opportunity[auction.held[before]])
        auction.level[before] = auction.price[market.opportunity[auction.held[before]]]
        auction.held[before] = NOBODY
        auction.held[slots] = pairs
        self._slot[person] = slots
        result: list[int] = others.tolist()
        return result
