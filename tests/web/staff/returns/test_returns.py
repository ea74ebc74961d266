"""Returns from the first look to a signature, with what has to be put right on the way."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.councils.choices import Role
from backend.returns.models import EarlierRow, ReturnFacts, ReturnReading, SignedReturn
from tests.backend.returns.golden import golden_lines, person_of
from tests.factories.councils import MembershipFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


_today = today_is(dt.date(2026, 12, 1))
LINES = {line.child: line for line in golden_lines()}
FACTS = {"sex": "F", "ethnic_code": "WBRI", "upn": "A123456789012"}


@pytest.fixture
def head(in_council):
    return signed_in(in_council, role=Role.HEAD, name="Ada Quill")[0]


@pytest.fixture
def make(in_council):
    by = MembershipFactory(council=in_council).user
    return lambda child: person_of(LINES[child], in_council, by)


def main(response) -> str:
    return text_of(page_of(response).main)


def upload(client, what, text, year=""):
    file = SimpleUploadedFile("file.csv", text.encode(), content_type="text/csv")
    page = filled(client.get("/returns/earlier/"))
    seen = client.post("/returns/earlier/", page | {"what": what, "year": year, "content": file})
    if "can be taken in" not in main(seen):
        return seen
    return client.post("/returns/earlier/", filled(seen), follow=True)


def test_what_is_wrong_leads_to_the_record_and_once_right_it_is_signed_and_kept(head, make):
    person = make("G01")
    said = page_of(head.get("/returns/"))
    assert "3 things to be put right before it can be signed." in text_of(said.main)
    assert "SEX is not given." in text_of(said.main)
    assert "The return of 2024 to 2025 is not here" in text_of(said.main)
    assert said.select_one("form[action='/returns/sign/']") is None
    facts = said.select_one("a[href$='/return-facts/']")["href"]
    assert facts == f"/people/{person.public_id}/return-facts/"
    head.post(facts, filled(head.get(facts)) | FACTS)
    page = page_of(head.get("/returns/?kind=oc3&year=2026"))
    assert "Nothing fails." in text_of(page.main)
    sent = {each["name"]: each["value"] for each in page.select("form[action='/returns/sign/'] input[type='hidden']")}
    shown = head.post("/returns/sign/", sent, follow=True)
    assert "signed. The files are kept as they are." in text_of(page_of(shown))
    kept = SignedReturn.objects.get()
    assert kept.files["oc3.csv"] == "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\nG01,15/06/2006,YES,F4,U1\r\n"
    person.activity_spells.update(code="G5")
    address = f"/returns/signed/{kept.public_id}/"
    assert head.get(f"{address}file/?name=oc3.csv").content.decode() == kept.files["oc3.csv"]
    assert "Ada Quill" in main(head.get(address))
    head.post(f"{address}withdraw/", filled(head.get(f"{address}withdraw/")) | {"because": "One was missing"})
    assert "Taken back by Ada Quill: One was missing" in main(head.get("/returns/"))


def test_files_that_changed_since_they_were_looked_at_are_not_signed(head, make):
    person = make("G01")
    ReturnFacts.objects.create(council=person.council, care_leaver=person, **FACTS)
    digest = page_of(head.get("/returns/")).select_one("input[name='digest']")["value"]
    person.activity_spells.update(code="F5")
    told = head.post("/returns/sign/", {"kind": "oc3", "year": "2026", "digest": digest}, follow=True)
    assert "the files changed" in text_of(page_of(told))
    assert not SignedReturn.objects.exists()


def test_a_file_is_taken_away_as_csv_or_as_a_workbook(head, make):
    make("G01")
    text = head.get("/returns/file/?kind=oc3&year=2026&name=oc3.csv").content.decode()
    assert list(csv.reader(io.StringIO(text)))[1] == ["G01", "15/06/2006", "YES", "F4", "U1"]
    book = head.get("/returns/file/?kind=annex-a&year=2026&as=xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet["A1"].value == "Child Unique ID"
    assert sheet["A2"].value == "G01"
    assert head.get("/returns/file/?kind=oc3&name=passwords.csv").status_code == 404
    assert head.get("/returns/file/?kind=oc3&year=1066").status_code == 404


def test_a_year_that_is_none_is_said_and_the_latest_is_shown(head):
    said = main(head.get("/returns/?year=1066"))
    assert "“1066” is no year of a return that can be made here." in said
    assert "Returns, 2025 to 2026" in said
    assert "This is a draft of what is recorded so far." in main(head.get("/returns/?year=2027"))


def test_facts_come_in_with_the_header_of_the_case_system(head, make):
    person = make("G01")
    told = upload(head, "header", "CHILD,SEX,DOB,ETHNIC,UPN\nG01,2,15/06/2006,bcrb,A123456789012\nG01,1,16/06/2006,,\n")
    assert "1 row is taken in." in text_of(page_of(told))
    kept = ReturnFacts.objects.get(care_leaver=person)
    assert (kept.sex, kept.ethnic_code, kept.upn) == ("F", "BCRB", "A123456789012")


def test_list_9_of_the_case_system_gives_what_only_it_knows(head, make):
    person = make("G01")
    titles = "Child Unique ID,Gender,Date of Birth,Does the Child have a Disability,Allocated Team,"
    titles += "Latest Pathway Plan Review Date"
    upload(head, "annex-a", f"{titles}\nG01,b) Female,15/06/2006,b) No,Leaving care north,03/02/2026\n")
    kept = ReturnFacts.objects.get(care_leaver=person)
    assert (kept.sex, kept.has_disability, kept.team) == ("F", False, "Leaving care north")
    assert kept.pathway_plan_reviewed_on == dt.date(2026, 2, 3)


def test_last_years_file_comes_in_once_whatever_how_often_it_is_sent(head, make):
    for activity in ("F2", "G5"):
        upload(head, "oc3", f"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\ng01,15/06/2006,YES,{activity},U1\n", "2025")
    row = EarlierRow.objects.get()
    assert (row.year, row.child, row.activity) == (2025, "G01", "G5")
    assert "is not here" not in main(head.get("/returns/"))
    refused = upload(head, "oc3", "CHILD,DOB\nG01,15/06/2006\n", "2025")
    assert "The file has no column for IN_TOUCH, ACTIV and ACCOM." in str(errors_in(refused))
    assert "is no year of a return" in str(errors_in(upload(head, "oc3", "CHILD\n1\n", "1999")))


def test_how_it_is_read_is_the_councils_to_say_and_is_printed(head, make):
    make("G51")
    assert "0 young people" in main(head.get("/returns/"))
    form = filled(head.get("/returns/reading/"))
    head.post("/returns/reading/", form | {"late_years": "everybody", "months_before": "2"})
    said = main(head.get("/returns/"))
    assert "in touch from 2 months before it to 1 after" in said
    assert "22 to 25: everybody, at the last contact" in said
    assert ReturnReading.objects.get().months_after is None
    wrong = head.post("/returns/reading/", form | {"late_years": "everybody", "months_before": "9"})
    assert "Enter a whole number of months from 0 to 6, or leave it empty" in str(errors_in(wrong))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"upn": "123"}, "Enter a unique pupil number of a letter and 12 digits"),
        ({"upn": "UN1"}, "UN1 is for children below school age"),
        ({"child": "AB-1"}, "Enter 1 to 10 letters and digits"),
        ({"pathway_plan_reviewed_on": "1/1/2030"}, "A review cannot have been held in the future."),
    ],
)
def test_facts_that_cannot_be_so_are_refused_beside_their_box(head, make, changes, said):
    page = f"/people/{make('G01').public_id}/return-facts/"
    wrong = head.post(page, filled(head.get(page)) | FACTS | changes)
    assert said in str(errors_in(wrong))
    assert not ReturnFacts.objects.exists()


def test_an_auditor_reads_and_takes_nothing_away(in_council, make):
    make("G01")
    auditor, _ = signed_in(in_council, role=Role.AUDITOR)
    page = page_of(auditor.get("/returns/"))
    assert "SEX is not given." in text_of(page.main)
    assert page.select("a[href*='/returns/file/']") == []
