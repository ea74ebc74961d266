"""Supply as those see it who want it: free places of each route that somebody could take up."""

from collections.abc import Mapping
from typing import Unpack

import numpy as np

from matching.demand.query import Asked, demand_query, next_levels, suits_level, wanted_routes
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.vocabulary import ROUTES


def reachable_places(people: People, opportunities: Opportunities, **asked: Unpack[Asked]) -> Mapping[str, int]:
    """Free places of each route in opportunities that somebody who wants the route could take up.

    An opportunity counts with all its places where one person at least is eligible for it, named its route, and would
    start at its level or the one above. Where its places are not recorded it counts as one.

    Parameters
    ----------
    people, opportunities, **asked : as `unmet_demand` takes them: `on`, and `settings` and `journeys` where wanted

    Returns
    -------
    mapping of str to int
        Every one of `ROUTES`, with 0 where nobody could take up anything.

    Raises
    ------
    ValueError
        Naming the argument and the reason.
    """
    query = demand_query(people, opportunities, **asked)
    person, opportunity = query.eligible_pairs()
    route = opportunities.columns["route"][opportunity]
    suits = suits_level(next_levels(people)[person], opportunities.columns["level"][opportunity])
    wanted = wanted_routes(people)[person, route] & (route >= 0)
    reached = np.unique(opportunity[suits & wanted])
    counts = np.bincount(opportunities.columns["route"][reached], opportunities.places[reached], len(ROUTES))
    return {name: int(count) for name, count in zip(ROUTES, counts.tolist(), strict=True)}
