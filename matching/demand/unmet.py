"""Unmet demand: who wants a route at a level and has too little of it within reach."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import Journeys
from matching.demand.areas import labels
from matching.demand.supply import Council, council, counted, next_levels, require_count, wanted_routes
from matching.geography import Positions
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People
from matching.profiles.versions import versions_of
from matching.settings import Settings
from matching.vocabulary import ROUTES


BY = ("route", "level", "area")
FURTHER = (15, 30, 1_000_000)  # minutes more; the last is anywhere
COUNTS = 6

Key = tuple[str | None, int | None, str | None]


@dataclass(frozen=True)
class Unmet:
    """Counts of people; a fact that was not asked for by `by`, or is not known, is None.

    `wanting` want the route; `short` of them have fewer than `few` eligible opportunities of it at a level that suits;
    `without` have none. Of those short, so many would have enough with a journey 15 or 30 minutes longer, and so many
    if travel did not count (`enough_anywhere`): the others are short wherever they go.
    """

    route: str | None
    level: int | None
    area: str | None
    wanting: int
    short: int
    without: int
    enough_15_more: int
    enough_30_more: int
    enough_anywhere: int


def unmet_demand(
    people: People,
    opportunities: Opportunities,
    *,
    on: date,
    few: int = 3,
    by: Sequence[str] = BY,
    areas: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    journeys: Journeys | None = None,
) -> tuple[Unmet, ...]:
    """Unmet demand by route, level and area (or by some of these), most people short first.

    Somebody wants every route they named. Their level is the one above the highest they hold (2 to 7), and suits what
    is at that level or one below. `areas` maps ids of people to labels; without it the area is the 10 km square of the
    national grid. A person counts once in a row: where rows are not by route, for any route they want. Numbers are not
    suppressed. Raises `ValueError` naming the argument and what is wrong with it.
    """
    asked = council(people, opportunities, on, settings, journeys)
    require_count(few, "few")
    chosen = _chosen(by)
    level = [None if number < 0 else number for number in next_levels(people).tolist()]
    area = labels(people, areas if "area" in chosen or areas is not None else {})
    person, route = np.nonzero(wanted_routes(people))
    told = _told(asked, few, person, route)
    groups: dict[Key, dict[int, NDArray[np.bool_]]] = defaultdict(dict)
    for row, (who, which) in enumerate(zip(person.tolist(), route.tolist(), strict=True)):
        key = (
            ROUTES[which] if "route" in chosen else None,
            level[who] if "level" in chosen else None,
            area[who] if "area" in chosen else None,
        )
        groups[key][who] = groups[key].get(who, np.zeros(COUNTS, dtype=bool)) | told[row]
    rows = [Unmet(*key, *np.sum(list(each.values()), axis=0).tolist()) for key, each in groups.items()]
    return tuple(sorted(rows, key=_order))


def _chosen(by: Any) -> frozenset[str]:
    if (
        isinstance(by, str)
        or not isinstance(by, Sequence)
        or not by
        or not all(isinstance(name, str) and name in BY for name in by)
    ):
        raise ValueError(f"by must name some of: {'; '.join(BY)}")
    return frozenset(by)


def _told(asked: Council, few: int, person: Positions, route: Positions) -> NDArray[np.bool_]:
    """For every person and route they want: the facts that Unmet counts, in its order."""
    have = counted(asked, asked.open_pairs())[person, route]
    short = have < few
    further = [short & (_with_further(asked, more)[person, route] >= few) for more in FURTHER]
    return np.column_stack([np.ones(len(have), dtype=bool), short, have == 0, *further])


def _with_further(asked: Council, more: int) -> NDArray[np.int64]:
    limit = asked.people.columns["max_travel_minutes"]
    everyone = np.arange(len(asked.people))
    longer = versions_of(asked.people, everyone, {"max_travel_minutes": limit + more}, same_ids=True)
    return counted(asked, asked.open_pairs(longer))


def _order(row: Unmet) -> tuple[Any, ...]:
    return -row.short, -row.wanting, row.route or "", row.level or 0, row.area or ""
