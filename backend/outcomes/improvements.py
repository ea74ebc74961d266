"""The few opportunities, and the single changes, that would help most young people; of all work or of chosen kinds."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import matching
from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN, rounded_down
from backend.outcomes.demand_input import ENOUGH_OPPORTUNITIES, DemandInput


LEVELS = (2, 3)  # of apprenticeships that could be asked for
MOST_HELPFUL = 5


@dataclass(frozen=True)
class HelpfulOpportunity:
    """An opportunity that is not there yet: at least so many young people who are short would have one more."""

    route: str
    level: int
    area: str
    people: int


@dataclass(frozen=True)
class Improvements:
    """`routes` are the kinds of work it is limited to, none for all.

    Numbers of people are rounded down: by comparing them with one another, with those of another choice or with the
    tables one could work out smaller ones than are shown.
    """

    at: dt.datetime
    routes: tuple[str, ...]
    would_help: list[HelpfulOpportunity]
    would_open: list[str]


def improvements(demand_input: DemandInput, routes: Collection[str] = ()) -> Improvements:
    chosen = tuple(route for route in matching.ROUTES if route in routes)
    would_help, would_open = _would_help(demand_input, chosen), _would_open(demand_input, chosen)
    return Improvements(at=clock.now(), routes=chosen, would_help=would_help, would_open=would_open)


def _would_help(demand_input: DemandInput, routes: tuple[str, ...]) -> list[HelpfulOpportunity]:
    """The few that would help most, one after the other, among apprenticeships that could be looked for."""
    candidates = {
        f"{route} {level} {area}": (route, level, area, place)
        for area, place in demand_input.area_centres().items()
        for route in routes or matching.ROUTES
        for level in LEVELS
    }
    records = [matching.hypothetical(key, route, level, *place) for key, (route, level, _, place) in candidates.items()]
    hypothetical = matching.Opportunities.from_records(records)
    chosen = matching.most_helpful(
        demand_input.people,
        demand_input.opportunities,
        hypothetical,
        on=demand_input.on,
        choose=MOST_HELPFUL,
        few=ENOUGH_OPPORTUNITIES,
    )
    return [
        HelpfulOpportunity(*candidates[each.id][:3], people=rounded_down(each.people))
        for each in chosen
        if each.people >= SMALLEST_SHOWN
    ]


def _would_open(demand_input: DemandInput, routes: tuple[str, ...]) -> list[str]:
    """The single changes that would open something for most people, in the engine's words."""
    opportunities = demand_input.opportunities_of(routes) if routes else demand_input.opportunities
    found = matching.openings(demand_input.people, opportunities, on=demand_input.on)
    return [_opening(each) for each in found if each.people >= SMALLEST_SHOWN][:MOST_HELPFUL]


def _opening(opening: matching.Opening) -> str:
    what = "1 opportunity" if opening.opportunities == 1 else f"{opening.opportunities} opportunities"
    return f"At least {rounded_down(opening.people)} people would gain {what} {opening.by}."
