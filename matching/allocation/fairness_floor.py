"""The fairness floor: lexicographic optimum of the number of guarantees kept, then of the total value.

A guarantee is kept where a person has a pair worth at least the floor. The number comes first because a floor that gave
way to the total would promise nobody anything. The greatest number is a maximum flow. To reach it with the auction, the
weight of every pair that keeps a guarantee is raised by one amount (a penalty method), doubled until the number is the
greatest. Plans with that number are a face of the assignment polytope: such an amount exists, and the plan has the
greatest value of that face.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from matching.allocation.epsilon_scaling import AuctionResult, solve
from matching.allocation.market import Market


def count_guaranteed(market: Market, result: AuctionResult, guaranteeing: NDArray[np.bool_]) -> int:
    return int(guaranteeing[market.row[result.chosen]].sum())


def max_guaranteed(market: Market, guaranteeing: NDArray[np.bool_]) -> int:
    """The greatest number of guarantees that can be kept at once, by maximum flow."""
    keeping = guaranteeing[market.row]
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


def solve_with_floor(market: Market, guaranteeing: NDArray[np.bool_], most: int) -> tuple[Market, AuctionResult, float]:
    """The optimum with `most` guarantees kept: the market with raised weights, its result, and the amount added.

    `guaranteeing` says of every pair, by `market.row`, whether it keeps a guarantee.
    """
    guarantee = float(market.value.max(initial=0.0)) or 1.0
    while True:
        weight = market.value + guarantee * guaranteeing[market.row]
        raised = market.subset(weight > 0, weight)
        result = solve(raised)
        if count_guaranteed(raised, result, guaranteeing) >= most:
            return raised, result, guarantee
        guarantee *= 2
