"""The few opportunities that would help most people, chosen one after the other.

An opportunity helps somebody who has fewer than `few` that they want: their count goes up by one, until they have
enough. The sum of min(few, count) over people is monotone and submodular in the set of opportunities, so choosing the
one that adds most, time after time, reaches at least 1 - 1/e (63%) of what the best choice of that size would
(Nemhauser, Wolsey and Fisher 1978).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import Journeys
from matching.demand.supply import Council, Open, council, next_levels, require_count, suits_level, wanted_routes
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.settings import Settings


@dataclass(frozen=True)
class Helpful:
    """One choice: `people` it helps who were still short, `enough` of them who then have enough, `total` so far."""

    id: str
    people: int
    enough: int
    total: int


def most_helpful(
    people: People,
    opportunities: Opportunities,
    candidates: Opportunities,
    *,
    on: date,
    choose: int = 5,
    few: int = 3,
    settings: Settings | None = None,
    journeys: Journeys | None = None,
) -> tuple[Helpful, ...]:
    """At most `choose` of the candidates, in the order in which they help most beside what there is already.

    A candidate counts for everyone it is open to who named its route (or no route) and whose level it suits, however
    few its places are. Candidates may be real or made by `hypothetical`. Ties go to the first id. It ends early when
    nothing helps anyone. Raises `ValueError` naming the argument and the reason.
    """
    asked = council(people, opportunities, on, settings, journeys)
    offered = _candidates(asked, candidates)
    choose, few = require_count(choose, "choose"), require_count(few, "few")
    have = _wanted(asked).sum(axis=1) if len(opportunities) else np.zeros(len(people), dtype=np.int64)
    helps, chosen = _wanted(offered), []
    order = candidates.by_id
    total = 0
    for _ in range(min(choose, len(candidates))):
        gains = helps[have < few].sum(axis=0)
        best = int(order[gains[order].argmax()])
        if not gains[best]:
            break
        helped = helps[:, best] & (have < few)
        have = have + helps[:, best]
        helps[:, best] = False
        total += int(helped.sum())
        chosen.append(Helpful(candidates.id[best], int(helped.sum()), int((helped & (have >= few)).sum()), total))
    return tuple(chosen)


def hypothetical(
    identifier: str, route: str, level: int, easting: float, northing: float, **facts: Any
) -> Mapping[str, Any]:
    """A record of an opportunity that does not exist yet: an apprenticeship of a route and level at a place (metres).

    What is not said is unknown and rules nobody out; `facts` say more, or otherwise. `Opportunities.from_records`
    refuses what cannot be.
    """
    place = {"easting": easting, "northing": northing}
    return {"id": identifier, "type": "apprenticeship", "route": route, "level": level} | place | facts


def _candidates(asked: Council, candidates: Any) -> Council:
    if not isinstance(candidates, Opportunities):
        raise ValueError("candidates must be built with Opportunities.from_records")
    for identifier in candidates.id:
        if identifier in asked.opportunities.position:
            raise ValueError(f"candidates: {identifier!r} is already among the opportunities")
    return asked._replace(opportunities=candidates)


def _wanted(asked: Council) -> NDArray[np.bool_]:
    """Person by opportunity: open to them, of a route they named (or they named none), at a level that suits."""
    pairs: Open = asked.open_pairs()
    columns, wanted = asked.opportunities.columns, wanted_routes(asked.people)
    route = columns["route"][pairs.opportunity]
    unnamed: NDArray[np.bool_] = ~np.any(wanted, axis=1)
    named = unnamed[pairs.person] | (wanted[pairs.person, route] & (route >= 0))
    suits = suits_level(next_levels(asked.people)[pairs.person], columns["level"][pairs.opportunity])
    matrix = np.zeros((len(asked.people), len(asked.opportunities)), dtype=np.bool_)
    matrix[pairs.person, pairs.opportunity] = named & suits
    return matrix
