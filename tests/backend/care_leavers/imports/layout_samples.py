"""Rows and tables as Annex A and the Standard Safeguarding Dataset have them, and what is read of them."""

import datetime as dt

from backend.care_leavers.imports.any_layout import read
from backend.care_leavers.imports.service import import_care_leavers
from backend.core import clock
from tests.faults.sound_files import book, table


TODAY = dt.date(2026, 11, 29)

LIST_9 = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
    "Does the Child have a Disability",
    "Allocated Team",
    "Allocated Worker",
    "Allocated Personal Advisor",
    "Eligibility Category",
    "Latest Pathway Plan Review Date",
    "LA in Touch",
    "Latest Date of Contact",
    "Type of Accommodation",
    "Suitability of Accommodation",
    "Activity Status",
)
CARE_LEAVERS = (
    "clea_table_id",
    "clea_person_id",
    "clea_care_leaver_eligibility",
    "clea_care_leaver_in_touch",
    "clea_care_leaver_latest_contact",
    "clea_care_leaver_accommodation",
    "clea_care_leaver_accom_suitable",
    "clea_care_leaver_activity",
    "clea_pathway_plan_review_date",
    "clea_care_leaver_personal_advisor",
    "clea_care_leaver_allocated_team",
    "clea_care_leaver_worker_id",
)
PERSONS = ("pers_legacy_id", "pers_person_id", "pers_forename", "pers_surname", "pers_sex", "pers_dob")
LEAVER = (
    "1",
    "801",
    "Former relevant child",
    "YES",
    "2026-10-02 00:00:00",
    "U",
    "1",
    "F5",
    "1900-01-01",
    "",
    "T1",
    "W1",
)
PERSON = ("", "801", "Noor", "Alderly", "F", "2006-05-03 00:00:00")


def leaver(**cells):
    return tuple((dict(zip(CARE_LEAVERS, LEAVER, strict=True)) | cells).values())


def person(**cells):
    return tuple((dict(zip(PERSONS, PERSON, strict=True)) | cells).values())


def in_list_9(**cells):
    said = {"Child Unique ID": "801", "Gender": "b) Female", "Date of Birth": "03/05/2006", "Allocated Team": "Alders"}
    said |= {"Eligibility Category": "b) Former relevant child", "LA in Touch": "a) Yes", "Activity Status": "F5: work"}
    return tuple((dict.fromkeys(LIST_9, "") | said | cells).values())


def csv_of(*rows) -> bytes:
    return table(rows)


def ssd(*leavers, persons=(), make=book):
    persons = persons or [person()]
    return make(ssd_care_leavers=[CARE_LEAVERS, *leavers], ssd_person=[PERSONS, *persons])


def one(data):
    parsed = read(data, on=TODAY)
    assert not parsed.problems, parsed.problems
    (found,) = parsed.people
    return found.values, [str(note) for note in parsed.notes]


def take_in(council, data):
    parsed = read(data, on=clock.today())
    return import_care_leavers(council=council, parsed=parsed, file_name="x", by=None, extracted_on=TODAY)
