"""People without a place bid for the one that is worth most to them above its price, until nobody wants to bid.

Jacobi form of Bertsekas' auction with similar objects (Bertsekas and Castañon, 1989, "The auction algorithm for the
transportation problem", Annals of Operations Research 20): all who are without a place bid at once, an opportunity with
c places keeps the c highest bids, and the lowest of these is its price.
"""

import numpy as np
from numpy.typing import NDArray

from matching.allocation.market import Market
from matching.allocation.plan import Floats, Positions
from matching.geography import expand


NOBODY = -1


class Auction:
    """`held` is the pair that holds each place (or NOBODY), `level` the bid it holds it with; places stand in the order
    of opportunities, those of opportunity j from `first[j]` on. With `price` as a start, a place costs that much at
    least; what nobody takes keeps its level for `resale` to bring down.
    """

    def __init__(self, market: Market, price: Floats, epsilon: float) -> None:
        self.market, self.epsilon, self.price = market, epsilon, price.copy()
        self.first: Positions = np.cumsum(market.places) - market.places
        self.level: Floats = np.repeat(price, market.places)
        self.held: Positions = np.full(len(self.level), NOBODY)
        self._count: Positions = np.diff(market.start, append=len(market.person))

    def run(self) -> None:
        bidders = np.arange(len(self.market.start))
        while len(bidders):
            pair, bid = self._bids(bidders)
            bidders = self._settle(pair, bid)

    @property
    def chosen(self) -> Positions:
        """Pairs that hold a place, by person."""
        return np.sort(self.held[self.held != NOBODY])

    @property
    def full(self) -> NDArray[np.bool_]:
        """Opportunities none of whose places are left."""
        left = np.add.reduceat(np.append(self.held == NOBODY, False), self.first, dtype=np.int64)
        full: NDArray[np.bool_] = (left == 0) | (self.market.places == 0)
        return full

    def _bids(self, bidders: Positions) -> tuple[Positions, Floats]:
        """The pair each would have, and the price at which the next best is worth as much, plus epsilon."""
        market, count = self.market, self._count[bidders]
        pairs = expand(market.start[bidders], count)
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

    def _settle(self, pair: Positions, bid: Floats) -> Positions:
        """Keeps the highest bids of each opportunity; gives back who is now without a place, in order.

        Of equal bids the holder's stands, then that of the person who comes first.
        """
        market = self.market
        touched = np.unique(market.opportunity[pair])
        places = market.places[touched]
        slots = expand(self.first[touched], places)
        opportunity = np.concatenate((np.repeat(touched, places), market.opportunity[pair]))
        level = np.concatenate((self.level[slots], bid))
        holder = np.concatenate((self.held[slots], pair))
        order = np.lexsort((-level, opportunity))
        begin = np.searchsorted(opportunity[order], touched)
        winners = order[expand(begin, places)]
        self.level[slots], self.held[slots] = level[winners], holder[winners]
        self.price[touched] = level[order[begin + places - 1]]
        lost = np.ones(len(order), dtype=bool)
        lost[winners] = False
        outbid = holder[lost]
        return np.sort(market.person[outbid[outbid != NOBODY]])
