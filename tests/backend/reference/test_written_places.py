"""Places as people write them, hand-made: what is read, and what must not be taken for a place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reference.postcodes import AREAS, normalise_postcode
from backend.reference.written_places import WrittenPlace, read_place


READ = [
    # text, address, postcode, area
    ("London, SE1 7EH", "London", "SE1 7EH", ""),
    ("London SE1 7EH", "London", "SE1 7EH", ""),
    ("SE1 7EH London", "London", "SE1 7EH", ""),
    ("se17eh", "", "SE1 7EH", ""),
    ("Heron House, 12 Heron Lane, London SE1 6TF", "Heron House, 12 Heron Lane, London", "SE1 6TF", ""),
    ("12 Heron Lane, London, SE1 6TF, United Kingdom", "12 Heron Lane, London, United Kingdom", "SE1 6TF", ""),
    ("Croydon (CR0 1EA)", "Croydon", "CR0 1EA", ""),
    ("Croydon - CR0 1EA.", "Croydon", "CR0 1EA", ""),
    ("Croydon CR0.1EA", "Croydon", "CR0 1EA", ""),
    ("Ealing W5  5AB", "Ealing", "W5 5AB", ""),
    ("London SE1 OAA", "London", "SE1 0AA", ""),
    ("CRO 1EA", "", "CR0 1EA", ""),
    ("Unit E1 2nd floor, Bow, London E3 4AB", "Unit E1 2nd floor, Bow, London", "E3 4AB", ""),
    ("Head office LS1 4AP; site at BD1 1AA", "Head office LS1 4AP; site at", "BD1 1AA", ""),
    ("London SE1", "London", None, "SE1"),
    ("SE1", "", None, "SE1"),
    ("SE1 7", "", None, "SE1 7"),
    ("Southwark, se1", "Southwark", None, "SE1"),
    ("W1D, Soho", "Soho", None, "W1D"),
    ("Croydon (CR0)", "Croydon", None, "CR0"),
    ("Bow", "Bow", None, ""),
    ("TOP FLOOR", "TOP FLOOR", None, ""),
    ("London", "London", None, ""),
    ("Unit B1, Mill Lane", "Unit B1, Mill Lane", None, ""),
    ("Unit E1, Mill Lane", "Unit E1, Mill Lane", None, ""),
    ("Near the M25, Watford", "Near the M25, Watford", None, ""),
    ("Q1 2AB", "Q1 2AB", None, ""),
    ("A1 2nd floor", "A1 2nd floor", None, ""),
    ("work to order", "work to order", None, ""),
    ("NO OFF street parking", "NO OFF street parking", None, ""),
    ("12345", "12345", None, ""),
    ("", "", None, ""),
    (None, "", None, ""),
]


@pytest.mark.parametrize(("text", "address", "postcode", "area"), READ)
def test_a_place_is_read_wherever_it_stands(text, address, postcode, area):
    assert read_place(text) == WrittenPlace(address, postcode, area)


@given(
    st.sampled_from(sorted(AREAS)),
    st.sampled_from(["1", "9", "14", "2A"]),
    st.sampled_from(["1EA", "7EH", "0AA"]),
    st.sampled_from(["{}", "London {}", "London, {}", "{} London", "1 High St, Town {}, UK", "At {}.", "({})", "x;{}"]),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["", " ", "  "]),
)
def test_any_postcode_is_found_in_any_sentence(area, district, inward, sentence, case, gap):
    written = f"{area}{district}{gap}{inward}"
    found = read_place(sentence.format(case(written)))
    assert found.postcode == f"{area}{district} {inward}" == normalise_postcode(written)
    assert inward not in found.address.upper()


@given(st.text(max_size=300))
def test_any_text_gives_a_place_or_none(text):
    found = read_place(text)
    assert found.postcode is None or normalise_postcode(found.postcode) == found.postcode
    assert not (found.postcode and found.area)


@pytest.mark.parametrize("piece", ["SE1 ", "A", "O", ",", "SE1 7E ", "(", "\u00df"])
def test_a_long_text_takes_no_longer_than_it_should(piece):
    began = time.process_time()
    read_place(piece * 200_000)
    assert time.process_time() - began < 0.5
