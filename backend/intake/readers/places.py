"""Where the work is, as adverts say it: postcodes, parts of them and coordinates, left out where they make no sense."""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.reference.written_places import read_place


UK_LATITUDES = (49.0, 61.5)
UK_LONGITUDES = (-9.0, 2.5)
ABOUT_A_TOWN = 2  # decimals: 51.51, -0.12 is a kilometre of London and no address


@dataclass(frozen=True)
class ParsedSite:
    """A place as an advert names it, with its point where that was sent.

    `area` is an outward code or a sector, where no whole postcode is said.
    """

    address_lines: tuple[str, ...]
    postcode: str | None
    latitude: float | None
    longitude: float | None
    area: str = ""

    @property
    def is_coarse(self) -> bool:
        """Whether the point has so few decimals that it can only be the middle of something."""
        return self.latitude is not None and all(
            round(part, ABOUT_A_TOWN) == part for part in (self.latitude, self.longitude or 0.0)
        )


def read_site(lines: Iterable[str], code: str = "", latitude: object = None, longitude: object = None) -> ParsedSite:
    """Of lines of an address, what stands in the field for the postcode, and a point.

    The field counts before the lines, and a postcode before a part of one, wherever in the lines it stands.
    """
    point = coordinates(latitude, longitude)
    named, said = read_place(code), [(line, read_place(line)) for line in lines]
    places = [named, *(place for _, place in reversed(said))]
    postcode = next((place.postcode for place in places if place.postcode), None)
    area = "" if postcode else next((place.area for place in places if place.area), "")
    address = tuple(
        part
        for line, place in said
        for part in ([place.address] if place.postcode or place.area else [line])
        if part.strip()
    )
    return ParsedSite(address, postcode, *point, area)


def site_from_line(line: str) -> ParsedSite:
    """A place written as one line."""
    written = read_place(line)
    address = written.address if written.postcode or written.area else line
    lines = tuple(part.strip() for part in address.split(",") if part.strip())
    return ParsedSite(lines, written.postcode, None, None, written.area)


def coordinates(latitude: object, longitude: object) -> tuple[float, float] | tuple[None, None]:
    """Both or neither: zero, half a pair, or a point outside the United Kingdom is no place at all."""
    point = _number(latitude), _number(longitude)
    if not (_within(point[0], UK_LATITUDES) and _within(point[1], UK_LONGITUDES)):
        return None, None
    return point


def _number(value: object) -> float | None:
    """Of a number, or of one written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _within(value: float | None, bounds: tuple[float, float]) -> bool:
    return value is not None and bounds[0] <= value <= bounds[1]
