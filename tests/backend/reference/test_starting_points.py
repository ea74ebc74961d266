"""What somebody types as a place, and how coarse a postcode becomes."""

import pytest

from backend.reference.starting_points import district_of_home, starting_point
from tests.factories.postcodes import postcodes_at


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _postcodes():
    postcodes_at({"SE25 6AA": (534_000, 168_000), "SE25 6ZZ": (534_200, 168_000), "SE25 9AA": (538_000, 168_000)})


@pytest.mark.parametrize(
    ("typed", "words", "easting"),
    [
        ("SE25", "SE25", 536_000),
        (" se25 ", "SE25", 536_000),
        ("SE25 6", "SE25", 536_000),
        ("se256aa", "SE25", 536_000),
        ("SE25 6QQ", "SE25", 536_000),
        ("12 High Street, SE25 6AA", "SE25", 536_000),
        ("12 High Street, Croydon", "Croydon", 533_826),
        ("12 High Street, SE25", "SE25", 536_000),
        ("London Borough of Croydon", "Croydon", 533_826),
        ("CROYDON", "Croydon", 533_826),
    ],
)
def test_a_place_is_found_however_it_is_typed(typed, words, easting):
    found = starting_point(typed)
    assert (found.words, found.extent.easting) == (words, easting)


@pytest.mark.parametrize("typed", ["", "Atlantis", "SE26", "25", "London Borough of", "'; --", "x" * 3_000])
def test_what_is_no_place_is_none(typed):
    assert starting_point(typed) is None


def test_two_homes_of_a_district_have_one_middle():
    assert district_of_home("SE25 6AA") == district_of_home("SE25 9AA") == starting_point("SE25")
    assert district_of_home("") is None
