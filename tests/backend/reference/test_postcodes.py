from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from backend.reference.errors import ReferenceDataError
from backend.reference.models import Postcode, PostcodeEdition
from backend.reference.places import locate, locate_many
from backend.reference.postcode_areas import select
from backend.reference.postcode_files import packed_files, read_packed
from backend.reference.postcodes import area_of, district_of, normalise_postcode, sector_of
from backend.reference.services import load_postcodes, load_sample_postcodes


BUCKINGHAM_PALACE = (529090, 179645)


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


def test_a_region_is_its_local_authorities():
    london = select(["London"])
    assert london("SW1A 1AA", "E09000033")
    assert not london("BN1 1AA", "E06000043")
    both = select(["london", "south-east"])
    assert both("BN1 1AA", "E06000043")
    assert not both("M2 1AB", "E08000003")


@pytest.mark.parametrize(
    ("area", "inside", "outside"),
    [
        ("england", ("M2 1AB", "E08000003"), ("EH6 8HH", "S12000036")),
        ("all", ("EH6 8HH", "S12000036"), None),
        ("E09000033", ("SW1A 1AA", "E09000033"), ("E14 5AB", "E09000030")),
        ("sr", ("SR8 2RU", "E06000047"), ("S35 8PE", "E08000039")),
        ("S35", ("S35 8PE", "E08000039"), ("S3 8AA", "E08000039")),
    ],
)
def test_areas_may_be_named_as_people_know_them(area, inside, outside):
    wanted = select([area])
    assert wanted(*inside)
    assert outside is None or not wanted(*outside)


def test_northern_ireland_is_left_out_because_its_grid_is_another():
    (path,) = packed_files({"B"}).values()
    authorities = {row.local_authority_code[:1] for row in read_packed(path, select(["BT", "BN1"]))}
    assert authorities == {"E"}


@pytest.mark.parametrize("area", ["Londn", "E0900033", "SW1A 1AA", ""])
def test_an_area_that_does_not_exist_is_refused_with_the_way_out(area):
    with pytest.raises(ReferenceDataError, match="give london, south-east, england, all"):
        select([area])


@pytest.mark.django_db
def test_areas_without_a_postcode_end_the_command_with_one_sentence():
    with pytest.raises(CommandError, match="No postcode lies in the areas named"):
        call_command("load_postcodes", areas=["ZZ"], stdout=StringIO())
    assert not Postcode.objects.exists()


@pytest.mark.django_db
def test_the_command_shows_progress_and_what_it_did():
    out = StringIO()
    call_command("load_postcodes", "--areas", "EC4M", stdout=out)
    assert "Postcodes that begin with E done" in out.getvalue()
    assert f"{Postcode.objects.count():,} added, 0 changed" in out.getvalue()


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"code": "SW1A1AB"}, "a_postcode_is_written_in_its_usual_form"),
        ({"easting": 700_001}, "a_postcode_lies_on_the_british_national_grid"),
    ],
)
def test_the_database_refuses_a_postcode_that_makes_no_sense(postcodes, change, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        Postcode.objects.filter(code="SW1A 1AA").update(**change)
