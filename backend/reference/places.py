"""Where a postcode, a part of one, or a place known by its name lies."""

import math
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from backend.reference.fixture_files import read_rows
from backend.reference.models import Postcode
from backend.reference.models.postcodes import GridPoint
from backend.reference.postcodes import district_of, normalise_postcode, sector_of


NAMED_PLACES = "place_extents.csv"
CITY_OF_LONDON = ["city", "of", "london"]  # a part of London, and not another name of it
MARGIN_METRES = 250  # a postcode's point is its middle: some doors lie beyond it
FEW_POSTCODES = 25  # of an area; with fewer loaded nobody knows how far it reaches
LEAST_RADIUS = {"sector": 2_000, "district": 5_000}  # where few are loaded


class Extent(NamedTuple):
    """A circle that holds all of a place: its middle, and 0 metres around it where the point is known."""

    easting: int
    northing: int
    radius_metres: int


def locate(postcode: str | None) -> GridPoint | None:
    """Easting and northing in metres; for a postcode we do not hold, the middle of its sector; None if neither."""
    return locate_many([postcode])[postcode]


def locate_many(postcodes: Iterable[str | None]) -> dict[str | None, GridPoint | None]:
    """The same for many at once: one query, and one more for each sector that has to stand in."""
    written = {postcode: normalise_postcode(postcode) for postcode in postcodes}
    held = _points_of({code for code in written.values() if code})
    missing = {code for code in written.values() if code and code not in held}
    middles = {sector: Postcode.objects.in_sector(sector).centre() for sector in map(sector_of, missing)}
    found: dict[str | None, GridPoint | None] = {**held, **{code: middles[sector_of(code)] for code in missing}}
    return {postcode: found.get(code) for postcode, code in written.items()}


def extents_of(places: Iterable[str]) -> dict[str, Extent | None]:
    """How far each place reaches: a postcode, an outward code, a sector, or a name such as Croydon.

    A postcode that the directory does not hold is somewhere in its sector, or else in its district. None is no place
    that we know.
    """
    wanted = set(places)
    points = _points_of({place for place in wanted if normalise_postcode(place)})
    return {place: _exact(points.get(place)) or _rough_extent(place) for place in wanted}


def named_place_in(address: str) -> str:
    """The smallest place known by its name that is a part of the address, such as Croydon; empty if there is none."""
    known = [_named_places()[name] for name in map(_bare_name, address.split(",")) if name in _named_places()]
    return min(known, key=lambda place: place[1].radius_metres)[0] if known else ""


def _points_of(codes: set[str]) -> dict[str, GridPoint]:
    if not codes:
        return {}
    rows = Postcode.objects.filter(code__in=codes).values_list("code", "easting", "northing")
    return {code: GridPoint(easting, northing) for code, easting, northing in rows}


def _exact(point: GridPoint | None) -> Extent | None:
    return Extent(*point, 0) if point else None


def _rough_extent(place: str) -> Extent | None:
    named = _named_places().get(_bare_name(place))
    if named:
        return named[1]
    postcode = normalise_postcode(place)
    sector = sector_of(postcode) if postcode else place
    found = _extent_of_codes(sector, "sector") if " " in sector else None
    return found or _extent_of_codes(f"{district_of(place)} ", "district")


def _extent_of_codes(beginning: str, kind: str) -> Extent | None:
    """The circle around all the points whose postcodes begin so."""
    points = list(Postcode.objects.in_sector(beginning).values_list("easting", "northing"))
    if not points:
        return None
    eastings, northings = zip(*points, strict=True)
    middle = (min(eastings) + max(eastings)) / 2, (min(northings) + max(northings)) / 2
    reach = MARGIN_METRES + max(math.dist(middle, point) for point in points)
    least = LEAST_RADIUS[kind] if len(points) < FEW_POSTCODES else 0
    return Extent(round(middle[0]), round(middle[1]), max(math.ceil(reach), least))


@cache
def _named_places() -> dict[str, tuple[str, Extent]]:
    return {
        _bare_name(row["name"]): (
            row["name"],
            Extent(*(int(row[part]) for part in ("easting", "northing", "radius_metres"))),
        )
        for _, row in read_rows(NAMED_PLACES)
    }


def _bare_name(text: str) -> str:
    words = text.casefold().replace("&", "and").replace(".", " ").split()
    if words == CITY_OF_LONDON:
        return " ".join(words)
    for title in (["london", "borough", "of"], ["royal", "borough", "of"], ["city", "of"], ["greater"], ["central"]):
        if words[: len(title)] == title and len(words) > len(title):
            words = words[len(title) :]
    return " ".join(words)
