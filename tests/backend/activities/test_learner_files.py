"""A provider’s file of learners: what each row comes to, said once and sent again; whom it cannot touch."""

import datetime as dt

import pytest

from backend.activities.enrolments import enrol
from backend.activities.files.learner_rows import COLUMNS, what_is_missing
from backend.activities.files.of_provider import recorder
from backend.activities.files.rows import columns_in, read_table, rows_of
from backend.activities.files.taking import take_rows, try_rows
from backend.activities.learner_numbers import is_learner_number
from backend.activities.models import Enrolment, ListAnswer
from backend.activities.provider_lists import ask_provider
from backend.activities.services import start_activity
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from tests.backend.activities.test_provider_lists import AGREED, BEGAN, DAY, MONDAY, college, spells
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import worker
from tests.today import today_is


_today = today_is(MONDAY)
ULN, OTHER_ULN = "1000000027", "1000000043"
ILR = (
    "ULN,GivenNames,FamilyName,DateOfBirth,LearnStartDate,LearnPlanEndDate,LearnActEndDate,CompStatus,Outcome,StdCode,"
    "ProgType\n"
)
BORN = dt.date(2007, 3, 4)
# Whom a row names, the row, its column where it is refused, and what it comes to in words.
ROWS = (
    ("amina", "1000000027,,,,05/01/2026,31/07/2026,,1,,,", "", "Still here: becomes what they do. Not kept: planned"),
    ("rhys", ",Rhys,O’Quirke,04/03/2007,05/01/2026,,05/06/2026,3,3,,", "", "Left, last day 5 June 2026: becomes what"),
    ("zoe", ",ZOE,Bell,04/03/2007,05/01/2026,,,1,,119,25", "", "waits on Today. They say that it is an apprenticeship"),
    ("ivo", ",Ivo,Lang,04/03/2007,05/01/2026,,,1,,,34", "", "waits on Today. They say that it is no apprenticeship"),
    ("mo", ",Mo,Dean,04/03/2007,,,,6,,,", "", "waits on Today. They are on a break"),
    ("lee", ",Lee,Marsh,04/03/2007,02/02/2026,,,1,,,", "", "waits on Today. They say that the first day there was 2 F"),
    ("ann", ",Ann,Poe,04/03/2007,05/01/2026,,01/06/2026,2,1,,", "", "waits on Today. We have “Not in education"),
    ("", ",Amina,Adeyemi,05/03/2007,,,,1,,,", "", "Nobody on this list"),
    ("", ",Stranger,Danger,04/03/2007,,,,1,,,", "", "Nobody on this list"),
    ("", "1000000027,Rhys,O’Quirke,04/03/2007,,,,1,,,", "", "are of two people"),
    ("", ",Mo,Dean,4 March,,,,1,,,", "birth_date", "Date of birth is not a date"),
    ("", ",Mo,Dean,04/03/2007,,,,9,,,", "status", "Status is not in the list"),
    ("", ",Mo,Dean,04/03/2007,,,,,,,", "status", "Status and Last day are empty"),
    ("", ",Mo,Dean,04/03/2007,,,01/06/2026,1,,,", "status", "It says “continuing”, and a last day"),
    ("", ",Mo,Dean,04/03/2007,,,,3,,,", "ends_on", "Last day is empty"),
    ("", ",Joy,Sun,04/03/2007,,,16/06/2026,3,,,", "last_day", "still to come"),
    ("", ",Joy,Sun,04/03/2007,,,04/01/2026,3,,,", "last_day", "They began on 5 January 2026"),
)  # fmt: skip


@pytest.fixture
def by(in_council):
    return worker(in_council)


@pytest.fixture
def provider(in_council, by):
    """Its list, with somebody for each row; and somebody who is not on it."""
    made = college(in_council, by)
    named = "Amina Adeyemi,Rhys O’Quirke,Zoë Bell,Ivo Lang,Mo Dean,Lee Marsh,Ann Poe,Joy Sun"
    for each in named.split(","):
        given, family = each.split()
        person = CareLeaverFactory(council=in_council, given_name=given, family_name=family, birth_date=BORN)
        facts = {"code": "F4" if given == "Ivo" else "F2", "learner_number": ULN if given == "Amina" else ""}
        enrol(care_leaver=person, provider=made, starts_on=BEGAN, by=by, **facts, **AGREED)
    CareLeaverFactory(council=in_council, given_name="Stranger", family_name="Danger", birth_date=BORN)
    ann = CareLeaver.objects.get(given_name="Ann")
    start_activity(care_leaver=ann, code="G5", on=BEGAN, source="worker", by=None)
    return made


def rows_in(text: str):
    table = read_table(text.encode())
    found = columns_in(table, COLUMNS)
    assert not what_is_missing(found)
    return rows_of(table, found)


def takes(provider, by, text, how=take_rows):
    rows = rows_in(text)
    enrolled = Enrolment.objects.filter(provider=provider).select_related("care_leaver", "provider")
    return how(rows, recorder(enrolled, rows, by))


def now() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (ListAnswer, Enrolment, CareLeaver)]


@pytest.mark.parametrize("is_asked", [True, False], ids=["asked", "nobody asked"])
def test_a_file_says_of_those_on_the_list_alone_and_sent_again_changes_nothing(provider, by, is_asked):
    asked = ask_provider(provider=provider, by=by) if is_asked else None
    file, before = ILR + "\n".join(row for _, row, _, _ in ROWS[:9] + ROWS[10:]), now()
    # A row of a learner that is beside another one is refused for that; here each stands alone.
    alone = [takes(provider, by, ILR + row, try_rows)[0] for _, row, _, _ in ROWS]
    assert now() == before, "what is only tried is taken back"
    for found, (who, row, column, said) in zip(alone, ROWS, strict=True):
        assert (said in found.said, found.column, bool(found.is_taken)) == (True, column, bool(who)), (row, found)
    first = takes(provider, by, file)
    assert sum(each.is_taken for each in first) == 7
    known = {each.care_leaver.given_name: each for each in ListAnswer.objects.select_related("care_leaver")}
    assert len(known) == 7, "nobody is made, and nobody else is said of"
    assert {each.provider_list for each in known.values()} == {asked}
    assert spells(known["Rhys"].care_leaver) == [("F2", BEGAN, dt.date(2026, 6, 5))]
    amina = known["Amina"].care_leaver.activity_spells.get()
    told = (amina.code, amina.evidence, amina.said_by, amina.verified_on, amina.verified_by)
    assert told == ("F2", "said_by_others", "Sam Carr, Westside college", MONDAY, by)
    assert ListAnswer.objects.to_settle().count() == 5
    assert spells(known["Ann"].care_leaver) == [("G5", BEGAN, None)]
    before = now()
    again = takes(provider, by, file)
    assert (now(), [each.is_taken for each in again]) == (before, [each.is_taken for each in first])
    assert all("said already on 15 June 2026" in each.said for each in again if each.is_taken)
    with clock.moved_to(MONDAY + 30 * DAY):
        takes(provider, by, file)
        assert ListAnswer.objects.to_settle().count() == 5, "what waits is not asked twice"
        amina.refresh_from_db()
        assert amina.verified_on == MONDAY + 30 * DAY, "that they are there still is newer"


def test_who_left_by_one_file_and_is_there_by_the_next_waits_for_their_place_on_the_list(provider, by):
    head = "Name,DOB,Status,Last day\n"
    rows = [head + '"O\'Quirke, Rhys",4/3/2007,' + said for said in ("left,5/6/2026", "still here,")]
    results = [takes(provider, by, row)[0] for row in rows]
    assert results[0].is_taken
    assert results[1].said == "They were removed from this list on 15 June 2026. Put them on it again first."


def test_of_several_aims_of_one_learner_the_one_that_goes_on_counts(provider, by):
    aims = ("01/02/2026,2", ",1", "05/03/2026,3")
    file = "Name,Date of birth,LearnActEndDate,CompStatus\n" + "\n".join(f"Mo Dean,04/03/2007,{aim}" for aim in aims)
    said = [each.said for each in takes(provider, by, file)]
    instead = "Row 3 of the same learner counts instead."
    assert said == [instead, "Still here: becomes what they do", instead]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Name,Status", "name and a date of birth"),
        ("Given name,DOB,Status", "name and a date of birth"),
        ("ULN,LearnStartDate", "whether they are still there"),
        ("ULN,CompStatus", ""),
        ("First name,Surname,DOB,Leaving date", ""),
    ],
)
def test_a_file_needs_who_it_is_and_what_is_said(head, said):
    table = read_table(f"{head}\n{','.join('x' for _ in head.split(','))}\n".encode())
    missing = what_is_missing(columns_in(table, COLUMNS))
    assert said in missing
    assert bool(missing) == bool(said)


def test_a_learner_number_has_ten_digits_of_which_the_last_follows_from_the_others(in_council, by, provider):
    said = {ULN: True, OTHER_ULN: True, "9999999999": False, "1000000028": False, "100000002": False, "x" * 10: False}
    assert {each: is_learner_number(each) for each in said} == said
    person = CareLeaverFactory(council=in_council)
    with pytest.raises(Refused, match="all ten digits") as refusal:
        enrol(care_leaver=person, provider=provider, code="F2", starts_on=BEGAN, learner_number="1", by=by, **AGREED)
    assert refusal.value.field == "learner_number"
