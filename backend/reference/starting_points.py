"""Where a distance is measured from: the middle of a place that somebody typed, no finer than an outward code."""

from typing import NamedTuple

from backend.reference.places import Extent, extents_of, named_place_in
from backend.reference.postcodes import district_of, normalise_postcode
from backend.reference.written_places import read_place


class StartingPoint(NamedTuple):
    """`words` name it: an outward code, or a place such as Croydon."""

    words: str
    extent: Extent


def starting_point(text: str) -> StartingPoint | None:
    """Of an address, a postcode or a part of one, or a place known by its name; None where we know no such place."""
    words = name_of_place(text)
    extent = extents_of([words])[words] if words else None
    return StartingPoint(words, extent) if extent else None


def name_of_place(text: str) -> str:
    """The outward code or the place known by its name in a text, which do not tell whose home it is; empty of neither.

    A street, and what of a postcode follows its outward code, is left out.
    """
    written = read_place(text)
    code = written.postcode or written.area
    return district_of(code) if code else named_place_in(text)


def district_of_home(postcode: str) -> StartingPoint | None:
    """The outward code of a home: its middle stands for everybody who lives there."""
    known = normalise_postcode(postcode)
    return starting_point(known) if known else None
