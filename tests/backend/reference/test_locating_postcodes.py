"""Where a postcode is: in its own place, or in the middle of its sector."""

import pytest

from backend.reference.models import Postcode
from backend.reference.places import locate, locate_many


BUCKINGHAM_PALACE = (529090, 179645)


def test_a_postcode_is_located_by_its_grid_reference(postcodes):
    assert locate("SW1A 1AA") == BUCKINGHAM_PALACE
    assert locate("sw1a1aa") == BUCKINGHAM_PALACE


def test_an_unknown_postcode_is_put_in_the_middle_of_its_sector(postcodes):
    neighbours = list(Postcode.objects.filter(code__startswith="SW1A 1").values_list("easting", "northing"))
    assert len(neighbours) > 1
    assert not Postcode.objects.filter(code="SW1A 1ZZ").exists()
    assert locate("SW1A 1ZZ") == (
        round(sum(easting for easting, _ in neighbours) / len(neighbours)),
        round(sum(northing for _, northing in neighbours) / len(neighbours)),
    )


@pytest.mark.parametrize("text", ["ZZ99 9ZZ", "London", "", None])
def test_what_cannot_be_located_is_none_and_never_a_guess(postcodes, text):
    assert locate(text) is None


def test_many_are_located_in_one_query_and_answered_as_they_were_asked(postcodes, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = locate_many(["sw1a1aa", "SW1A 1AA", "E14 5AB", "nowhere", None])
    assert found["sw1a1aa"] == found["SW1A 1AA"] == BUCKINGHAM_PALACE
    assert found["E14 5AB"] is not None
    assert (found["nowhere"], found[None]) == (None, None)
