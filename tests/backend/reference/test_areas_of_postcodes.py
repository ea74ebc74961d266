"""Areas by the names people know, and what the command says."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from backend.reference.errors import ReferenceDataError
from backend.reference.models import Postcode
from backend.reference.postcode_areas import select
from backend.reference.postcode_files import packed_files, read_packed


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
