"""Where one opportunity is: its places in a list, how far each is from a place somebody chose, and a map of them."""

from dataclasses import dataclass

from backend.opportunities.models import Opportunity, Site
from backend.ranking.distances import can_be_measured, distance_to
from backend.web.kit.charts.area_map import AreaMap, Middle, Pin, Point, area_map
from backend.web.kit.opportunities.whereabouts import told
from backend.web.staff.opportunities.measured_from import MeasuredFrom


KEY = "map-key"


@dataclass(frozen=True)
class Place:
    number: int
    words: str
    away: str  # empty where nothing is measured, or it is no place to measure to


@dataclass(frozen=True)
class SiteMap:
    places: list[Place]
    map: AreaMap


def site_map(opportunity: Opportunity, start: MeasuredFrom | None) -> SiteMap | None:
    """None where no place of it can be shown."""
    sites = list(opportunity.sites.all())
    pins = [
        Pin(site.in_words, Point(site.easting, site.northing), number)
        for number, site in enumerate(sites, 1)
        if can_be_measured(site)
    ]
    if not pins:
        return None
    places = [Place(number, site.in_words, _away(site, start)) for number, site in enumerate(sites, 1)]
    return SiteMap(places, area_map(pins, name=KEY, framed=[pin.at for pin in pins], middle=_middle(start)))


def _away(site: Site, start: MeasuredFrom | None) -> str:
    distance = distance_to(start.extent, [site]) if start else None
    return ", ".join(filter(None, told(distance, in_bands=start.in_bands))) if start and distance else ""


def _middle(start: MeasuredFrom | None) -> Middle | None:
    if start is None or start.in_bands:
        return None
    return Middle(start.short, Point(start.extent.easting, start.extent.northing))
