"""What young people want and cannot reach: counts that point at nobody, for whoever looks for more opportunities."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import cache

import matching
from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN, may_be_shown
from backend.councils.models import Council
from backend.outcomes.demand_input import DemandInput
from backend.outcomes.improvements import Improvements, improvements


FORM = 3  # of what is kept; a change of `Demand` or `Improvements` needs the next number
KEPT_SECONDS = 24 * 60 * 60


class Withheld(StrEnum):
    """In place of a count that would point at single people, those in it or those who are not."""

    FEW = "too few to show"
    NEARLY_ALL = "nearly all"


Part = int | Withheld


@dataclass(frozen=True)
class UnmetDemand:
    """How many want it, have too little of it or none, and would have enough with a longer journey."""

    name: str
    wanting: int
    short: Part
    without: Part
    enough_15_more: Part
    enough_30_more: Part
    enough_anywhere: Part


@dataclass(frozen=True)
class Demand:
    on: dt.date
    at: dt.datetime
    people: int
    without_wish: int
    by_route: list[UnmetDemand]
    by_level: list[UnmetDemand]
    by_area: list[UnmetDemand]
    hidden: dict[str, int]
    improvements: Improvements


def unmet_today(council: Council) -> Demand:
    """As counted in the night, or now where it was not: for a large council it takes longer than a page may.

    It holds nobody's record.
    """
    found: Demand | None = cache.get(_key(council))
    return found or count_today(council)


def count_today(council: Council) -> Demand:
    """Counted now and kept for the day, in place of what was kept before."""
    found = unmet(council, clock.today())
    cache.set(_key(council), found, KEPT_SECONDS)
    return found


def improvements_today(council: Council, routes: Collection[str]) -> Improvements:
    """What would help most among chosen kinds of work; of all, as counted in the night. Kept for the day as well."""
    numbers = [str(number) for number, route in enumerate(matching.ROUTES) if route in routes]
    if not numbers or len(numbers) == len(matching.ROUTES):
        return unmet_today(council).improvements
    key = f"{_key(council)}-{'-'.join(numbers)}"
    found: Improvements | None = cache.get(key)
    if found is None:
        found = improvements(DemandInput(council, clock.today()), routes)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _key(council: Council) -> str:
    return f"unmet-demand-{FORM}-{council.id}-{clock.today()}"


def unmet(council: Council, on: dt.date) -> Demand:
    """The demand of everybody supported, against everything open on a day within reach of the council."""
    demand_input = DemandInput(council, on)
    routes, levels, areas = (demand_input.unmet_by(by) for by in ("route", "level", "area"))
    return Demand(
        on=on,
        at=clock.now(),
        people=len(demand_input.people),
        without_wish=sum(not person.route_interests for person in demand_input.care_leavers),
        by_route=_unmet_rows(routes, "route"),
        by_level=_unmet_rows(levels, "level"),
        by_area=_unmet_rows(areas, "area"),
        hidden={name: _hidden(rows) for name, rows in (("route", routes), ("level", levels), ("area", areas))},
        improvements=improvements(demand_input),
    )


def _unmet_rows(rows: tuple[matching.Unmet, ...], by: str) -> list[UnmetDemand]:
    return [_unmet_row(row, by) for row in rows if row.wanting >= SMALLEST_SHOWN]


def _hidden(rows: tuple[matching.Unmet, ...]) -> int:
    return sum(row.wanting < SMALLEST_SHOWN for row in rows)


def _unmet_row(row: matching.Unmet, by: str) -> UnmetDemand:
    counts = ("short", "without", "enough_15_more", "enough_30_more", "enough_anywhere")
    parts = {name: _part(getattr(row, name), row.wanting) for name in counts}
    value = getattr(row, by)
    return UnmetDemand(name=_name(value, by), wanting=row.wanting, **parts)


def _name(value: str | int | None, by: str) -> str:
    if value is None:
        return "confidential or not recorded yet" if by == "area" else "not recorded yet"
    return f"level {value}" if by == "level" else str(value)


def _part(count: int, of: int) -> Part:
    if not may_be_shown(count):
        return Withheld.FEW
    return count if may_be_shown(of - count) else Withheld.NEARLY_ALL
