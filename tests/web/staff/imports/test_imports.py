"""A file of young people on pages: by virtual school staff with names, by the administrator without any."""

import csv
import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from backend.care_leavers.imports import runs
from backend.care_leavers.models import CareLeaver, HeldRow, ImportConflict, ImportRow, ImportRun
from backend.care_leavers.services import update_profile
from backend.core.models import Job
from backend.core.protection import council_context
from tests.backend.care_leavers.imports.samples import a_conflict, a_held_row, file_of, of_person, row
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.safety.tells import OF_EACH_REQUEST
from tests.web.pages import banner_in, errors_in, page_of, text_of
from tests.web.queries import get_within


FILES = reverse("imports")


def send(client, data, name="Amina Yusuf.csv", day="20/11/2026", to=FILES, known="True"):
    answers = {"content": SimpleUploadedFile(name, data), "day_is_known": known, "extracted_on": day}
    return client.post(to, answers, follow=True)


def confirm(client):
    return client.post(reverse("import-confirm", args=[ImportRun.objects.latest("id").public_id]), follow=True)


def url(name, row):
    return reverse(name, args=[row.public_id])


def test_a_file_is_looked_at_before_anything_is_recorded_and_then_taken_in(staff, person):
    """New, changed, held, refused with a formula; then the refused row is corrected and sent again."""
    held = of_person(person, identifier="Z-9")
    bad = row(identifier="C-3", given_name="Kofi", birth_date="31/02/2007", aspiration="=cmd|' /C calc'!A0")
    data = file_of(row(phone="7700900111"), of_person(person, english_level="2"), held, bad)
    looked_at = send(staff, data)
    said = text_of(page_of(looked_at).main)
    assert "Checked, to be confirmed" in said
    for part in ("Ama Secretname", "Amina Yusuf", "Kofi", "had lost the 0", "looks like somebody", "calendar"):
        assert part in said
    assert CareLeaver.objects.count() == 1
    assert not HeldRow.objects.exists()
    taken_in = confirm(staff)
    assert banner_in(taken_in) == "The file is taken in."
    assert page_of(taken_in).select(f'main a[href="{reverse("people")}"]'), "to whom it brought"
    assert (CareLeaver.objects.count(), HeldRow.objects.count()) == (2, 1)
    person.refresh_from_db()
    assert (person.english_level, CareLeaver.objects.get(identifier="C-1").phone) == (2, "07700900111")
    run = ImportRun.objects.get()
    assert (run.created_rows, run.updated_rows, run.held_rows, run.refused_rows) == (1, 1, 1, 1)
    assert not run.content
    report = page_of(staff.get(url("import", run)))
    only_refused = text_of(report.select_one("table"))
    assert "Kofi" in only_refused
    assert "calendar" in only_refused, "the reason stands beside it"
    assert "Amina" not in only_refused
    assert "Amina" in text_of(page_of(staff.get(url("import", run) + "?outcome=")).select_one("table"))
    answer = staff.get(url("import-refused", run))
    headings, line = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    cells = dict(zip(headings, line, strict=True))
    assert cells["aspiration"].startswith("'=cmd")
    assert cells["what_to_correct"].startswith("Row 5, birth_date")
    assert "Amina" not in answer["Content-Disposition"]
    sent_again = answer.content.replace(b"31/02/2007", b"01/02/2007")
    upload = report.select_one("input[type=file]").find_parent("form")
    assert "Choose a file" in errors_in(staff.post(upload["action"], {"day_is_known": "False"}))
    following = send(staff, sent_again, to=upload["action"])
    assert following.redirect_chain[-1][0] != upload["action"]
    assert "New 1 young person" in text_of(page_of(following).main)


def test_the_administrator_reads_a_file_in_and_sees_nobody(administrator, staff, person, in_council):
    """No name, no value, no file name, on any page and in any message; what is for staff is closed."""
    update_profile(care_leaver=person, phone="07700 900555", by=None)
    bad = row(identifier="C-3", given_name="Kofi", family_name="Verysecret", birth_date="31/02/2007")
    data = file_of(row(), of_person(person, phone="07700 900666"), of_person(person, identifier="Z-9"), bad)
    pages = [send(administrator, data), confirm(administrator), administrator.get(FILES)]
    run, asked, held = ImportRun.objects.get(), ImportConflict.objects.get(), HeldRow.objects.get()
    pages += [administrator.get(url("import", run)), administrator.get(reverse("administration-imports"))]
    told = [
        "Amina",
        "Yusuf",
        "Ama",
        "Secretname",
        "Kofi",
        "Verysecret",
        "31/02/2007",
        "900555",
        "900666",
        "Z-9",
        "A-1",
        "C-3",
        "people.csv",
    ]
    for page in pages:
        shown = OF_EACH_REQUEST.sub("", page.content.decode())  # a sealed key may hold any three letters
        for part in told:
            assert part not in shown, part
        assert run.file_name not in page.content.decode()
    said = text_of(page_of(pages[3]).main)
    assert "Row" in said
    assert "birth_date" in said
    closed = [url("import-refused", run), url("import-conflict", asked), url("import-held", held)]
    closed += [reverse("import-questions"), reverse("import-column", args=["phone"])]
    assert {administrator.get(each).status_code for each in closed} == {403}
    assert "What files leave to you" in staff.get(reverse("import-questions")).content.decode()


@pytest.mark.parametrize(
    ("day", "known", "sentence"),
    [
        ("", "", "Select whether you know on which day it was taken out"),
        ("", "True", "Enter the day on which it was taken out of the case system"),
        ("24/11/2026", "True", "cannot have been taken out after today"),
        ("no day", "True", "must be a real date"),
    ],
)
def test_the_day_of_a_file_is_asked_for_and_an_error_says_that_the_file_has_to_be_chosen_again(
    staff, day, known, sentence
):
    answered = send(staff, file_of(row()), day=day, known=known)
    again, about_day = errors_in(answered)
    assert again.startswith("Choose the file again")
    assert sentence in about_day
    assert "optional" not in text_of(page_of(answered).select_one("main form")), "it is asked for"
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("typed", ["", "20/11/2026", "no day"])
def test_who_does_not_know_the_day_is_not_held_to_one(staff, typed):
    send(staff, file_of(row()), day=typed, known="False")
    assert ImportRun.objects.get().extracted_on is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 a workbook", "cannot be read: make it again"),
        (b"%PDF-1.7", "a PDF"),
        (b"who,what\n1,2\n", "This file has names of its own"),
        (b"identifier,birth_date\nA,01/01/2008\n", "both missing"),
        ("identifier,given_name,birth_date\nA,Zoë,01/01/2008\n".encode("latin-1"), "not in UTF-8"),
        (b"identifier,given_name,birth_date\n" + b"x" * 200_000 + b"\n", "split into cells"),
        (b'identifier,given_name,birth_date\nA,"never closed\n', "quotation mark"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_can_be_taken_away(staff, data, sentence):
    answered = send(staff, data, known="False", day="")
    run = ImportRun.objects.first()
    if run and run.is_being_worked_on:
        runs.process_in_background(council_id=run.council_id, run_id=run.pk)
        answered = staff.get(url("import", run))
    assert sentence in text_of(page_of(answered).main)
    if run:
        assert banner_in(staff.post(url("import-discard", run), follow=True)).startswith("The file is removed")
    assert not ImportRun.objects.exists()


def test_a_long_file_is_left_to_the_worker_and_goes_on_where_it_was_killed(staff, in_council, monkeypatch):
    people = [row(identifier=f"L-{number}", given_name=f"Name{number}", family_name="Long") for number in range(60)]
    data = file_of(*(each | {"birth_date": f"{1 + n % 28}/0{1 + n // 28}/2007"} for n, each in enumerate(people)))
    monkeypatch.setattr(runs, "SMALL", 100)
    monkeypatch.setattr("backend.core.chunked_work.CHUNK", 25)
    assert "Being checked" in text_of(page_of(send(staff, data)).main)
    run = ImportRun.objects.get()
    work = Job.objects.get(name="care_leavers.import_file")
    assert work.arguments == [in_council.id, run.id]
    runs.process_in_background(council_id=in_council.id, run_id=run.id)
    assert not CareLeaver.objects.exists()
    confirm(staff)
    real, seen = runs.RowsImporter.import_rows, []

    def killed(importer, rows):
        seen.append(len(rows))
        if len(seen) == 2:
            raise MemoryError
        real(importer, rows)

    monkeypatch.setattr(runs.RowsImporter, "import_rows", killed)
    with pytest.raises(MemoryError):
        runs.process_in_background(council_id=in_council.id, run_id=run.id)
    assert CareLeaver.objects.count() == 25
    assert "25" in text_of(page_of(staff.get(url("import", run))).main)
    for _ in range(2):
        runs.process_in_background(council_id=in_council.id, run_id=run.id)
    run.refresh_from_db()
    assert (run.state, run.created_rows, CareLeaver.objects.count()) == ("done", 60, 60)
    assert ImportRow.objects.filter(run=run).count() == 60


def test_every_page_keeps_to_its_queries(staff, in_council):
    for number in range(12):
        a_conflict(in_council, person=CareLeaverFactory(council=in_council))
        held = a_held_row(in_council, person=CareLeaverFactory(council=in_council))
        held.identifier = f"HELD-{number}"
        held.save()
    run = ImportRun.objects.latest("id")
    for address in (
        FILES,
        url("import", run),
        url("import-refused", run),
        reverse("import-questions"),
        reverse("import-column", args=["preferred_name"]),
        url("import-conflict", ImportConflict.objects.first()),
        url("import-held", HeldRow.objects.first()),
    ):
        get_within(staff, address)


def test_another_council_s_file_is_not_there(staff, in_council):
    other = CouncilFactory()
    with council_context(other.id):
        theirs = ImportRun.objects.create(council=other, file_name="theirs.csv")
    assert staff.get(url("import", theirs)).status_code == 404
    assert staff.post(url("import-confirm", theirs)).status_code == 404


def test_what_nobody_took_in_and_what_refused_rows_said_goes_with_time(staff, django_capture_on_commit_callbacks):
    send(staff, file_of(row(), row(identifier="C-2", birth_date="?")))
    confirm(staff)
    send(staff, file_of(row()))
    done, left = ImportRun.objects.order_by("id")
    ImportRun.objects.update(created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    with django_capture_on_commit_callbacks(execute=True):
        assert runs.let_go_of_old_files() == 1
    assert list(ImportRun.objects.all()) == [done]
    assert not left.content.storage.exists(left.content.name)
    assert not done.row_results.exclude(said={}).exists()
    assert runs.let_go_of_old_files() == 0
