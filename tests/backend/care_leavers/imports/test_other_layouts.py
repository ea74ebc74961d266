"""Files made from the specifications of Annex A and the Standard Safeguarding Dataset, as case systems write them."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ImportState
from backend.care_leavers.imports import runs
from backend.care_leavers.imports.any_layout import read
from backend.care_leavers.imports.parsed import MalformedFile
from backend.care_leavers.models import CareLeaver
from tests.backend.care_leavers.imports.layout_samples import (
    CARE_LEAVERS,
    LEAVER,
    LIST_9,
    PERSON,
    PERSONS,
    TODAY,
    csv_of,
    in_list_9,
    leaver,
    one,
    person,
    ssd,
    take_in,
)
from tests.factories.care_leavers import CareLeaverFactory
from tests.faults.sound_files import archive, book
from tests.today import today_is


_on_the_day = today_is(TODAY)


NOOR = {
    "identifier": "801",
    "given_name": "Noor",
    "family_name": "Alderly",
    "birth_date": dt.date(2006, 5, 3),
    "entitlement": "former_relevant",
    "in_touch": "YES",
}


@pytest.mark.parametrize("make", [book, archive])
def test_care_leavers_are_joined_with_their_persons(make):
    values, notes = one(ssd(leaver(), make=make))
    assert values == NOOR
    (left,) = (note for note in notes if "what this import does not take stands in these columns" in note)
    assert "pers_sex (1)" in left
    assert not any("Noor" in note for note in notes)


def test_one_joined_table_is_read_as_well():
    values, _ = one(csv_of((*CARE_LEAVERS, *PERSONS), (*LEAVER, *PERSON)))
    assert values == NOOR


def test_workers_and_teams_are_joined_and_columns_may_be_missing_or_in_another_order():
    few = ("clea_care_leaver_worker_id", "clea_care_leaver_eligibility", "clea_person_id")
    data = archive(
        ssd_professionals=[("prof_professional_id", "prof_professional_name"), ("W1", "A. Worker")],
        ssd_department=[("dept_team_id", "dept_team_name"), ("T1", "Alders")],
        ssd_person=[PERSONS, person()],
        ssd_care_leavers=[few, ("W1", "Qualifying", "801.0")],
    )
    parsed = read(data, on=TODAY)
    assert parsed.people[0].values["entitlement"] == "qualifying"
    assert {"prof_professional_name", "clea_care_leaver_worker_id"} <= {note.column for note in parsed.notes}


@pytest.mark.parametrize(
    "eligibility", ["No Current Eligibility", "no current eligibility", "e) No Current Eligibility"]
)
def test_no_current_eligibility_is_no_category_and_is_said(eligibility):
    values, notes = one(ssd(leaver(clea_care_leaver_eligibility=eligibility)))
    assert "entitlement" not in values
    assert any(
        note.startswith("Row 2, clea_care_leaver_eligibility: says that there is no eligibility") for note in notes
    )


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("YES: In touch with the authority", "YES"),
        ("refu", "REFU"),
        ("d) Refu", "REFU"),
        ("NREQ - no longer requires services", "NREQ"),
        ("Refuses contact", "REFU"),
        ("In touch", "YES"),
        ("No", "NO"),
    ],
)
def test_in_touch_is_a_code_or_its_words(said, read_as):
    assert one(ssd(leaver(clea_care_leaver_in_touch=said)))[0]["in_touch"] == read_as


@pytest.mark.parametrize(
    ("activity", "is_said"),
    [
        ("F3", True),
        ("P3: (superseded by P4/P5)", True),
        ("F3 (superseded by F4/F5)", True),
        ("F5", False),
        ("G6", False),
    ],
)
def test_a_superseded_activity_is_said(activity, is_said):
    _, notes = one(ssd(leaver(clea_care_leaver_activity=activity)))
    assert any("replaced in 2021" in note for note in notes) == is_said


def test_care_leavers_without_persons_are_refused_in_words():
    with pytest.raises(MalformedFile, match="put ssd_person beside it"):
        read(csv_of(CARE_LEAVERS, LEAVER), on=TODAY)
    with pytest.raises(MalformedFile, match="put ssd_person beside it"):
        read(archive(ssd_care_leavers=[CARE_LEAVERS, LEAVER]), on=TODAY)


def test_somebody_who_is_in_no_table_of_persons_is_refused_alone():
    parsed = read(ssd(leaver(), leaver(clea_person_id="999")), on=TODAY)
    assert [each.identifier for each in parsed.people] == ["801"]
    assert {problem.row for problem in parsed.problems} == {3}
    assert any(problem.column == "pers_dob" for problem in parsed.problems)


def test_a_join_that_says_one_person_twice_in_the_same_words_counts_once():
    parsed = read(ssd(leaver(), leaver(clea_table_id="2")), on=TODAY)
    assert len(parsed.people) == 1
    assert any("row 3 as well" in str(note) for note in parsed.notes)


@pytest.mark.parametrize("data", [b"PK\x03\x04 no archive", book(Sheet=[("a", "b"), ("1", "2")])])
def test_another_archive_or_workbook_is_refused_in_words(data):
    with pytest.raises(MalformedFile, match=r"damaged|none of the tables"):
        read(data, on=TODAY)


def test_a_list_9_with_a_title_above_and_letters_before_its_values():
    values, _ = one(book(List_9=[("Annex A", ""), (), LIST_9, in_list_9(**{"LA in Touch": "e) NREQ"})]))
    assert values == {key: value for key, value in NOOR.items() if "name" not in key} | {"in_touch": "NREQ"}


@pytest.mark.parametrize("make", [book, archive])
def test_the_dataset_read_twice_changes_nothing_the_second_time(in_council, make):
    persons = [person(pers_person_id=str(each), pers_surname=f"Alder{each}") for each in range(801, 806)]
    eligibilities = ("Former relevant child", "No Current Eligibility", "Qualifying care leaver")
    leavers = [
        leaver(clea_person_id=str(each), clea_care_leaver_eligibility=eligibilities[each % 3])
        for each in range(801, 806)
    ]
    data = ssd(*leavers, persons=persons, make=make)
    first, second = take_in(in_council, data), take_in(in_council, data)
    assert (first.created, first.refused, first.held) == (5, 0, 0)
    assert (second.created, second.updated, second.unchanged, second.differing) == (0, 0, 5, 0)


def test_list_9_speaks_of_people_who_are_here_and_makes_nobody_without_a_name(in_council):
    here = CareLeaverFactory(council=in_council, identifier="801", birth_date=dt.date(2006, 5, 3))
    data = csv_of(LIST_9, in_list_9(), in_list_9(**{"Child Unique ID": "802"}))
    first, second = take_in(in_council, data), take_in(in_council, data)
    assert first.refused == second.refused == 1
    assert "nobody's who is here" in str(first.problems[0])
    assert (second.created, second.updated, second.unchanged) == (0, 0, 1)
    assert CareLeaver.objects.for_council(in_council.pk).get().pk == here.pk


def test_a_workbook_is_checked_on_the_page_like_any_file(in_council):
    run = runs.receive(council=in_council, name="ssd.xlsx", data=ssd(leaver()), extracted_on=TODAY, by=None)
    runs.process_in_background(council_id=in_council.pk, run_id=run.pk)
    run.refresh_from_db()
    assert (run.state, run.rows, run.created_rows) == (ImportState.CHECKED, 1, 1)
    assert run.failures.filter(is_note=True).exists()
