"""The few opportunities, and the single changes, that would help most young people; of all work or of chosen kinds."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import matching
from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN, rounded_down
from backend.outcomes.asked import FEW, Asked


LEVELS = (2, 3)  # of apprenticeships that could be asked for
MOST_HELPFUL = 5


@dataclass(frozen=True)
class WouldHelp:
    """An opportunity that is not there yet: so many young people who are short would have one more."""

    route: str
    level: int
    area: str
    people: int


@dataclass(frozen=True)
class Helping:
    """`routes` are the kinds of work it is limited to, none for all.

    Numbers of people are then rounded down: by comparing choices one could work out smaller ones than are shown.
    """

    at: dt.datetime
    routes: tuple[str, ...]
    would_help: list[WouldHelp]
    would_open: list[str]


def helping(asked: Asked, routes: Collection[str] = ()) -> Helping:
    chosen = tuple(route for route in matching.ROUTES if route in routes)
    would_help, would_open = _would_help(asked, chosen), _would_open(asked, chosen)
    return Helping(at=clock.now(), routes=chosen, would_help=would_help, would_open=would_open)


def _would_help(asked: Asked, routes: tuple[str, ...]) -> list[WouldHelp]:
    """The few that would help most, one after the other, among apprenticeships that could be looked for."""
    candidates = {
        f"{route} {level} {area}": (route, level, area, place)
        for area, place in asked.places().items()
        for route in routes or matching.ROUTES
        for level in LEVELS
    }
    records = [matching.hypothetical(key, route, level, *place) for key, (route, level, _, place) in candidates.items()]
    offered = matching.Opportunities.from_records(records)
    chosen = matching.most_helpful(asked.people, asked.offers, offered, on=asked.on, choose=MOST_HELPFUL, few=FEW)
    return [
        WouldHelp(*candidates[each.id][:3], people=_counted(each.people, routes))
        for each in chosen
        if each.people >= SMALLEST_SHOWN
    ]


def _would_open(asked: Asked, routes: tuple[str, ...]) -> list[str]:
    """The single changes that would open something for most people, in the engine's words."""
    offers = asked.offers_of(routes) if routes else asked.offers
    found = matching.openings(asked.people, offers, on=asked.on)
    return [_opening(each, routes) for each in found if each.people >= SMALLEST_SHOWN][:MOST_HELPFUL]


def _opening(opening: matching.Opening, routes: tuple[str, ...]) -> str:
    if not routes:
        return opening.sentence
    what = "1 opportunity" if opening.opportunities == 1 else f"{opening.opportunities} opportunities"
    return f"At least {_counted(opening.people, routes)} people would gain {what} {opening.by}."


def _counted(people: int, routes: tuple[str, ...]) -> int:
    return rounded_down(people) if routes else people
