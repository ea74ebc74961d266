"""A place as people write it: a postcode wherever it stands in the text, or the part of one that is there.

The one reader of places in text: feeds, files, pasted pages and forms all ask it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backend.reference.postcodes import AREA, AREAS, normalise_postcode


LONGEST_TEXT = 2_000  # of an address; what follows is no place
_FULL = re.compile(rf"(?<![A-Z0-9])({AREA})[0-9O][0-9A-Z]?[ .-]{{0,3}}[0-9O][A-Z]{{2}}(?![A-Z0-9])")
_PART = re.compile(rf"(?=.*[0-9])({AREA})([0-9O][0-9A-Z]?)(?: ([0-9O]))?")
_SEPARATORS = re.compile(r"[,;|()\[\]\n/]| [-\u2013] ")
# After these a letter and a number are no outward code: “Unit E1”, “near the M25”, “Junction W2”.
_BEFORE_A_NUMBER = """
UNIT FLAT BLOCK FLOOR SUITE BUILDING BLDG STUDIO PLOT BAY ROOM GATE TERMINAL ZONE HANGAR HALL WARD LEVEL DESK LOT NEAR
OFF THE JUNCTION MOTORWAY ROAD AND TO FROM CLASS GRADE BAND BUS ROUTE PLATFORM STAND HOUSE
"""
_NUMBERED = frozenset(_BEFORE_A_NUMBER.split())


@dataclass(frozen=True)
class WrittenPlace:
    """`address` is the text without the postcode. `area` is an outward code or a sector, where no more is written."""

    address: str
    postcode: str | None = None
    area: str = ""


def read_place(text: str | None) -> WrittenPlace:
    """The last postcode of the text; else the last outward code that stands at the end of one of its parts."""
    written = " ".join((text or "")[:LONGEST_TEXT].split(" "))
    capitals = written.upper() if len(written.upper()) == len(written) else written
    for found in reversed([each for each in _FULL.finditer(capitals) if each[1] in AREAS]):
        postcode = normalise_postcode(found[0])
        if postcode:
            return WrittenPlace(_without(written, *found.span()), postcode)
    for start, end in reversed(list(_parts(capitals))):
        area = _area_at_end(capitals[start:end])
        if area:
            at = start + capitals[start:end].rstrip().rindex(area[0])
            return WrittenPlace(_without(written, at, end), None, area[1])
    return WrittenPlace(_without(written, 0, 0))


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for separator in _SEPARATORS.finditer(text):
        yield start, separator.start()
        start = separator.end()
    yield start, len(text)


def _area_at_end(part: str) -> tuple[str, str] | None:
    """As it is written and as we keep it: `SE1`, or `SE1 7` for a sector."""
    words = part.split()
    for many in (2, 1):
        before = words[-many - 1] if len(words) > many else ""
        found = _PART.fullmatch(" ".join(words[-many:])) if len(words) >= many else None
        if found and found[1] in AREAS and before.strip(".:") not in _NUMBERED:
            area, district, sector = found.groups()
            kept = f"{area}{district.replace('O', '0')}" + (f" {sector.replace('O', '0')}" if sector else "")
            return found[0], kept
    return None


def _without(text: str, start: int, end: int) -> str:
    """The text without a stretch of it, and without the signs that are left over around it."""
    parts = (text[:start].rstrip(" ([-\u2013.:"), text[end:].lstrip(" )]-\u2013.")) if end else (text,)
    pieces = [piece.strip() for part in parts for piece in part.split(",")]
    return ", ".join(piece for piece in pieces if piece)
