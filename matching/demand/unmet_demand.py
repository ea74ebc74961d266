"""Unmet demand: who wants a route at a level and has too little of it within reach."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import Journeys
from matching.demand.areas import area_labels
from matching.demand.query import (
    DemandQuery,
    count_suitable,
    demand_query,
    next_levels,
    require_positive,
    wanted_routes,
)
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People, modified_people
from matching.settings import Settings
from matching.vocabulary import ROUTES


GROUPINGS = ("route", "level", "area")
EXTRA_MINUTES = (15, 30, 1_000_000)  # minutes more; the last is anywhere
N_COUNTS = 6

Key = tuple[Any, ...]  # route, level and area


@dataclass(frozen=True)
class UnmetDemand:
    """Counts of people who want a route, by route, level and area.

    A person wants every route they named. Their level is the one above the highest they hold (2 to 7); an opportunity
    at that level or one below is suitable. A person counts once in a row: where rows are not by route, for any route
    they want.

    Attributes
    ----------
    route, level, area : str or int or None
        None where it was not named in `by`, or is unknown.
    wanting : int
        People who want the route.
    short : int
        Of these, people with fewer than `few` eligible opportunities of it at a suitable level.
    without : int
        Of these, people with none.
    enough_15_more, enough_30_more, enough_anywhere : int
        Of those short, people who would have `few` with a journey 15 or 30 minutes longer, or if travel did not count.
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
    by: Sequence[str] = GROUPINGS,
    areas: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    journeys: Journeys | None = None,
) -> tuple[UnmetDemand, ...]:
    """Unmet demand by route, level and area, or by some of these. Counts are not suppressed.

    Parameters
    ----------
    people, opportunities, on : People, Opportunities and date
        Whom and what is asked about, and the day of the question.
    few : int, default=3
        The number of opportunities that is enough.
    by : sequence of {"route", "level", "area"}, default=all three
    areas : mapping of str to str, default=None
        Label by person id; without it the area is the 10 km square of the national grid.
    settings, journeys : Settings and mapping, default=None
        As `Ranker` and `Ranker.rank` take them.

    Returns
    -------
    tuple of UnmetDemand
        Most people short first.

    Raises
    ------
    ValueError
        Naming the argument and the reason.
    """
    query = demand_query(people, opportunities, on=on, settings=settings, journeys=journeys)
    require_positive(few, "few")
    grouping = _validate_by(by)
    level = [None if number < 0 else number for number in next_levels(people).tolist()]
    area = area_labels(people, areas if "area" in grouping or areas is not None else {})
    groups: dict[Key, dict[int, NDArray[np.bool_]]] = defaultdict(dict)
    for who, route, flags in _shortfalls(query, few):
        values = {"route": ROUTES[route], "level": level[who], "area": area[who]}
        key = tuple(values[name] if name in grouping else None for name in GROUPINGS)
        groups[key][who] = groups[key].get(who, np.zeros(N_COUNTS, dtype=bool)) | flags
    rows = [UnmetDemand(*key, *np.sum(list(each.values()), axis=0).tolist()) for key, each in groups.items()]
    return tuple(sorted(rows, key=_sort_key))


def _validate_by(by: Any) -> frozenset[str]:
    if (
        isinstance(by, str)
        or not isinstance(by, Sequence)
        or not by
        or not all(isinstance(name, str) and name in GROUPINGS for name in by)
    ):
        raise ValueError(f"by must name some of: {'; '.join(GROUPINGS)}")
    return frozenset(by)


def _shortfalls(query: DemandQuery, few: int) -> Iterator[tuple[int, int, NDArray[np.bool_]]]:
    """Every person and wanted route, with the flags that `UnmetDemand` counts, in its order."""
    person, route = np.nonzero(wanted_routes(query.people))
    have = count_suitable(query, query.eligible_pairs())[person, route]
    short = have < few
    further = [short & (_count_with_longer_journeys(query, more)[person, route] >= few) for more in EXTRA_MINUTES]
    flags = np.column_stack([np.ones(len(have), dtype=bool), short, have == 0, *further])
    return zip(person.tolist(), route.tolist(), flags, strict=True)


def _count_with_longer_journeys(query: DemandQuery, more: int) -> NDArray[np.int64]:
    limit = query.people.columns["max_travel_minutes"]
    everyone = np.arange(len(query.people))
    longer = modified_people(query.people, everyone, {"max_travel_minutes": limit + more}, same_ids=True)
    return count_suitable(query, query.eligible_pairs(longer))


def _sort_key(row: UnmetDemand) -> tuple[Any, ...]:
    return -row.short, -row.wanting, row.route or "", row.level or 0, row.area or ""
