"""Outlines of local authorities: neighbours fit, and the file that ships says where real postcodes lie."""

import re
from itertools import pairwise

from django.conf import settings

from backend.reference.fixture_files import read_rows
from backend.reference.outlines.authority_cells import CELL_METRES
from backend.reference.outlines.outline_files import OUTLINES, compute_outlines, outlines_within, write_outlines
from backend.reference.postcode_files import PostcodeRow, edition


EVERYWHERE = (0, 0, 700_000, 1_300_000)
MOST_BYTES = 120_000
WEST, EAST = "E09000001", "E09000002"


def rings_of(path: str) -> list[list[tuple[int, int]]]:
    rings = []
    for ring in re.findall(r"M([^z]+)z", path):
        start, steps = ring.split("l")
        x, y = map(int, start.split())
        corners = [(x, y)]
        numbers = list(map(int, steps.split()))
        for across, up in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + up
            corners.append((x, y))
        rings.append(corners)
    return rings


def holds(outline, easting: int, northing: int) -> bool:
    """Whether a point lies in an outline: a line from it crosses its edges an odd number of times."""
    x, y, inside = easting / CELL_METRES, northing / CELL_METRES, False
    for ring in rings_of(outline.path):
        for (left, low), (right, high) in pairwise([*ring, ring[0]]):
            if (low > y) != (high > y) and x < (right - left) * (y - low) / (high - low) + left:
                inside = not inside
    return inside


def town_of_two(side=8_000, step=200) -> list[PostcodeRow]:
    """A square whose west half is one authority and whose east half another, but for one street on the wrong side."""
    points = range(100_000, 100_000 + side, step)
    rows = [PostcodeRow("", x, y, WEST if x < 104_000 else EAST) for x in points for y in points]
    return [*rows, PostcodeRow("", 101_000, 101_000, EAST)]


def test_neighbours_share_every_corner_between_them_and_leave_no_gap():
    west, east = compute_outlines(town_of_two())
    assert (west.code, west.name, east.name) == (WEST, "City of London", "Barking and Dagenham")
    shared = set(rings_of(west.path)[0]) & set(rings_of(east.path)[0])
    assert len(shared) == 2, "a straight boundary has its two ends alone"
    assert {x for x, _ in shared} == {104_000 // CELL_METRES}
    for easting in range(100_500, 107_500, 500):
        assert holds(west, easting, 103_100) != holds(east, easting, 103_100)
    assert len(rings_of(east.path)) == 1, "one street makes no island"


def test_the_outlines_are_written_the_same_each_time_and_read_back(tmp_path, settings):
    made = compute_outlines(reversed(town_of_two()))
    assert {(each.code, each.path) for each in made} == {
        (each.code, each.path) for each in compute_outlines(town_of_two())
    }
    _, day = edition()
    write_outlines(made, tmp_path / OUTLINES, day)
    lines = (tmp_path / OUTLINES).read_text().splitlines()
    assert len(lines) == 3
    assert lines[1].endswith(",ONS Postcode Directory,confirmed,2025-11-30")


def test_what_ships_is_small_and_names_every_authority_of_england():
    assert (settings.FIXTURES_DIRECTORY / "reference" / OUTLINES).stat().st_size <= MOST_BYTES
    names = {row["code"]: row["name"] for _, row in read_rows("local_authorities.csv")}
    assert {each.code: each.name for each in outlines_within(*EVERYWHERE)} == names
    extents = {row["name"]: row for _, row in read_rows("place_extents.csv")}
    known = [each for each in outlines_within(*EVERYWHERE) if each.name in extents]
    assert len(known) == 45
    for each in known:
        middle = extents[each.name]
        away = abs(complex(each.easting - int(middle["easting"]), each.northing - int(middle["northing"])))
        assert away <= int(middle["radius_metres"]), f"{each.name} is somewhere else"


def test_real_postcodes_lie_in_the_outline_of_their_authority():
    by_code = {each.code: each for each in outlines_within(*EVERYWHERE)}
    sample = [row for _, row in read_rows("postcodes_sample.csv") if row["local_authority_code"] in by_code]
    right = [holds(by_code[row["local_authority_code"]], int(row["easting"]), int(row["northing"])) for row in sample]
    assert len(right) > 300
    assert sum(right) / len(right) >= 0.95


def test_a_frame_is_given_the_outlines_that_may_be_seen_in_it():
    names = {each.name for each in outlines_within(530_000, 165_000, 536_000, 171_000)}
    assert {"Croydon", "Lambeth", "Bromley"} <= names
    assert not {"Leeds", "Barnet", "Brighton and Hove"} & names
