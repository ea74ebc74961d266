"""Postcodes are loaded from the directory, an area at a time."""

import pytest

from backend.reference.models import Postcode, PostcodeEdition
from backend.reference.places import locate
from backend.reference.postcode_files import packed_files, read_packed
from backend.reference.postcodes import district_of
from backend.reference.services import load_postcodes, load_sample_postcodes


BUCKINGHAM_PALACE = (529090, 179645)


@pytest.mark.django_db
def test_loading_the_sample_twice_changes_nothing():
    first = load_sample_postcodes()
    before = list(Postcode.objects.order_by("code").values())
    second = load_sample_postcodes()
    assert first.added == first.read == len(before)
    assert (second.added, second.changed) == (0, 0)
    assert list(Postcode.objects.order_by("code").values()) == before


def test_the_sample_agrees_with_the_directory_it_was_taken_from(postcodes):
    sample = dict(Postcode.objects.filter(code__startswith="E").values_list("code", "local_authority_code"))
    (path,) = packed_files({"E"}).values()
    read = {row.code: row.local_authority_code for row in read_packed(path, lambda code, _: code in sample)}
    assert read == sample


@pytest.mark.django_db
def test_a_district_is_loaded_from_the_directory_with_progress_and_its_edition():
    said = []
    kept = load_postcodes(areas=["SW1A"], progress=lambda letter, read: said.append((letter, read)))
    assert kept.added == kept.read == Postcode.objects.count() > 100
    assert said == [("S", kept.read)]
    assert {district_of(code) for code in Postcode.objects.values_list("code", flat=True)} == {"SW1A"}
    edition = PostcodeEdition.objects.get()
    assert "ONS Postcode Directory" in edition.name
    assert "Open Government Licence" in edition.source
    assert edition.confidence == "confirmed"
    assert locate("SW1A 1AA") == BUCKINGHAM_PALACE


@pytest.mark.django_db
def test_loading_another_area_adds_to_what_is_there_and_again_changes_nothing():
    load_postcodes(areas=["SW1A"])
    first = Postcode.objects.count()
    more = load_postcodes(areas=["SW1A", "EC4M"])
    assert more.added == Postcode.objects.count() - first > 0
    again = load_postcodes(areas=["sw1a", "ec4m"])
    assert (again.added, again.changed, again.read) == (0, 0, more.read)


@pytest.mark.django_db
def test_a_moved_postcode_is_put_right():
    load_postcodes(areas=["SW1A"])
    Postcode.objects.filter(code="SW1A 1AA").update(easting=1)
    assert load_postcodes(areas=["SW1A"]).changed == 1
    assert locate("SW1A 1AA") == BUCKINGHAM_PALACE
