"""The outlines of local authorities that ship with the service: computed by one command, read by maps."""

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from backend.reference.fixture_files import read_rows
from backend.reference.outlines.authority_cells import CELL_METRES, authority_cells
from backend.reference.outlines.boundaries import Ring, rings_by_label
from backend.reference.postcode_files import PostcodeRow


OUTLINES = "authority_outlines.csv"
NAMES = "local_authorities.csv"
COLUMNS = (
    "code",
    "name",
    "easting",
    "northing",
    "west",
    "south",
    "east",
    "north",
    "path",
    "source",
    "confidence",
    "as_of",
)
SOURCE = "ONS Postcode Directory"


class Outline(NamedTuple):
    """`path` is that of an SVG in cells of `CELL_METRES` from the corner of the grid, north upwards.

    `easting` and `northing` are the middle of its postcodes, where its name is written; the bounds are in cells.
    """

    code: str
    name: str
    easting: int
    northing: int
    west: int
    south: int
    east: int
    north: int
    path: str


def outlines_within(west: float, south: float, east: float, north: float) -> list[Outline]:
    """Those that may be seen in a frame on the national grid, in metres."""
    left, bottom, right, top = (metres / CELL_METRES for metres in (west, south, east, north))
    return [
        each
        for each in _outlines()
        if each.west <= right and each.east >= left and each.south <= top and each.north >= bottom
    ]


@cache
def _outlines() -> tuple[Outline, ...]:
    return tuple(
        Outline(row["code"], row["name"], *(int(row[name]) for name in COLUMNS[2:8]), row["path"])
        for _, row in read_rows(OUTLINES)
    )


def compute_outlines(postcodes: Iterable[PostcodeRow]) -> list[Outline]:
    """Of every authority that has a name; generalised, and no survey: a boundary is right to about half a kilometre."""
    names = {row["code"]: row["name"] for _, row in read_rows(NAMES)}
    cells = authority_cells(row for row in postcodes if row.local_authority_code in names)
    rings = rings_by_label(cells.labels)
    found = [
        _outline(code, names[code], cells.middles[label], rings[label])
        for label, code in enumerate(cells.codes)
        if rings.get(label)
    ]
    return sorted(found, key=lambda outline: outline.code)


def _outline(code: str, name: str, middle: tuple[int, int], rings: Sequence[Ring]) -> Outline:
    x, y = zip(*(corner for ring in rings for corner in ring), strict=True)
    return Outline(code, name, *middle, min(x), min(y), max(x), max(y), "".join(map(_path, rings)))


def _path(ring: Ring) -> str:
    """Absolute where it begins, then from corner to corner: short, as most of a file is."""
    steps = [f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in pairwise(ring)]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z"


def write_outlines(outlines: Iterable[Outline], path: Path, as_of: dt.date) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*outline, SOURCE, "confirmed", as_of.isoformat()] for outline in outlines)
