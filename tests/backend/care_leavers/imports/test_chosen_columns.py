"""An export with headings of its own: a person says once which column is which, and nothing in it is lost unsaid."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from backend.care_leavers.imports import runs
from backend.care_leavers.imports.chosen_columns import KNOWN, glimpses, likeliest, proposed
from backend.care_leavers.imports.columns import BY_NAME
from backend.care_leavers.models import CareLeaver, FileColumns, ImportRun
from backend.core.errors import Refused
from backend.core.protection import council_context
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.faults.sound_files import book, table
from tests.today import today_is


_today = today_is(dt.date(2026, 11, 29))
HEADINGS = ("Mosaic ID", "Forename", "Surname", "DOB", "Leaving care status", "Mobile", "Shoe size", "Ethnicity")
AMA = ("0041", "Ama", "Osei", "03/05/2007", "Former relevant", "7700900111", "6", "")
KOFI = ("0042", "Kofi", "Mensah", "04/06/2007", "qualifying", "", "9", "African")
RIGHT = {
    "identifier": "Mosaic ID",
    "given_name": "Forename",
    "family_name": "Surname",
    "birth_date": "DOB",
    "entitlement": "Leaving care status",
    "phone": "Mobile",
}


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council).user


def received(council, by, *rows, headings=HEADINGS):
    return runs.receive(council=council, name="x.csv", data=table([headings, *rows]), extracted_on=None, by=by)


def worked_through(run):
    """By the worker, as every workbook is."""
    assert run.state == "checking"
    runs.process_in_background(council_id=run.council_id, run_id=run.pk)
    run.refresh_from_db()
    return run


def test_it_waits_for_the_columns_and_what_headings_say_is_proposed(in_council, by):
    run = received(in_council, by, AMA, KOFI)
    assert run.state == "columns"
    assert not run.row_results.exists()
    assert proposed(likeliest(run.sheets)) == RIGHT


def test_a_usual_name_over_other_cells_is_not_proposed_and_a_persons_choice_is_kept(in_council, by):
    headings = (*HEADINGS[:4], "Personal adviser", "English")
    rows = [(*AMA[:4], "Jo Alderly", "GCSE grade 4"), (*KOFI[:4], "jo@council.example", "2")]
    run = received(in_council, by, *rows, rows[0], headings=headings)
    found = likeliest(run.sheets)
    assert set(proposed(found)) == set(list(RIGHT)[:4])
    chosen = proposed(found) | {"english_level": "English"}
    runs.choose_columns(run=run, sheet="", columns=chosen, by=by)
    assert proposed(found, FileColumns.objects.get().columns) == chosen


def test_other_columns_are_chosen_for_a_file_that_was_checked(in_council, by):
    run = received(in_council, by, AMA)
    runs.choose_columns(run=run, sheet="", columns=RIGHT | {"given_name": "Surname", "family_name": "Forename"}, by=by)
    assert run.state == "checked"
    runs.choose_columns(run=run, sheet="", columns=RIGHT, by=by)
    runs.confirm(run=run, by=by)
    assert CareLeaver.objects.get().full_name == "Ama Osei"
    with pytest.raises(Refused, match="no columns are chosen for it"):
        runs.choose_columns(run=run, sheet="", columns=RIGHT, by=by)


def test_what_is_kept_of_it_for_choosing_tells_nothing_of_anybody(in_council, by):
    run = received(in_council, by, AMA, KOFI)
    (sheet,) = run.sheets
    assert sheet["filled"] == [2, 2, 2, 2, 2, 1, 2, 1]
    assert sheet["looks"][0] == ["9999"]
    assert sheet["looks"][3] == ["99/99/9999"]
    for word in ("Ama", "Osei", "0041", "2007", "African"):
        assert word not in str(sheet["looks"])


def test_chosen_once_the_next_file_with_these_headings_goes_through_by_itself(in_council, by):
    run = received(in_council, by, AMA, KOFI)
    runs.choose_columns(run=run, sheet="", columns=RIGHT, by=by)
    assert (run.state, run.created_rows, CareLeaver.objects.count()) == ("checked", 2, 0)
    runs.confirm(run=run, by=by)
    ama = CareLeaver.objects.get(identifier="0041")
    assert (ama.full_name, ama.birth_date, ama.phone) == ("Ama Osei", dt.date(2007, 5, 3), "07700900111")
    again = received(in_council, by, tuple(reversed(AMA)), headings=tuple(reversed(HEADINGS)))
    assert (again.state, again.unchanged_rows) == ("checked", 1), "in another order too"
    other = received(in_council, by, (*AMA, "x"), headings=(*HEADINGS, "Notes"))
    assert other.state == "columns", "a heading that nobody has seen is asked about"
    assert FileColumns.objects.get().chosen_by == by


def test_a_column_that_is_left_out_is_counted_in_the_report_and_an_empty_one_is_not(in_council, by):
    run = received(in_council, by, AMA, KOFI, headings=(*HEADINGS[:7], "Nothing here"))
    runs.choose_columns(run=run, sheet="", columns={key: RIGHT[key] for key in RIGHT if key != "phone"}, by=by)
    said = " ".join(run.failures.values_list("reason", flat=True))
    assert "Mobile (1), Shoe size (2), Nothing here (1)" in said
    run = received(in_council, by, AMA, headings=HEADINGS)
    runs.choose_columns(run=run, sheet="", columns=RIGHT, by=by)
    said = " ".join(run.failures.values_list("reason", flat=True))
    assert "number of rows: Shoe size (1)." in said
    assert "Ethnicity" not in said


def test_a_bad_cell_is_told_by_the_name_that_the_file_gives_its_column(in_council, by):
    bad = (*AMA[:3], "31/02/2007", *AMA[4:])
    run = received(in_council, by, bad, KOFI)
    runs.choose_columns(run=run, sheet="", columns=RIGHT, by=by)
    assert (run.refused_rows, run.created_rows) == (1, 1)
    assert run.failures.filter(is_note=False).get().column == "DOB"


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"identifier": ""}, "Say which column holds “Identifier”"),
        ({"birth_date": ""}, "Say which column holds “Birth date”"),
        ({"email": "Mobile"}, "“Phone” and “Email”"),
        ({"email": "E-post"}, "no column “E-post”"),
        ({"shoe": "Shoe size"}, "no column “Shoe size”"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_nothing_is_remembered(in_council, by, columns, says):
    run = received(in_council, by, AMA)
    with pytest.raises(Refused, match=says):
        runs.choose_columns(run=run, sheet="", columns=RIGHT | columns, by=by)
    assert not FileColumns.objects.exists()
    assert ImportRun.objects.get().state == "columns"


def test_the_table_of_a_workbook_is_chosen_and_remembered(in_council, by):
    data = book(Cover=[("About", "this"), ("list", "of today")], People=[HEADINGS, AMA])
    run = worked_through(runs.receive(council=in_council, name="x.xlsx", data=data, extracted_on=None, by=by))
    assert run.state == "columns"
    assert likeliest(run.sheets)["name"] == "people"
    with pytest.raises(Refused, match="one of the tables"):
        runs.choose_columns(run=run, sheet="elsewhere", columns=RIGHT, by=by)
    runs.choose_columns(run=run, sheet="people", columns=RIGHT, by=by)
    assert (run.state, run.created_rows) == ("checked", 1)
    again = worked_through(runs.receive(council=in_council, name="y.xlsx", data=data, extracted_on=None, by=by))
    assert (again.state, again.sheet) == ("checked", "people")


def test_one_councils_choice_is_not_another_councils(in_council, by):
    run = received(in_council, by, AMA)
    runs.choose_columns(run=run, sheet="", columns=RIGHT, by=by)
    other = CouncilFactory()
    with council_context(other.id):
        assert received(other, None, AMA).state == "columns"


def test_none_in_a_list_says_that_there_is_none_and_elsewhere_nothing(in_council, by):
    headings = (*HEADINGS[:4], "Support", "Mobile")
    run = received(in_council, by, (*AMA[:4], "none", "None"), headings=headings)
    columns = {**{key: RIGHT[key] for key in list(RIGHT)[:4]}, "support_needs": "Support", "phone": "Mobile"}
    runs.choose_columns(run=run, sheet="", columns=columns, by=by)
    runs.confirm(run=run, by=by)
    ama = CareLeaver.objects.get()
    assert (ama.support_needs, ama.phone) == ([], "")


def test_two_headings_that_differ_in_a_sign_alone_stay_two(in_council, by):
    headings = ("ID", "First name", "First-name", "DOB")
    run = received(in_council, by, ("7", "Ama", "Kofi", "03/05/2007"), headings=headings)
    columns = {"identifier": "ID", "given_name": "First-name", "birth_date": "DOB"}
    runs.choose_columns(run=run, sheet="", columns=columns, by=by)
    runs.confirm(run=run, by=by)
    assert CareLeaver.objects.get().given_name == "Kofi"


def test_every_other_name_leads_to_a_column_of_the_template():
    assert set(KNOWN.values()) <= set(BY_NAME)
    assert {KNOWN[name] for name in ("dob", "surname", "mosaic id", "ehc plan")} <= set(BY_NAME)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(table([(*HEADINGS[:1], "Called", *HEADINGS[2:]), AMA]))
    return path


def test_the_command_takes_columns_by_name_or_those_chosen_on_the_page(in_council, by, file, capsys):
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("import_care_leavers", file, council=in_council.code)
    call_command("import_care_leavers", file, council=in_council.code, column=["given_name=Called"])
    assert "1 created" in capsys.readouterr().out
    run = runs.receive(council=in_council, name="x", data=file.read_bytes(), extracted_on=None, by=by)
    columns = RIGHT | {"given_name": "Called"}
    runs.choose_columns(run=run, sheet="", columns=columns, by=by)
    call_command("import_care_leavers", file, council=in_council.code)
    assert "1 unchanged" in capsys.readouterr().out


def test_what_has_no_table_in_it_is_refused_as_before(in_council, by):
    run = runs.receive(council=in_council, name="x", data=b"hello", extracted_on=None, by=by)
    assert run.state == "unreadable"
    assert glimpses(table([HEADINGS, AMA]))[0]["rows"] == 1
