"""Reverse auction: the price of an empty slot falls until somebody takes it, or to 0 (complementary slackness).

After Bertsekas, Castañon and Tsaknakis (1993), "Reverse auction and the solution of inequality constrained assignment
problems", SIAM Journal on Optimization 3: an opportunity offers its empty slots to the people of greatest gain.
"""

from collections import deque

import numpy as np

from matching.allocation.auction import EMPTY, Auction
from matching.allocation.plan import Floats, Positions


class ReverseAuction:
    def __init__(self, auction: Auction) -> None:
        self._auction, market = auction, auction.market
        self._slot: Positions = np.full(len(market.start), EMPTY)
        self._profit: Floats = np.zeros(len(market.start))
        taken = np.flatnonzero(auction.slot_pair != EMPTY)
        pairs = auction.slot_pair[taken]
        self._slot[market.person[pairs]] = taken
        self._profit[market.person[pairs]] = market.weight[pairs] - auction.price[market.opportunity[pairs]]

    def run(self) -> None:
        waiting = deque(np.flatnonzero((self._auction.price > 0) & ~self._auction.full).tolist())
        while waiting:
            waiting.extend(self._offer(waiting.popleft()))

    def _offer(self, opportunity: int) -> list[int]:
        """Offer the empty slots of one opportunity; returns the opportunities that lost a person to it."""
        auction, market = self._auction, self._auction.market
        low = int(auction.first_slot[opportunity])
        slots = slice(low, low + int(market.places[opportunity]))
        free = low + np.flatnonzero(auction.slot_pair[slots] == EMPTY)
        pairs = market.edges_of(opportunity)
        slot = self._slot[market.person[pairs]]
        pairs = pairs[(slot < slots.start) | (slot >= slots.stop)]
        price, takers = self._clearing(pairs, len(free), auction.price[opportunity])
        left = self._move(takers, free[: len(takers)])
        auction.price[opportunity] = price
        auction.slot_bid[slots] = np.maximum(
            price, np.where(auction.slot_pair[slots] == EMPTY, 0.0, auction.slot_bid[slots])
        )
        auction.slot_bid[free] = price
        held = auction.slot_pair[slots]
        held = held[held != EMPTY]
        self._profit[market.person[held]] = market.weight[held] - price
        return [other for other in left if auction.price[other] > 0]

    def _clearing(self, pairs: Positions, free: int, most: float) -> tuple[float, Positions]:
        """Market-clearing price of the empty slots and the pairs that take them; of equals people without a slot."""
        market = self._auction.market
        person = market.person[pairs]
        worth = market.weight[pairs] - self._profit[person]
        order = np.lexsort((self._slot[person] != EMPTY, -worth))
        wanting = order[worth[order] > 0]
        if len(wanting) <= free:
            return 0.0, pairs[wanting]
        price = max(float(worth[wanting[free]]) - self._auction.epsilon, 0.0)
        return min(price, most), pairs[wanting[:free]]

    def _move(self, pairs: Positions, slots: Positions) -> list[int]:
        auction, market = self._auction, self._auction.market
        person = market.person[pairs]
        before = self._slot[person]
        before = before[before != EMPTY]
        others = np.unique(market.opportunity[auction.slot_pair[before]])
        auction.slot_bid[before] = auction.price[market.opportunity[auction.slot_pair[before]]]
        auction.slot_pair[before] = EMPTY
        auction.slot_pair[slots] = pairs
        self._slot[person] = slots
        result: list[int] = others.tolist()
        return result
