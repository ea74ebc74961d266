"""A question about a whole council: eligible pairs, wanted routes and suitable levels."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, Required, TypedDict

import numpy as np
from numpy.typing import NDArray

from matching.candidates import Candidates
from matching.context import Context, Journeys
from matching.geography import Positions
from matching.logic import Array
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import NOT_LISTED, People
from matching.screening import EligibilityScreen
from matching.settings import Settings
from matching.vocabulary import ROUTES


LOWEST_LEVEL, HIGHEST_LEVEL = 2, 7  # levels of apprenticeships
PEOPLE_AT_ONCE = 1024


class EligiblePairs(NamedTuple):
    """Pairs that no hard criterion rules out, by position."""

    person: Positions
    opportunity: Positions


class DemandQuery(NamedTuple):
    """Validated arguments of a question about many people; it may be put to modified versions of them."""

    people: People
    opportunities: Opportunities
    on: date
    settings: Settings
    journeys: Journeys | None

    def eligible_pairs(self, people: People | None = None) -> EligiblePairs:
        """For the people of the query, or for modified versions of some of them with the same ids."""
        context = Context(
            self.people if people is None else people, self.opportunities, self.on, self.settings, self.journeys
        )
        candidates, screen = Candidates(context), EligibilityScreen(context)
        size = len(context.people)
        eligible: list[Pairs] = []
        for low in range(0, size, PEOPLE_AT_ONCE):
            eligible += [screen.eligible(block) for block in candidates.blocks(low, min(low + PEOPLE_AT_ONCE, size))]
        none = np.zeros(0, dtype=np.int64)
        return EligiblePairs(
            np.concatenate([none, *(pairs.person for pairs in eligible)]),
            np.concatenate([none, *(pairs.opportunity for pairs in eligible)]),
        )


class Asked(TypedDict, total=False):
    """With what a question about a whole council is asked, beside its people and opportunities."""

    on: Required[date]
    settings: Settings | None
    journeys: Journeys | None


def demand_query(
    people: Any,
    opportunities: Any,
    *,
    on: date,
    settings: Settings | None = None,
    journeys: Mapping[Any, Any] | None = None,
) -> DemandQuery:
    query = DemandQuery(people, opportunities, on, Settings() if settings is None else settings, journeys)
    Context(*query)  # validates the arguments
    return query


def require_positive(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name} must be a whole number of 1 or more")
    return value


def wanted_routes(people: People) -> NDArray[np.bool_]:
    """Whether each person named each route; shape (n_people, n_routes)."""
    wanted: NDArray[np.bool_] = people.columns["route_rank"] < NOT_LISTED
    return wanted


def next_levels(people: People) -> Array:
    """The level above the highest held, from 2 to 7; -1 where none is recorded."""
    held = people.columns["highest_level"]
    return np.where(held < 0, -1, np.clip(held + 1, LOWEST_LEVEL, HIGHEST_LEVEL))


def suits_level(level: Array, offered: Array) -> NDArray[np.bool_]:
    """At the person's next level or one below (at level 2 anything lower too); unknown on either side suits."""
    near = (offered <= level) & ((offered >= level - 1) | (level == LOWEST_LEVEL))
    suits: NDArray[np.bool_] = (level < 0) | (offered < 0) | near
    return suits


def count_suitable(query: DemandQuery, pairs: EligiblePairs) -> NDArray[np.int64]:
    """Eligible opportunities of each route at a suitable level; shape (n_people, n_routes)."""
    route = query.opportunities.columns["route"][pairs.opportunity]
    offered = query.opportunities.columns["level"][pairs.opportunity]
    suits = suits_level(next_levels(query.people)[pairs.person], offered) & (route >= 0)
    key = pairs.person[suits] * len(ROUTES) + route[suits]
    count = np.bincount(key, minlength=len(query.people) * len(ROUTES))
    return count.reshape(len(query.people), len(ROUTES))
