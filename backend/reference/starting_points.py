"""Where a distance is measured from: the middle of a place that somebody typed, no finer than a postcode's sector."""

from typing import NamedTuple

from backend.reference.places import Extent, extents_of, named_place_in
from backend.reference.postcodes import district_of, normalise_postcode, sector_of
from backend.reference.written_places import read_place


class StartingPoint(NamedTuple):
    """`words` name it: an outward code, a sector, or a place such as Croydon."""

    words: str
    extent: Extent


def starting_point(text: str) -> StartingPoint | None:
    """Of a postcode, a part of one, or a place known by its name; None where it is no place that we know."""
    typed = text.strip()
    words = coarse_place(typed) or read_place(typed).area or named_place_in(typed)
    extent = extents_of([words])[words] if words else None
    return StartingPoint(words, extent) if extent else None


def coarse_place(text: str) -> str:
    """The sector of a whole postcode, which does not tell whose home it is; empty where the text is none."""
    postcode = normalise_postcode(text)
    return sector_of(postcode) if postcode else ""


def district_of_home(postcode: str) -> StartingPoint | None:
    """The outward code of a home: its middle stands for everybody who lives there."""
    known = normalise_postcode(postcode)
    return starting_point(district_of(known)) if known else None
