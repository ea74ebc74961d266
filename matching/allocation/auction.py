"""The auction algorithm for the transportation problem, in its Jacobi form, for one epsilon.

Everybody without a place bids at once for the pair of greatest profit (weight less price). An opportunity with c places
keeps the c highest bids, and the lowest of these is its price (Bertsekas and Castañon, 1989, "The auction algorithm for
the transportation problem", Annals of Operations Research 20).
"""

import numpy as np
from numpy.typing import NDArray

from matching.allocation.market import Market
from matching.allocation.plan import Floats, Positions
from matching.geography import index_ranges


EMPTY = -1


class Auction:
    """One slot per place, in the order of opportunities; those of opportunity j begin at `first_slot[j]`.

    `slot_pair` is the pair that holds each slot (or EMPTY), `slot_bid` the bid it holds it with. The given `price` is a
    reserve price: an empty slot keeps it until `ReverseAuction` lowers it.
    """

    def __init__(self, market: Market, price: Floats, epsilon: float) -> None:
        self.market, self.epsilon, self.price = market, epsilon, price.copy()
        self.first_slot: Positions = np.cumsum(market.places) - market.places
        self.slot_bid: Floats = np.repeat(price, market.places)
        self.slot_pair: Positions = np.full(len(self.slot_bid), EMPTY)
        self._count: Positions = np.diff(market.start, append=len(market.person))

    def run(self) -> None:
        bidders = np.arange(len(self.market.start))
        while len(bidders):
            pair, bid = self._bids(bidders)
            bidders = self._award(pair, bid)

    @property
    def chosen(self) -> Positions:
        """Pairs that hold a slot, by person."""
        return np.sort(self.slot_pair[self.slot_pair != EMPTY])

    @property
    def full(self) -> NDArray[np.bool_]:
        """Whether each opportunity has no empty slot."""
        left = np.add.reduceat(np.append(self.slot_pair == EMPTY, False), self.first_slot, dtype=np.int64)
        full: NDArray[np.bool_] = (left == 0) | (self.market.places == 0)
        return full

    def _bids(self, bidders: Positions) -> tuple[Positions, Floats]:
        """The best pair of each bidder, and its price plus the margin over the second best plus epsilon."""
        market, count = self.market, self._count[bidders]
        pairs = index_ranges(market.start[bidders], count)
        begin = np.cumsum(count) - count
        above = market.weight[pairs] - self.price[market.opportunity[pairs]]
        best = np.maximum.reduceat(above, begin)
        tops = np.flatnonzero(above == np.repeat(best, count))
        top = tops[np.searchsorted(tops, begin)]
        above[top] = 0.0  # staying without a place is the next best for someone with one pair
        margin = best - np.maximum(np.maximum.reduceat(above, begin), 0.0)
        wanted = best > 0
        pair = pairs[top[wanted]]
        return pair, self.price[market.opportunity[pair]] + margin[wanted] + self.epsilon

    def _award(self, pair: Positions, bid: Floats) -> Positions:
        """Give the slots of each opportunity to its highest bids; returns the people outbid, in order.

        Of equal bids the holder's wins, then that of the lower position.
        """
        market = self.market
        touched = np.unique(market.opportunity[pair])
        places = market.places[touched]
        slots = index_ranges(self.first_slot[touched], places)
        opportunity = np.concatenate((np.repeat(touched, places), market.opportunity[pair]))
        level = np.concatenate((self.slot_bid[slots], bid))
        holder = np.concatenate((self.slot_pair[slots], pair))
        order = np.lexsort((-level, opportunity))
        begin = np.searchsorted(opportunity[order], touched)
        winners = order[index_ranges(begin, places)]
        self.slot_bid[slots], self.slot_pair[slots] = level[winners], holder[winners]
        self.price[touched] = level[order[begin + places - 1]]
        lost = np.ones(len(order), dtype=bool)
        lost[winners] = False
        outbid = holder[lost]
        return np.sort(market.person[outbid[outbid != EMPTY]])
