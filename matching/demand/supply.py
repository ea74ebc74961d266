"""What is open to whom, and which of it answers what somebody wants at a level they could start."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.candidates import Candidates
from matching.context import Context, Journeys
from matching.geography import Positions
from matching.logic import Array
from matching.pairs import Pairs
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import NOT_LISTED, People
from matching.screening import Screen
from matching.settings import Settings
from matching.vocabulary import ROUTES


LOWEST, HIGHEST = 2, 7  # levels of apprenticeships
PEOPLE_AT_ONCE = 1024


class Open(NamedTuple):
    """Pairs that no hard criterion rules out, by position."""

    person: Positions
    opportunity: Positions


class Council(NamedTuple):
    """One question about many people: checked once, asked of several versions of them."""

    people: People
    opportunities: Opportunities
    on: date
    settings: Settings
    journeys: Journeys | None

    def open_pairs(self, people: People | None = None) -> Open:
        """For these people, or for versions of some of them under the same ids."""
        asked = self.people if people is None else people
        context = Context(asked, self.opportunities, self.on, self.settings, self.journeys)
        candidates, screen = Candidates(context), Screen(context)
        size = len(context.people)
        kept: list[Pairs] = []
        for low in range(0, size, PEOPLE_AT_ONCE):
            kept += [screen.keep(block) for block in candidates.blocks(low, min(low + PEOPLE_AT_ONCE, size))]
        none = np.zeros(0, dtype=np.int64)
        return Open(
            np.concatenate([none, *(pairs.person for pairs in kept)]),
            np.concatenate([none, *(pairs.opportunity for pairs in kept)]),
        )


def council(
    people: Any, opportunities: Any, on: date, settings: Settings | None, journeys: Mapping[Any, Any] | None
) -> Council:
    asked = Council(people, opportunities, on, Settings() if settings is None else settings, journeys)
    Context(*asked)  # refuses what cannot be asked
    return asked


def require_count(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError(f"{name} must be a whole number of 1 or more")
    return value


def wanted_routes(people: People) -> NDArray[np.bool_]:
    """Person by route: named among the routes they like."""
    wanted: NDArray[np.bool_] = people.columns["route_rank"] < NOT_LISTED
    return wanted


def next_levels(people: People) -> Array:
    """The level above the highest held, from 2 to 7; -1 where none is recorded."""
    held = people.columns["highest_level"]
    return np.where(held < 0, -1, np.clip(held + 1, LOWEST, HIGHEST))


def suits_level(level: Array, offered: Array) -> NDArray[np.bool_]:
    """At the person's next level or one below (at level 2 anything lower too); unknown on either side suits."""
    near = (offered <= level) & ((offered >= level - 1) | (level == LOWEST))
    suits: NDArray[np.bool_] = (level < 0) | (offered < 0) | near
    return suits


def counted(asked: Council, pairs: Open) -> NDArray[np.int64]:
    """Person by route: how many opportunities of the route at a level that suits are open to them."""
    route = asked.opportunities.columns["route"][pairs.opportunity]
    offered = asked.opportunities.columns["level"][pairs.opportunity]
    suits = suits_level(next_levels(asked.people)[pairs.person], offered) & (route >= 0)
    key = pairs.person[suits] * len(ROUTES) + route[suits]
    count = np.bincount(key, minlength=len(asked.people) * len(ROUTES))
    return count.reshape(len(asked.people), len(ROUTES))
