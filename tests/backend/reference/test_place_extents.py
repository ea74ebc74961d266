"""How far a place reaches: a circle that holds every point of it that the directory knows."""

import math

import pytest

from backend.reference.models import Postcode
from backend.reference.places import FEW_POSTCODES, Extent, extents_of, named_place_in


pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(postcode_edition):
    """Forty postcodes of ZE1 on a line of 3.9 km, in two sectors, and one lonely one of ZE2."""
    rows = [
        Postcode(code=f"ZE1 {number // 20}{letter}A", easting=400_000 + 100 * number, northing=1_100_000)
        for number, letter in enumerate("ABDEFGHJLNPQRSTUWXYZ" * 2)
    ]
    rows.append(Postcode(code="ZE2 9AA", easting=410_000, northing=1_110_000))
    for row in rows:
        row.edition = postcode_edition
    Postcode.objects.bulk_create(rows)
    return rows


@pytest.fixture
def postcode_edition(postcodes):
    return Postcode.objects.first().edition


def test_a_postcode_is_a_point_and_its_parts_are_circles_around_all_of_theirs(directory):
    found = extents_of(["ZE1 0AA", "ZE1", "ZE1 1", "ZE1 1ZZ", "ZE3", "ZE2", "nowhere"])
    assert found["ZE1 0AA"] == Extent(400_000, 1_100_000, 0)
    assert found["ZE3"] is None
    assert found["nowhere"] is None
    assert found["ZE1 1ZZ"] == found["ZE1 1"]
    for place, beginning in (("ZE1", "ZE1 "), ("ZE1 1", "ZE1 1")):
        inside = [row for row in directory if row.code.startswith(beginning)]
        easting, northing, radius = found[place]
        assert all(math.dist((easting, northing), (row.easting, row.northing)) < radius for row in inside)
    assert found["ZE1"].radius_metres < 2_500


def test_where_few_postcodes_are_loaded_the_circle_is_wide(directory):
    assert FEW_POSTCODES > 20
    assert extents_of(["ZE2"])["ZE2"] == Extent(410_000, 1_110_000, 5_000)
    assert extents_of(["ZE1 1"])["ZE1 1"].radius_metres == 2_000  # twenty


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("London", "London"),
        ("Various sites, London", "London"),
        ("Croydon, London", "Croydon"),
        ("London Borough of Croydon", "Croydon"),
        ("Kensington & Chelsea", "Kensington and Chelsea"),
        ("City of London", "City of London"),
        ("City of Westminster, London", "Westminster"),
        ("Greater London", "London"),
        ("Londonderry", ""),
        ("1 Croydon Road", ""),
        ("", ""),
    ],
)
def test_towns_are_known_by_their_names(address, name):
    assert named_place_in(address) == name


def test_a_named_place_holds_the_postcodes_of_its_authority(postcodes):
    croydon = extents_of(["Croydon"])["Croydon"]
    inside = Postcode.objects.filter(local_authority_code="E09000008")
    assert inside.count() >= 3
    for row in inside:
        assert math.dist(croydon[:2], (row.easting, row.northing)) < croydon.radius_metres
