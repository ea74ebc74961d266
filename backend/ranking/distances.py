"""How far opportunities are from a place: the nearest site of each, in metres and in minutes as the engine has it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

import matching
from backend.opportunities.models import Site
from backend.ranking.records import MOST_METRES_TO_TRAVEL_BY
from backend.reference.places import Extent
from matching.geography import distance
from matching.journeys import band_of, round_to_five


METRES_A_MILE = 1609.344


@dataclass(frozen=True)
class Distance:
    """To the nearest site. Always an estimate: a straight line between the middles of two areas."""

    site_id: int
    metres: float
    minutes: float

    @property
    def miles(self) -> float:
        return self.metres / METRES_A_MILE

    @property
    def minutes_told(self) -> int:
        return round_to_five(self.minutes)

    @property
    def band(self) -> str:
        """All that may be said of a journey from a home that is confidential."""
        return band_of(self.minutes)


def can_be_measured(site: Site) -> bool:
    """A place as wide as a county is none: nobody knows how far it is."""
    return site.easting is not None and site.radius_metres <= MOST_METRES_TO_TRAVEL_BY


def distances_from(
    place: Extent, opportunities: Iterable[int] | QuerySet, *, miles: int | None = None
) -> dict[int, Distance]:
    """By the id of each opportunity with a place that can be measured and is no more miles away; one query.

    `opportunities`: their ids, or a query for them.
    """
    sites = Site.objects.filter(opportunity__in=opportunities, easting__isnull=False)
    sites = sites.filter(radius_metres__lte=MOST_METRES_TO_TRAVEL_BY)
    metres_away = METRES_A_MILE * miles if miles else np.inf
    if miles:
        east, north, most = place.easting, place.northing, int(metres_away) + 1
        sites = sites.filter(easting__range=(east - most, east + most), northing__range=(north - most, north + most))
    found = np.array(list(sites.order_by().values_list("opportunity", "id", "easting", "northing")), dtype=np.int64)
    return _nearest(place, found.reshape(-1, 4), metres_away)


def distance_to(place: Extent, sites: Iterable[Site]) -> Distance | None:
    """To the nearest of these that can be measured."""
    rows = [(0, site.id, site.easting, site.northing) for site in sites if can_be_measured(site)]
    return _nearest(place, np.array(rows, dtype=np.int64).reshape(-1, 4), np.inf).get(0)


def _nearest(place: Extent, sites: NDArray[np.int64], metres_away: float) -> dict[int, Distance]:
    opportunity, site, easting, northing = sites.T
    here = np.array([[place.easting], [place.northing]], dtype=np.float64)
    metres = distance(easting.astype(np.float64), northing.astype(np.float64), *here)
    minutes = matching.Settings().travel.minutes(metres)
    furthest_first = np.argsort(-metres, kind="stable")
    rows = zip(*(column[furthest_first].tolist() for column in (opportunity, site, metres, minutes)), strict=True)
    return {each: Distance(*facts) for each, *facts in rows if facts[1] <= metres_away}
