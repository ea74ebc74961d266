"""The few opportunities that would help most people: greedy maximisation of a coverage function.

An opportunity helps a person who has fewer than `few` eligible ones that they want. The sum of min(few, count) over
people is monotone and submodular in the set of opportunities, so the greedy choice reaches at least 1 - 1/e (63%) of
the best choice of that size [1]_.

References
----------
.. [1] Nemhauser, G. L., Wolsey, L. A. and Fisher, M. L. (1978). An analysis of approximations for maximizing submodular
   set functions I. Mathematical Programming 14, 265-294.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import Journeys
from matching.demand.query import (
    DemandQuery,
    EligiblePairs,
    demand_query,
    next_levels,
    require_positive,
    suits_level,
    wanted_routes,
)
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.settings import Settings


@dataclass(frozen=True)
class CoverageChoice:
    """One step of the greedy choice.

    Attributes
    ----------
    id : str
        The candidate chosen.
    people : int
        People it helps who had fewer than `few`.
    enough : int
        How many of these then have `few`.
    total : int
        Sum of `people` over the choices so far.
    """

    id: str
    people: int
    enough: int
    total: int


def maximum_coverage(
    people: People,
    opportunities: Opportunities,
    candidates: Opportunities,
    *,
    on: date,
    choose: int = 5,
    few: int = 3,
    settings: Settings | None = None,
    journeys: Journeys | None = None,
) -> tuple[CoverageChoice, ...]:
    """The candidates that help most people beside what there is already, chosen greedily.

    A candidate counts for everyone for whom it is eligible who named its route (or no route) and whose level it suits,
    however few its places are. `most_helpful` is another name of this function.

    Parameters
    ----------
    people, opportunities : People and Opportunities
        Whom to help, and what there is already.
    candidates : Opportunities
        Real ones, or ones built from `hypothetical` records; their ids differ from those of `opportunities`.
    on, settings, journeys : date, Settings and mapping
        As `unmet_demand` takes them.
    choose, few : int, default=5 and 3
        The greatest number of choices; the number of wanted opportunities that is enough for a person.

    Returns
    -------
    tuple of CoverageChoice
        In the order of choice; of equals the first id. Shorter than `choose` when no candidate helps anyone further.

    Raises
    ------
    ValueError
        Naming the argument and the reason.
    """
    query = demand_query(people, opportunities, on=on, settings=settings, journeys=journeys)
    offered = _candidates(query, candidates)
    choose, few = require_positive(choose, "choose"), require_positive(few, "few")
    have = _wanted_and_eligible(query).sum(axis=1) if len(opportunities) else np.zeros(len(people), dtype=np.int64)
    return _greedy_choices(candidates, _wanted_and_eligible(offered), have, choose, few)


def _greedy_choices(
    candidates: Opportunities, helps: NDArray[np.bool_], have: NDArray[np.int64], choose: int, few: int
) -> tuple[CoverageChoice, ...]:
    """Choose by whom each candidate `helps` (person by candidate), given how many opportunities people `have`."""
    order, total = candidates.by_id, 0
    chosen: list[CoverageChoice] = []
    for _ in range(min(choose, len(candidates))):
        gains = helps[have < few].sum(axis=0)
        best = int(order[gains[order].argmax()])
        if not gains[best]:
            break
        helped = helps[:, best] & (have < few)
        have = have + helps[:, best]
        helps[:, best] = False
        total += int(helped.sum())
        chosen.append(
            CoverageChoice(candidates.id[best], int(helped.sum()), int((helped & (have >= few)).sum()), total)
        )
    return tuple(chosen)


def hypothetical(
    identifier: str, route: str, level: int, easting: float, northing: float, **facts: Any
) -> Mapping[str, Any]:
    """A record of an opportunity that does not exist: an apprenticeship of a route and level at a place.

    Parameters
    ----------
    identifier : str
    route : str
        One of `ROUTES`.
    level : int
        From 0 to 7.
    easting, northing : float
        Metres on the national grid (OSGB36).
    **facts
        Further fields of an opportunity, or other values of those above.

    Returns
    -------
    dict
        For `Opportunities.from_records`, which validates it. A field that is not given is unknown and rules nobody out.
    """
    place = {"easting": easting, "northing": northing}
    return {"id": identifier, "type": "apprenticeship", "route": route, "level": level} | place | facts


def _candidates(query: DemandQuery, candidates: Any) -> DemandQuery:
    if not isinstance(candidates, Opportunities):
        raise ValueError("candidates must be built with Opportunities.from_records")
    for identifier in candidates.id:
        if identifier in query.opportunities.position:
            raise ValueError(f"candidates: {identifier!r} is already among the opportunities")
    return query._replace(opportunities=candidates)


def _wanted_and_eligible(query: DemandQuery) -> NDArray[np.bool_]:
    """Person by opportunity: open to them, of a route they named (or they named none), at a level that suits."""
    pairs: EligiblePairs = query.eligible_pairs()
    columns, wanted = query.opportunities.columns, wanted_routes(query.people)
    route = columns["route"][pairs.opportunity]
    unnamed: NDArray[np.bool_] = ~np.any(wanted, axis=1)
    named = unnamed[pairs.person] | (wanted[pairs.person, route] & (route >= 0))
    suits = suits_level(next_levels(query.people)[pairs.person], columns["level"][pairs.opportunity])
    matrix = np.zeros((len(query.people), len(query.opportunities)), dtype=np.bool_)
    matrix[pairs.person, pairs.opportunity] = named & suits
    return matrix
