"""The fairness floor: as many people as can be have a pair of at least so much, and then the most in total.

Of all plans that keep the greatest possible number of guarantees this is the one of the greatest total value. Counting
people comes first because a floor that gave way to the total would promise nobody anything; whom it reaches, where not
all can be reached, is left to the total. To have it from the same auction, a pair that keeps a guarantee counts for
more by one amount for all; it is doubled until the number kept is the greatest, which a maximum flow knows. Plans with
that number are a face of the assignment polytope: such an amount exists, and the plan has the greatest value of them.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from matching.allocation.market import Market
from matching.allocation.scaling import Outcome, best


def kept_by(market: Market, outcome: Outcome, keeps: NDArray[np.bool_]) -> int:
    return int(keeps[market.row[outcome.chosen]].sum())


def most_kept(market: Market, keeps: NDArray[np.bool_]) -> int:
    """The greatest number of people who can have a pair that keeps their guarantee, all at once."""
    keeping = keeps[market.row]
    if not keeping.any():
        return 0
    person, opportunity = market.person[keeping], market.opportunity[keeping]
    people, opportunities = len(market.start), len(market.places)
    source, sink = people + opportunities, people + opportunities + 1
    entitled = np.unique(person)
    begin = np.concatenate((np.full(len(entitled), source), person, people + np.arange(opportunities)))
    end = np.concatenate((entitled, people + opportunity, np.full(opportunities, sink)))
    room = np.concatenate((np.ones(len(entitled) + len(person)), market.places)).astype(np.int32)
    network = csr_array((room, (begin, end)), shape=(sink + 1, sink + 1))
    return int(maximum_flow(network, source, sink).flow_value)


def with_floor(market: Market, keeps: NDArray[np.bool_], most: int) -> tuple[Market, Outcome, float]:
    """The auction in which each of `most` guarantees counts, its outcome, and for how much.

    `keeps` says of every pair, by `market.row`, whether it keeps a guarantee.
    """
    guarantee = float(market.value.max(initial=0.0)) or 1.0
    while True:
        weight = market.value + guarantee * keeps[market.row]
        counted = market.only(weight > 0, weight)
        outcome = best(counted)
        if kept_by(counted, outcome, keeps) >= most:
            return counted, outcome, guarantee
        guarantee *= 2
