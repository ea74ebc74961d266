"""A file is kept once it is known to be harmless, and may be sent once somebody has looked at exactly that file."""

import datetime as dt
import subprocess
import tracemalloc

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from backend.care_leavers.choices import DocumentKind
from backend.care_leavers.document_findings import NOT_REPEATED, READ_ALL, Tell, birth_pattern, digest_of, findings_in
from backend.care_leavers.documents import (
    add_document,
    findings_of,
    look_at,
    may_be_sent,
    remove_document,
    take_out_what_stands_beside,
)
from backend.care_leavers.models import CareLeaver, Document
from backend.care_leavers.services import update_profile
from backend.care_leavers.vetting import record_address
from backend.core.errors import Refused
from backend.documents.reading import FileKind, Reading
from tests.backend.documents.samples import docx, jpeg, odt, pdf
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


BORN = dt.date(2008, 3, 14)


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council, user__name="Priya Ravenscar").user


@pytest.fixture
def person(in_council, adviser):
    return CareLeaverFactory(
        council=in_council, birth_date=BORN, living_in_croydon=True, identifier="LL-40771", eet_adviser=adviser
    )


def added(person, by, data=None, kind=DocumentKind.CV, **more) -> Document:
    return add_document(care_leaver=person, kind=kind, file=SimpleUploadedFile("x", data or pdf()), by=by, **more)


def looked(document, by) -> Document:
    return look_at(document=document, found=digest_of(findings_of(document, document.care_leaver)), by=by)


def found_in(text: str, person) -> dict[Tell, list[str]]:
    reading = Reading(FileKind.PDF, 1)
    reading.add_words("page 1", text)
    found: dict[Tell, list[str]] = {}
    for each in findings_in(reading, person, is_confidential=person.home_is_confidential):
        found.setdefault(each.tell, []).append(each.said)
    return found


def somebody(**facts) -> CareLeaver:
    told = {"birth_date": BORN, "home_postcode": "CR0 1EA", "identifier": "LL-40771"}
    return CareLeaver(**told | facts)


@pytest.mark.parametrize(
    "written",
    [
        "14/03/2008", "14.3.08", "2008-03-14", "14 March 2008", "14th of Mar 2008", "March 14, 2008", "14032008",
        "14 - 03 - 2008", "03/14/2008", "14 March",
    ],
)  # fmt: skip
def test_a_birth_date_is_found_however_it_is_written(written):
    assert found_in(f"I was there on {written}.", somebody())[Tell.BIRTH] == [written]


@pytest.mark.parametrize("written", ["14/04/2008", "15 March 2008", "March 2008", "114/03/2008", "14 March 2019"])
def test_another_day_is_no_birth_date(written):
    assert birth_pattern(BORN).search(written) is None


def test_september_is_written_in_two_ways():
    for written in ("3 Sep 2007", "3rd Sept 2007", "Sept 3 2007"):
        assert birth_pattern(dt.date(2007, 9, 3)).fullmatch(written)


@pytest.mark.parametrize(
    ("text", "tell", "said"),
    [
        ("Write to cr01ea please", Tell.HOME, "cr01ea"),
        ("Write to CR0  1EA please", Tell.HOME, "CR0 1EA"),
        ("School: SE25 4PT", Tell.ADDRESS, "SE25 4PT"),
        ("I live at 12 High Street, Croydon", Tell.ADDRESS, "12 High Street"),
        ("DOB: see above", Tell.BIRTH, "DOB"),
        ("NI QQ 12 34 56 C", Tell.NUMBER, None),
        ("NI AB 12 34 56 C", Tell.NUMBER, "AB 12 34 56 C"),
        ("Ref ll-40771", Tell.IDENTIFIER, "ll-40771"),
        ("Ring 07700 900123 or", Tell.PHONE, "07700 900123"),
        ("Ring +44 (0)20 7946 0000", Tell.PHONE, "+44 (0)20 7946 0000"),
        ("Mail amina.y@mail.example.", Tell.EMAIL, "amina.y@mail.example"),
        ("I grew up in foster care", Tell.WORDS, "may tell that somebody has been in care"),
        ("I was on remand", Tell.WORDS, "may tell of custody, a court or the police"),
    ],
)
def test_what_tells_of_them_is_found_where_it_stands(text, tell, said):
    found = found_in(text, somebody()).get(tell, [])
    assert any(said in each for each in found) if said else not found


def test_their_own_postcode_comes_first_and_the_same_on_two_pages_once(person):
    reading = Reading(FileKind.PDF, 2)
    for page in ("page 1", "page 2"):
        reading.add_words(page, "Ring Priya Ravenscar on 07700 900123, CR0 1EA")
    found = findings_in(reading, person, is_confidential=False)
    assert [each.tell for each in found] == [Tell.HOME, Tell.WORKER, Tell.PHONE]
    assert found[0].where == "page 1, page 2"


def test_a_confidential_address_is_not_repeated():
    hidden = found_in("12 High Street, CR0 1EA and SE25 4PT", somebody(home_is_confidential=True))
    assert hidden == {Tell.HOME: [NOT_REPEATED], Tell.ADDRESS: [NOT_REPEATED, READ_ALL]}


@pytest.mark.parametrize("by_record", [True, False])
def test_nor_is_any_where_one_of_before_is_confidential(person, adviser, by_record):
    if by_record:
        update_profile(care_leaver=person, home_is_confidential=True, by=adviser)
        update_profile(care_leaver=person, home_is_confidential=False, home_postcode="SE25 4PT", by=adviser)
    else:
        days = {"starts_on": dt.date(2020, 1, 1), "ends_on": dt.date(2021, 1, 1)}
        where = {"lines": "12 High Street", "postcode": "CR0 1EB", "is_confidential": True}
        record_address(care_leaver=person, by=adviser, **days, **where)
    document = added(person, adviser, pdf("I lived at 12 High Street, CR0 1EB.", title="12 High Street"))
    found = findings_of(document, CareLeaver.objects.get(pk=person.pk))
    assert {each.said for each in found if each.tell == Tell.ADDRESS} == {NOT_REPEATED, READ_ALL}
    assert "Title: …" in {each.said for each in found}


def test_a_file_is_kept_under_a_random_name_and_given_out_under_a_neutral_one(person, adviser):
    document = add_document(
        care_leaver=person, kind="letter", file=SimpleUploadedFile("Amina LAC review.docx", docx()), by=adviser
    )
    assert document.file.name.startswith("documents/")
    assert "Amina" not in document.file.name
    assert document.given_name == "Letter.docx"
    assert (document.size, document.file.read()) == (len(docx()), docx())


def test_the_same_file_is_kept_once_for_one_person(person, adviser, in_council):
    added(person, adviser)
    with pytest.raises(Refused, match="The very same file is here already, as a CV"):
        added(person, adviser)
    assert added(CareLeaverFactory(council=in_council), adviser)


def test_what_is_refused_leaves_nothing_behind(person, adviser):
    before = set(default_storage.listdir("")[0])
    with pytest.raises(Refused, match="a macro") as refusal:
        added(person, adviser, docx(more={"word/vbaProject.bin": b"x"}))
    assert refusal.value.field == "file"
    assert not Document.objects.exists()
    assert set(default_storage.listdir("")[0]) == before


class Endless:
    """A file of one gigabyte, of which nobody holds more than a piece."""

    given = 0

    def chunks(self):
        while self.given < 1024**3:
            self.given += 1 << 20
            yield b"\0" * (1 << 20)


def test_a_gigabyte_is_refused_after_ten_megabytes_and_is_never_whole_in_memory(person, adviser):
    file = Endless()
    tracemalloc.start()
    with pytest.raises(Refused, match="larger than 10 MB, the most there may be: choose a smaller one"):
        add_document(care_leaver=person, kind="cv", file=file, by=adviser)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert file.given == 11 * 1024**2
    assert most < 8 * 1024**2


def test_it_may_be_sent_once_somebody_has_looked_at_it(person, adviser):
    document = added(person, adviser)
    assert not may_be_sent(document, findings_of(document, person))
    looked(document, adviser)
    document.refresh_from_db()
    assert may_be_sent(document, findings_of(document, person))
    assert document.looked_by == adviser


def test_a_look_counts_for_what_was_found_then(person, adviser):
    document = added(person, adviser, pdf("My school is in SE25 4PT."))
    found = digest_of(findings_of(document, person))
    looked(document, adviser)
    update_profile(care_leaver=person, home_postcode="SE25 4PT", by=adviser)
    document = Document.objects.get()
    assert not may_be_sent(document, findings_of(document, document.care_leaver))
    with pytest.raises(Refused, match="Something is found in it that this page did not show"):
        look_at(document=document, found=found, by=adviser)


def test_a_file_that_was_changed_on_the_disk_is_not_looked_at(person, adviser):
    document = added(person, adviser)
    default_storage.delete(document.file.name)
    for _ in range(2):
        for step in (
            lambda: looked(document, adviser),
            lambda: take_out_what_stands_beside(document=document, by=adviser),
        ):
            with pytest.raises(Refused, match="The file is not the one that was added, or is gone"):
                step()
        default_storage.save(document.file.name, SimpleUploadedFile("x", pdf("Other words")))


@pytest.mark.parametrize("make", [pdf, docx, odt, jpeg])
def test_a_cleaned_copy_takes_the_place_of_the_file(person, adviser, make):
    document = added(person, adviser, make(), note="for the bakery")
    copy = take_out_what_stands_beside(document=document, by=adviser)
    assert (copy.cleaned_from, copy.kind, copy.note) == (document, DocumentKind.CV, "for the bakery")
    assert copy.read.text == document.read.text
    assert not [each for each in findings_of(copy, person) if each.goes]
    with pytest.raises(Refused, match="is in its place: look at that one"):
        looked(document, adviser)
    with pytest.raises(Refused, match="is in its place"):
        take_out_what_stands_beside(document=document, by=adviser)
    with pytest.raises(Refused, match="Nothing stands beside its words"):
        take_out_what_stands_beside(document=copy, by=adviser)
    assert may_be_sent(looked(copy, adviser), findings_of(copy, person))


def test_a_document_is_removed_with_its_file_and_its_words_are_in_no_history(
    person, adviser, django_capture_on_commit_callbacks
):
    document = added(person, adviser, pdf("I like otters."))
    copy = take_out_what_stands_beside(document=document, by=adviser)
    name = document.file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_document(document=document, by=adviser) == "CV"
    assert not default_storage.exists(name)
    assert default_storage.exists(copy.file.name)
    assert Document.objects.get().cleaned_from is None
    history = Document._meta.get_field("history").related_model
    assert "reading" not in {field.name for field in history._meta.get_fields()}
    with pytest.raises(Refused, match="It was removed meanwhile"):
        looked(document, adviser)


def nothing(file) -> str:
    return ""


def something(file) -> str:
    assert file.read(5) == b"%PDF-"
    return "Eicar"


def broken(file) -> str:
    raise OSError("no scanner")


@pytest.mark.parametrize(
    ("scanner", "says"), [("nothing", ""), ("something", "found something harmful"), ("broken", "try again in some")]
)
def test_a_scanner_of_the_council_is_asked_before_a_file_is_read(person, adviser, scanner, says):
    with override_settings(DOCUMENT_SCANNER=f"{__name__}.{scanner}"):
        if not says:
            assert added(person, adviser)
            return
        with pytest.raises(Refused, match=says):
            added(person, adviser)


def test_the_program_that_reads_is_given_no_secret(person, adviser, monkeypatch):
    given = []
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    run = subprocess.run
    monkeypatch.setattr("subprocess.run", lambda *command, **how: given.append(how["env"]) or run(*command, **how))
    added(person, adviser)
    assert set(given[0]) <= {"PATH", "PYTHONPATH", "LANG", "PYTHONUTF8"}


def test_the_program_that_reads_ends_in_time(person, adviser, monkeypatch):
    monkeypatch.setattr("backend.documents.isolation.SECONDS", 0.001)
    with pytest.raises(Refused, match="takes longer to read"):
        added(person, adviser)
