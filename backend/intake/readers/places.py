"""Where the work is: postcodes and coordinates, kept as given where they make sense and left out where they cannot."""

from dataclasses import dataclass

from backend.reference.postcodes import normalise_postcode


UK_LATITUDES = (49.0, 61.5)
UK_LONGITUDES = (-9.0, 2.5)


@dataclass(frozen=True)
class ParsedSite:
    """A place as an advert names it, with its point where that was sent."""

    address_lines: tuple[str, ...]
    postcode: str | None
    latitude: float | None
    longitude: float | None


def site_from_line(line: str) -> ParsedSite:
    """NHS Jobs writes a place as one line whose postcode, if any, stands after the last comma."""
    before, _, after = line.rpartition(",")
    postcode = normalise_postcode(after)
    address = before if postcode else line
    return ParsedSite(tuple(part.strip() for part in address.split(",") if part.strip()), postcode, None, None)


def coordinates(latitude: object, longitude: object) -> tuple[float, float] | tuple[None, None]:
    """Both or neither: zero, half a pair, or a point outside the United Kingdom is no place at all."""
    if not (_within(latitude, UK_LATITUDES) and _within(longitude, UK_LONGITUDES)):
        return None, None
    return float(latitude), float(longitude)


def _within(value: object, bounds: tuple[float, float]) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and bounds[0] <= value <= bounds[1]
