import datetime as dt

import pytest

from backend.care_leavers.imports import row_import
from backend.care_leavers.models import CareLeaver, ImportConflict, ImportFailure, ImportRun
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.models import Job
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.reference.services import load_sample_postcodes
from tests.backend.care_leavers.imports.samples import read_in, row
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.tables import rows_of_every_table
from tests.today import today_is


TODAY = dt.date(2026, 11, 23)


_on_a_day_when_the_samples_are_of_age = today_is(TODAY)


def counts(report):
    return report.created, report.updated, report.unchanged, report.refused


LOGS_OF_RUNS = {"care_leavers_importrun", "care_leavers_importfailure", "care_leavers_importrow"}


def worker(council, role):
    return MembershipFactory(council=council, role=role).user


def test_a_row_becomes_a_record_with_everything_it_says(in_council):
    load_sample_postcodes()
    adviser = worker(in_council, Role.EET_ADVISER)
    report = read_in(
        in_council,
        row(
            entitlement="former_relevant",
            entitlement_from="14/03/2025",
            eet_adviser_email=adviser.email,
            postcode="bn1 9ad",
            english_level="2",
            route_interests="Digital|Care services",
            experience_routes="none",
            max_weekly_hours="22.5",
        ),
    )
    assert counts(report) == (1, 0, 0, 0)
    found = CareLeaver.objects.get()
    assert (found.identifier, found.full_name, found.birth_date) == ("C-1", "Ama Secretname", dt.date(2007, 3, 14))
    assert found.eet_adviser == adviser
    assert (found.home_easting, found.home_northing, found.home_authority_code) == (533476, 108410, "E06000043")
    assert (found.english_level, found.maths_level) == (2, None)
    assert (found.route_interests, found.experience_routes, found.types_wanted) == (
        ["Digital", "Care services"],
        [],
        None,
    )
    assert found.entitlement_on(dt.date(2025, 3, 14)) == "former_relevant"
    assert found.entitlement_on(dt.date(2025, 3, 13)) is None


def test_reading_the_same_file_again_changes_no_row(in_council):
    rows = [row(entitlement="former_relevant", postcode="SE1 6TF"), row(identifier="C-2", aspiration="Nursery nurse")]
    assert counts(read_in(in_council, *rows)) == (2, 0, 0, 0)
    before = rows_of_every_table(LOGS_OF_RUNS)
    with clock.moved_to(dt.datetime(2026, 11, 23, 20, tzinfo=dt.UTC)):
        assert counts(read_in(in_council, *reversed(rows))) == (0, 0, 2, 0)
    assert rows_of_every_table(LOGS_OF_RUNS) == before
    assert [run.unchanged_rows for run in ImportRun.objects.all()] == [2, 0]


def test_a_bad_row_is_told_and_the_good_ones_go_in(in_council):
    report = read_in(in_council, row(birth_date="?"), row(identifier="C-2"), row(identifier="C-3", english_level="9"))
    assert counts(report) == (1, 0, 0, 2)
    assert [person.identifier for person in CareLeaver.objects.all()] == ["C-2"]
    told = "\n".join(report.lines())
    assert "Row 2, birth_date:" in told
    assert "Row 4, english_level:" in told
    assert "Secretname" not in told
    assert ImportRun.objects.get().refused_rows == 2


def test_a_release_that_has_passed_refuses_the_row_of_somebody_in_custody_with_both_ways_out(in_council):
    report = read_in(in_council, row(in_custody="yes", release_date="01/03/2020"))
    assert "enter the new date, or say that they are out" in report.problems[0].reason
    assert not CareLeaver.objects.exists()


def test_a_changed_row_updates_the_same_person(in_council):
    read_in(in_council, row())
    public_id = CareLeaver.objects.get().public_id
    assert counts(read_in(in_council, row(family_name="Newname", english_level="1"))) == (0, 1, 0, 0)
    found = CareLeaver.objects.get()
    assert (found.public_id, found.family_name, found.english_level) == (public_id, "Newname", 1)


def test_the_identifier_is_the_same_in_capitals_and_small_letters(in_council):
    read_in(in_council, row(identifier="AbC1"))
    assert counts(read_in(in_council, row(identifier="ABC1", given_name="Amaa"))) == (0, 1, 0, 0)
    assert CareLeaver.objects.count() == 1


def test_an_empty_cell_does_not_empty_what_is_recorded(in_council):
    read_in(in_council, row(aspiration="Nursery nurse", has_ehcp="yes"))
    read_in(in_council, row(aspiration="", has_ehcp="", english_level="1"))
    found = CareLeaver.objects.get()
    assert (found.aspiration, found.has_ehcp, found.english_level) == ("Nursery nurse", True, 1)


def test_what_was_changed_here_is_kept_and_told(in_council):
    read_in(in_council, row(aspiration="Retail", family_name="Oldname"))
    update_profile(care_leaver=CareLeaver.objects.get(), aspiration="Plumbing", by=None)
    report = read_in(in_council, row(aspiration="Warehouse", family_name="Newname"))
    found = CareLeaver.objects.get()
    assert (found.aspiration, found.family_name) == ("Plumbing", "Newname")
    assert [(note.row, note.column) for note in report.notes] == [(2, "aspiration")]
    assert "Plumbing" not in "\n".join(report.lines())


def test_a_change_here_survives_the_same_file_read_again(in_council):
    read_in(in_council, row(phone="07700 900123"))
    update_profile(care_leaver=CareLeaver.objects.get(), phone="07700 900999", by=None)
    read_in(in_council, row(phone="07700 900123"))
    assert CareLeaver.objects.get().phone == "07700 900999"


def test_a_new_category_begins_and_the_one_before_ends_the_day_before(in_council):
    read_in(in_council, row(entitlement="qualifying", entitlement_from="01/06/2025"))
    read_in(in_council, row(entitlement="former_relevant", entitlement_from="01/09/2026"))
    spells = CareLeaver.objects.get().entitlement_spells.all()
    assert [(spell.category, spell.starts_on, spell.ends_on) for spell in spells] == [
        ("qualifying", dt.date(2025, 6, 1), dt.date(2026, 8, 31)),
        ("former_relevant", dt.date(2026, 9, 1), None),
    ]


@pytest.mark.parametrize("category", ["qualifying", "former_relevant"])
def test_an_entitlement_whose_days_do_not_go_with_those_recorded_is_told_and_the_rest_goes_in(in_council, category):
    read_in(in_council, row(entitlement="former_relevant", entitlement_from="01/09/2026"))
    later = row(entitlement=category, entitlement_from="01/06/2025", given_name="Changed", has_ehcp="yes")
    for _ in range(2):
        report = read_in(in_council, later)
        assert [(note.row, note.column) for note in report.notes] == [(2, "entitlement_from")]
        assert not report.problems
    found = CareLeaver.objects.get()
    assert (found.given_name, found.has_ehcp) == ("Changed", True)
    assert [str(each) for each in found.entitlement_spells.all()] == ["Former relevant child from 2026-09-01"]
    assert not ImportConflict.objects.exists()


@pytest.mark.parametrize("role", [None, Role.EMPLOYER, Role.ADMINISTRATOR])
def test_an_adviser_who_does_not_work_with_young_people_here_refuses_the_row(in_council, role):
    email = worker(in_council, role).email if role else UserFactory().email
    report = read_in(in_council, row(personal_adviser_email=email))
    assert [(problem.row, problem.column) for problem in report.problems] == [(2, "personal_adviser_email")]
    assert not CareLeaver.objects.exists()


def test_an_adviser_of_another_council_is_nobody_here(in_council):
    elsewhere = worker(CouncilFactory(), Role.EET_ADVISER)
    assert read_in(in_council, row(eet_adviser_email=elsewhere.email)).refused == 1


def test_a_postcode_that_is_not_in_the_directory_is_told_and_found_once_it_is(in_council):
    rows = [row(postcode="BN1 9AD")]
    assert [note.column for note in read_in(in_council, *rows).notes] == ["postcode"]
    load_sample_postcodes()
    assert counts(read_in(in_council, *rows)) == (0, 1, 0, 0)
    assert CareLeaver.objects.get().home_easting == 533476


def test_another_council_s_person_of_the_same_identifier_is_another_person(in_council):
    read_in(in_council, row())
    other = CouncilFactory()
    with council_context(other.id):
        assert counts(read_in(other, row(given_name="Other"))) == (1, 0, 0, 0)
        assert CareLeaver.objects.get().given_name == "Other"
    assert CareLeaver.objects.get().given_name == "Ama"


def test_who_read_it_in_is_written_down_and_everyone_new_is_ranked(in_council):
    clerk = MembershipFactory(council=in_council).user
    read_in(in_council, row(), row(identifier="C-2"), by=clerk)
    assert ImportRun.objects.get().imported_by == clerk
    people = set(CareLeaver.objects.values_list("id", flat=True))
    assert {tuple(job.arguments) for job in Job.objects.filter(name="shortlists.rank_care_leaver")} == {
        (in_council.id, person) for person in people
    }


def test_a_row_in_the_way_of_a_rule_of_the_records_stops_no_other(in_council, monkeypatch):
    half_a_place = {"home_postcode": "BN1 9AD", "home_easting": 533476, "home_northing": None}
    monkeypatch.setattr(row_import, "home_facts", lambda postcode: half_a_place)
    report = read_in(in_council, row(postcode="BN1 9AD"), row(identifier="C-2"))
    assert counts(report) == (1, 0, 0, 1)
    assert "a_home_has_both_grid_numbers_or_neither" in report.problems[0].reason
    assert CareLeaver.objects.get().identifier == "C-2"


def test_refused_rows_are_kept_by_number_and_column_with_the_reason_and_nothing_of_their_cells(in_council):
    wrong_date = row(identifier="C-2", family_name="Verysecret", birth_date="31/02/2007")
    nobody = row(identifier="C-3", eet_adviser_email="nobody@council.example")
    report = read_in(in_council, row(), wrong_date, nobody)
    kept = list(ImportRun.objects.get().failures.values_list("row", "column", "reason"))
    assert [(number, column) for number, column, _ in kept] == [(3, "birth_date"), (4, "eet_adviser_email")]
    assert {str(problem) for problem in report.problems} == {f"Row {a}, {b}: {c}" for a, b, c in kept}
    assert not any(told in str(kept) for told in ("Verysecret", "31/02/2007", "nobody@council.example"))


def test_another_council_does_not_see_what_was_refused(in_council):
    read_in(in_council, row(birth_date="31/02/2007"))
    assert ImportFailure.objects.count() == 1
    with council_context(CouncilFactory().id):
        assert not ImportFailure.objects.exists()


def test_brackets_in_front_are_a_telephone_number_and_the_way_out_of_no_postcode_is_named(in_council):
    """Case 50."""
    rows = [row(identifier="B-1", phone="(020) 7946 0998")]
    without = ("BFPO 801", "NFA", "no fixed abode")
    rows += [row(identifier=f"B-{cell}", family_name=cell, postcode=cell) for cell in without]
    report = read_in(in_council, *rows)
    assert CareLeaver.objects.get().phone == "(020) 7946 0998"
    assert len(report.problems) == len(without)
    for each in report.problems:
        assert "write the BF1 postcode for a BFPO address, or leave it empty where there is no address" in str(each)
