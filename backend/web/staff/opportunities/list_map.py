"""The map beside the list of opportunities: a pin for every place of every row, as far as the picture reaches."""

from collections.abc import Iterable, Sequence

from backend.opportunities.models import Site
from backend.ranking.distances import METRES_A_MILE, can_be_measured
from backend.web.kit.charts.area_map import AreaMap, Middle, Pin, Point, area_map
from backend.web.kit.opportunities.whereabouts import place_of
from backend.web.staff.opportunities.filters import OpportunityFilters
from backend.web.staff.opportunities.listing import Row


KEY = "map-key"


def list_map(rows: Sequence[Row], form: OpportunityFilters) -> AreaMap | None:
    """None where no row has a place; and around a home that is confidential, which it would show the middle of."""
    start = form.measured_from
    if start and start.in_bands:
        return None
    framed = [_at(site) for row in rows for site in _nearest_sites(row)]
    if not framed:
        return None
    pins = [pin for row in rows for pin in _pins(row)]
    return area_map(pins, name=KEY, framed=framed, middle=_middle(form))


def _middle(form: OpportunityFilters) -> Middle | None:
    start = form.measured_from
    if start is None:
        return None
    circles = [(form.miles_words, form.miles * METRES_A_MILE)] if form.miles else []
    return Middle(start.short, Point(start.extent.easting, start.extent.northing), circles)


def _pins(row: Row) -> Iterable[Pin]:
    for opportunity in row.opportunities:
        for site in _measured(opportunity.sites.all()):
            words = ", ".join(
                filter(None, (opportunity.title, place_of(opportunity, row.distances.get(opportunity.id))))
            )
            yield Pin(words, _at(site), row.number)


def _nearest_sites(row: Row) -> list[Site]:
    """The one that the row names: it is always on the map."""
    sites, distance = _measured(row.nearest.sites.all()), row.distances.get(row.nearest.id)
    return [site for site in sites if distance is None or site.id == distance.site_id][:1]


def _measured(sites: Iterable[Site]) -> list[Site]:
    return [site for site in sites if can_be_measured(site)]


def _at(site: Site) -> Point:
    return Point(site.easting, site.northing)
