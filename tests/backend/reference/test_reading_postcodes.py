"""Postcodes as people write them, and their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reference.postcodes import area_of, district_of, normalise_postcode, sector_of


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("SW1A 1AA", "SW1A 1AA"),
        ("sw1a1aa", "SW1A 1AA"),
        ("  Sw1A   1aA ", "SW1A 1AA"),
        ("E1 0AA", "E1 0AA"),
        ("E1  0AA", "E1 0AA"),
        ("m2-1ab", "M2 1AB"),
        ("CR01EA.", "CR0 1EA"),
        ("BS31 2RA", "BS31 2RA"),
        ("SW1A", None),
        ("SW1A 1A", None),
        ("SW1A 1AAA", None),
        ("1SW 1AA", None),
        ("SW1A AAA", None),
        ("London", None),
        ("", None),
        (None, None),
    ],
)
def test_postcodes_are_known_however_people_write_them(text, postcode):
    assert normalise_postcode(text) == postcode


@given(st.text(max_size=12))
def test_any_text_gives_a_postcode_that_stays_itself_or_none(text):
    postcode = normalise_postcode(text)
    assert postcode is None or normalise_postcode(postcode) == postcode


@pytest.mark.parametrize(
    ("postcode", "outward", "area", "sector"),
    [
        ("SW1A 1AA", "SW1A", "SW", "SW1A 1"),
        ("E1 0AA", "E1", "E", "E1 0"),
        ("E14 5AB", "E14", "E", "E14 5"),
        ("W1D 3QU", "W1D", "W", "W1D 3"),
        ("BS31 2RA", "BS31", "BS", "BS31 2"),
    ],
)
def test_the_parts_of_a_postcode(postcode, outward, area, sector):
    assert (district_of(postcode), area_of(postcode), sector_of(postcode)) == (outward, area, sector)
