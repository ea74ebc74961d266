"""What young people want and cannot reach: counts that point at nobody, for whoever looks for more opportunities."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.core.cache import cache

import matching
from backend.core import clock
from backend.councils.models import Council
from backend.outcomes.demand_input import DemandInput
from backend.outcomes.demand_rows import Part, UnmetDemand, Withheld, part_of, route_rows, rows_of_one_total
from backend.outcomes.improvements import Improvements, improvements


FORM = 4  # of what is kept; a change of `Demand` or `Improvements` needs the next number
KEPT_SECONDS = 24 * 60 * 60
NO_AREA = "confidential or not recorded yet"


@dataclass(frozen=True)
class Demand:
    on: dt.date
    at: dt.datetime
    people: int
    without_wish: Part
    by_route: list[UnmetDemand]
    by_level: list[UnmetDemand]
    by_area: list[UnmetDemand]
    hidden: dict[str, int]
    improvements: Improvements


def demand_today(council: Council, routes: Collection[str] = ()) -> tuple[Demand, Improvements]:
    """As counted in the night, or now where it was not: for a large council it takes longer than a page may.

    Beside it what would help most among chosen kinds of work, or of all, kept for the day as well. It holds nobody's
    record.
    """
    key, key_of_choice = _key(council), _key_of_choice(council, routes)
    kept = cache.get_many([key, key_of_choice])
    found: Demand = kept.get(key) or count_today(council)
    if key == key_of_choice:
        return found, found.improvements
    chosen: Improvements | None = kept.get(key_of_choice)
    if chosen is None:
        chosen = improvements(DemandInput(council, clock.today()), routes)
        cache.set(key_of_choice, chosen, KEPT_SECONDS)
    return found, chosen


def count_today(council: Council) -> Demand:
    """Counted now and kept for the day, in place of what was kept before."""
    found = unmet(council, clock.today())
    cache.set(_key(council), found, KEPT_SECONDS)
    return found


def _key(council: Council) -> str:
    return f"unmet-demand-{FORM}-{council.id}-{clock.today()}"


def _key_of_choice(council: Council, routes: Collection[str]) -> str:
    """Every kind of work is as none."""
    numbers = [str(number) for number, route in enumerate(matching.ROUTES) if route in routes]
    chosen = numbers if len(numbers) < len(matching.ROUTES) else []
    return "-".join([_key(council), *chosen])


def unmet(council: Council, on: dt.date) -> Demand:
    """The demand of everybody supported, against everything open on a day within reach of the council."""
    demand_input = DemandInput(council, on)
    routes, levels, areas = (demand_input.unmet_by(by) for by in ("route", "level", "area"))
    people, wishless = len(demand_input.people), demand_input.without_wish
    without_wish = part_of(wishless, people)
    left_out = wishless if isinstance(without_wish, Withheld) else 0
    rows = {
        "by_route": route_rows(routes, demand_input.reachable_places()),
        "by_level": rows_of_one_total({_level(row.level): row for row in levels}, left_out),
        "by_area": rows_of_one_total({row.area or NO_AREA: row for row in areas}, left_out),
    }
    return Demand(
        on=on,
        at=clock.now(),
        people=people,
        without_wish=without_wish,
        **rows,
        hidden={
            "route": len(routes) - len(rows["by_route"]),
            "level": len(levels) - len(rows["by_level"]),
            "area": len(areas) - len(rows["by_area"]),
        },
        improvements=improvements(demand_input),
    )


def _level(level: int | None) -> str:
    return "not recorded yet" if level is None else f"level {level}"
