"""What a case system's table says and no record takes as it stands is told: with its rows, and why."""

import re

import pytest

from backend.care_leavers.imports.any_layout import read
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import update_profile
from tests.backend.care_leavers.imports.layout_samples import (
    CARE_LEAVERS,
    LIST_9,
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
from tests.faults.sound_files import book
from tests.today import today_is


_on_the_day = today_is(TODAY)
UASC = LIST_9[5]
IMMIGRATION = ("immi_person_id", "immi_immigration_status")


@pytest.mark.parametrize(
    ("born", "alone", "uncertain"),
    [
        ("15/05/2006", "a) Yes", True),
        ("15/05/2006", "Y", True),
        ("01/01/2006", "a) Yes", True),
        ("2006-01-01 00:00:00", "1", True),
        ("01/02/2006", "a) Yes", False),
        ("14/05/2006", "a) Yes", False),
        ("15/05/2006", "b) No", False),
        ("01/01/2006", "", False),
    ],
)
def test_a_day_that_an_office_put_is_kept_as_uncertain_and_said(born, alone, uncertain):
    values, notes = one(csv_of(LIST_9, in_list_9(**{UASC: alone, "Date of Birth": born})))
    assert values.get("birth_date_uncertain") is (True if uncertain else None)
    assert any("Date of Birth: is a day that offices write" in note for note in notes) is uncertain


@pytest.mark.parametrize(("status", "uncertain"), [("UASC", True), ("Settled", False)])
def test_the_dataset_tells_by_the_table_of_immigration_who_came_alone(status, uncertain):
    tables = {"ssd_person": [PERSONS, person(pers_dob="2006-01-01")], "ssd_care_leavers": [CARE_LEAVERS, leaver()]}
    values, notes = one(book(**tables, ssd_immigration_status=[IMMIGRATION, ("801", status)]))
    assert values.get("birth_date_uncertain") is (True if uncertain else None)
    assert any("marked as uncertain" in note for note in notes) is uncertain


@pytest.mark.parametrize("statuses", [("UASC", "Refugee"), ("Refugee", "UASC")])
def test_who_once_came_alone_did_so_whatever_their_status_is_now(statuses):
    tables = {"ssd_person": [PERSONS, person(pers_dob="2006-01-01")], "ssd_care_leavers": [CARE_LEAVERS, leaver()]}
    rows = [("801", status) for status in statuses]
    values, _ = one(book(**tables, ssd_immigration_status=[IMMIGRATION, *rows]))
    assert values["birth_date_uncertain"] is True


def test_where_nothing_says_who_came_alone_the_fifteenth_is_said_and_not_marked():
    values, notes = one(ssd(leaver(), persons=[person(pers_dob="2006-05-15")]))
    assert any("pers_dob: is the 15th" in note for note in notes)
    assert "birth_date_uncertain" not in values


def test_once_somebody_has_checked_the_date_the_same_file_does_not_unsettle_it(in_council):
    leaver_in_it = in_list_9(**{UASC: "Y", "Date of Birth": "01/01/2006"})
    data = csv_of(("Forename", "Surname", *LIST_9), ("Noor", "Alderly", *leaver_in_it))
    take_in(in_council, data)
    noor = CareLeaver.objects.get()
    assert noor.birth_date_uncertain is True
    update_profile(care_leaver=noor, birth_date_uncertain=False, by=None)
    take_in(in_council, data)
    noor.refresh_from_db()
    assert noor.birth_date_uncertain is False


def test_what_is_not_taken_is_told_column_by_column_with_its_rows_and_why():
    persons = [person(), person(pers_person_id="802")]
    second = leaver(clea_person_id="802", clea_care_leaver_activity="", clea_care_leaver_worker_id="")
    parsed = read(ssd(leaver(), second, persons=persons), on=TODAY)
    told = {note.column: note.reason for note in parsed.notes if "was not taken" in note.reason}
    counts = {column: int(re.search(r"something in it: (\d+);", reason)[1]) for column, reason in told.items()}
    assert counts == {
        "clea_care_leaver_activity": 1,
        "clea_care_leaver_accommodation": 2,
        "clea_care_leaver_accom_suitable": 2,
        "clea_care_leaver_latest_contact": 2,
        "clea_pathway_plan_review_date": 2,
        "clea_care_leaver_allocated_team": 2,
        "clea_care_leaver_worker_id": 1,
    }
    assert "the day it began" in told["clea_care_leaver_activity"]
    assert "e-mail address" in told["clea_care_leaver_worker_id"]
    assert all(reason.endswith(".") for reason in told.values())
