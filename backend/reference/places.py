"""Where a postcode lies."""

from collections.abc import Iterable

from backend.reference.models import Postcode
from backend.reference.models.postcodes import GridPoint
from backend.reference.postcodes import normalise_postcode, sector_of


def locate(postcode: str | None) -> GridPoint | None:
    """Easting and northing in metres; for a postcode we do not hold, the middle of its sector; None if neither."""
    return locate_many([postcode])[postcode]


def locate_many(postcodes: Iterable[str | None]) -> dict[str | None, GridPoint | None]:
    """The same for many at once: one query, and one more for each sector that has to stand in."""
    written = {postcode: normalise_postcode(postcode) for postcode in postcodes}
    held = {
        code: GridPoint(easting, northing)
        for code, easting, northing in Postcode.objects.filter(code__in=set(written.values()) - {None}).values_list(
            "code", "easting", "northing"
        )
    }
    missing = {code for code in written.values() if code and code not in held}
    middles = {sector: Postcode.objects.in_sector(sector).centre() for sector in map(sector_of, missing)}
    held |= {code: middles[sector_of(code)] for code in missing}
    return {postcode: held.get(code) for postcode, code in written.items()}
