import datetime as dt
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from backend.reference.errors import ReferenceDataError
from backend.reference.models import ApprenticeshipStandard, StatutoryCode, WageFloor
from backend.reference.services import load_reference


@pytest.fixture
def own_fixtures(settings, tmp_path):
    """A copy of the fixtures that a test may spoil."""
    shutil.copytree(settings.FIXTURES_DIRECTORY / "reference", tmp_path / "reference")
    settings.FIXTURES_DIRECTORY = tmp_path
    return tmp_path / "reference"


def replace_in(path: Path, old: str, new: str):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def everything(model):
    return list(model.objects.order_by("id").values())


@pytest.mark.django_db
def test_loading_twice_changes_nothing():
    first = load_reference()
    before = everything(ApprenticeshipStandard), everything(WageFloor), everything(StatutoryCode)
    second = load_reference()
    assert (everything(ApprenticeshipStandard), everything(WageFloor), everything(StatutoryCode)) == before
    for name, kept in second.items():
        assert (kept.added, kept.changed) == (0, 0)
        assert kept.unchanged == first[name].added > 0


@pytest.mark.django_db
def test_a_corrected_fact_replaces_the_one_we_held(own_fixtures):
    load_reference()
    replace_in(own_fixtures / "standards.csv", "Adult care worker", "Adult care and support worker")
    report = load_reference()
    assert (report["standards.csv"].changed, report["standards.csv"].added) == (1, 0)
    assert ApprenticeshipStandard.objects.get(lars_code=119).title == "Adult care and support worker"


@pytest.mark.django_db
def test_an_older_fact_never_replaces_a_newer_one():
    load_reference()
    standard = ApprenticeshipStandard.objects.get(lars_code=196)
    standard.title, standard.as_of = "Business administrator (new title)", dt.date(2026, 11, 22)
    standard.save()
    assert load_reference()["standards.csv"].changed == 0
    standard.refresh_from_db()
    assert standard.title == "Business administrator (new title)"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("standards.csv", "Business and administration", "Business", "standards.csv, line 10: route:"),
        ("wage_floors.csv", ",6.40,", ",six pounds,", "wage_floors.csv, line 2: hourly:"),
        ("wage_floors.csv", "2024-04-01", "1 April 2024", "wage_floors.csv, line 2: valid_from:"),
        ("activity_codes.csv", ",confirmed,", ",certain,", "activity_codes.csv, line 2: confidence:"),
    ],
)
def test_a_bad_row_is_named_by_file_line_and_field_and_nothing_is_saved(own_fixtures, file, old, new, told):
    replace_in(own_fixtures / file, old, new)
    with pytest.raises(ReferenceDataError, match=told):
        load_reference()
    assert not ApprenticeshipStandard.objects.exists()
    assert not WageFloor.objects.exists()


@pytest.mark.django_db
def test_a_missing_file_ends_the_command_with_one_sentence(own_fixtures):
    (own_fixtures / "wage_floors.csv").unlink()
    with pytest.raises(CommandError, match=r"fixtures/reference/wage_floors.csv is missing") as refusal:
        call_command("load_reference", stdout=StringIO())
    assert refusal.value.returncode == 1
    assert not ApprenticeshipStandard.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_did_file_by_file():
    out = StringIO()
    call_command("load_reference", stdout=out)
    assert "wage_floors.csv: 16 added, 0 changed, 0 unchanged" in out.getvalue()


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"source": ""}, "apprenticeshipstandard_names_its_source"),
        ({"confidence": "sure"}, "apprenticeshipstandard_says_how_sure_it_is"),
        ({"level": 8}, "a_standard_is_at_level_2_to_7"),
        ({"route": "Construction"}, "a_standard_is_on_a_known_route"),
        ({"lars_code": 0}, "a_standard_has_a_lars_code"),
        ({"starts_year": ""}, "starts_of_a_standard_name_their_year"),
    ],
)
def test_the_database_refuses_a_standard_that_makes_no_sense(facts, change, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        ApprenticeshipStandard.objects.filter(lars_code=196).update(**change)


def test_standards_are_found_by_words_of_the_title_route_and_level(facts):
    titles = ApprenticeshipStandard.objects.matching_title("CARE worker").values_list("title", flat=True)
    assert {"Adult care worker", "Lead adult care worker"} <= set(titles)
    assert all("care" in title.lower() and "worker" in title.lower() for title in titles)
    hair = ApprenticeshipStandard.objects.for_route("Hair and beauty").at_level(2).most_started_first()
    assert hair.first().title == "Hairdressing professional"
    assert ApprenticeshipStandard.objects.foundation().count() == 5
