"""What young people want and cannot reach: counts that point at nobody, for whoever looks for more opportunities.

Places and employers to avoid are taken out before anything is counted, so that no number can tell of them; homes that
are confidential name no area.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from django.core.cache import cache

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.models import Council
from backend.opportunities.models import within_reach_of
from backend.outcomes.shares import SMALLEST_SHOWN
from backend.shortlists.ranking import collections_of


FEW = 3  # opportunities of a route; with fewer somebody has too little to choose from
LEVELS = (2, 3)  # of apprenticeships that could be asked for
MOST_HELPFUL, MOST_PLACES = 5, 8
FORM = 1  # of what is kept; a change of `Demand` needs the next number
KEPT_SECONDS = 24 * 60 * 60
NOTHING_TO_AVOID = {"avoid_areas": [], "avoid_employers": []}


class Told(StrEnum):
    """In place of a count that would point at single people, those in it or those who are not."""

    FEW = "too few to show"
    NEARLY_ALL = "nearly all"


Part = int | Told


@dataclass(frozen=True)
class Wanted:
    """How many want it, have too little of it or none, and would have enough with a longer journey."""

    name: str
    wanting: int
    short: Part
    without: Part
    enough_15_more: Part
    enough_30_more: Part
    enough_anywhere: Part


@dataclass(frozen=True)
class WouldHelp:
    """An opportunity that is not there yet: so many young people who are short would have one more."""

    route: str
    level: int
    area: str
    people: int


@dataclass(frozen=True)
class Demand:
    on: dt.date
    at: dt.datetime
    people: int
    without_wish: int
    by_route: list[Wanted]
    by_level: list[Wanted]
    by_area: list[Wanted]
    hidden: dict[str, int]
    would_help: list[WouldHelp]
    would_open: list[str]


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


def _key(council: Council) -> str:
    return f"unmet-demand-{FORM}-{council.id}-{clock.today()}"


def unmet(council: Council, on: dt.date) -> Demand:
    """The demand of everybody supported, against everything open on a day within reach of the council."""
    asked = Asked(council, on)
    routes, levels, areas = (asked.unmet_by(by) for by in ("route", "level", "area"))
    return Demand(
        on=on,
        at=clock.now(),
        people=len(asked.people),
        without_wish=sum(not person.route_interests for person in asked.care_leavers),
        by_route=_told(routes, "route"),
        by_level=_told(levels, "level"),
        by_area=_told(areas, "area"),
        hidden={name: _hidden(rows) for name, rows in (("route", routes), ("level", levels), ("area", areas))},
        would_help=asked.would_help(),
        would_open=asked.would_open(),
    )


class Asked:
    def __init__(self, council: Council, on: dt.date):
        everybody = CareLeaver.objects.for_council(council.id).supported().order_by("id").with_profile()
        offers = within_reach_of(council.id).open_on(on).with_details().order_by("id")
        _, self.offers, rows, _ = collections_of(list(everybody), list(offers), council_id=council.id, on=on)
        self.on = on
        self.care_leavers = [person for person, _ in rows.values()]
        self.people = matching.People.from_records([record | NOTHING_TO_AVOID for _, record in rows.values()])
        self.areas = {key: area for key, (person, _) in rows.items() if (area := area_of(person))}

    def unmet_by(self, by: str) -> tuple[matching.Unmet, ...]:
        areas = self.areas if by == "area" else None
        return matching.unmet_demand(self.people, self.offers, on=self.on, few=FEW, by=[by], areas=areas)

    def would_help(self) -> list[WouldHelp]:
        """The few that would help most, one after the other, among apprenticeships that could be looked for."""
        candidates = {
            f"{route} {level} {area}": (route, level, area, place)
            for area, place in self._places().items()
            for route in matching.ROUTES
            for level in LEVELS
        }
        records = [
            matching.hypothetical(key, route, level, *place) for key, (route, level, _, place) in candidates.items()
        ]
        offered = matching.Opportunities.from_records(records)
        chosen = matching.most_helpful(self.people, self.offers, offered, on=self.on, choose=MOST_HELPFUL, few=FEW)
        return [
            WouldHelp(*candidates[each.id][:3], people=each.people) for each in chosen if each.people >= SMALLEST_SHOWN
        ]

    def _places(self) -> dict[str, tuple[float, float]]:
        """The middle of each area with enough homes for it to tell of nobody, those with most homes first."""
        homes: dict[str, list[tuple[int, int]]] = {}
        for person in self.care_leavers:
            area = area_of(person)
            if area and person.home_easting is not None:
                homes.setdefault(area, []).append((person.home_easting, person.home_northing))
        sizes = Counter({area: len(each) for area, each in homes.items() if len(each) >= SMALLEST_SHOWN})
        return {area: _middle(homes[area]) for area, _ in sizes.most_common(MOST_PLACES)}

    def would_open(self) -> list[str]:
        """The single changes that would open something for most people, in the engine's words."""
        found = matching.openings(self.people, self.offers, on=self.on)
        return [each.sentence for each in found if each.people >= SMALLEST_SHOWN][:MOST_HELPFUL]


def area_of(person: CareLeaver) -> str | None:
    """The outward half of the postcode; None where the home is confidential or not recorded."""
    if person.home_is_confidential or not person.home_postcode:
        return None
    return person.home_postcode.split()[0]


def _middle(homes: list[tuple[int, int]]) -> tuple[float, float]:
    return sum(east for east, _ in homes) / len(homes), sum(north for _, north in homes) / len(homes)


def _told(rows: tuple[matching.Unmet, ...], by: str) -> list[Wanted]:
    return [_wanted(row, by) for row in rows if row.wanting >= SMALLEST_SHOWN]


def _hidden(rows: tuple[matching.Unmet, ...]) -> int:
    return sum(row.wanting < SMALLEST_SHOWN for row in rows)


def _wanted(row: matching.Unmet, by: str) -> Wanted:
    counts = ("short", "without", "enough_15_more", "enough_30_more", "enough_anywhere")
    told = {name: _part(getattr(row, name), row.wanting) for name in counts}
    value = getattr(row, by)
    return Wanted(name=_name(value, by), wanting=row.wanting, **told)


def _name(value: str | int | None, by: str) -> str:
    if value is None:
        return "confidential or not recorded yet" if by == "area" else "not recorded yet"
    return f"level {value}" if by == "level" else str(value)


def _part(count: int, of: int) -> Part:
    if 0 < count < SMALLEST_SHOWN:
        return Told.FEW
    return Told.NEARLY_ALL if 0 < of - count < SMALLEST_SHOWN else count
