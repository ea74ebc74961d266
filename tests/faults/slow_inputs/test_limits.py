"""What is too large, too deep or too slow is told so in a sentence, wherever it arrives."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from backend.care_leavers.models import ImportRun
from backend.config import serving
from backend.core.deadline import check_deadline, reading_within
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.intake.choices import FileState
from backend.intake.files import services as files
from backend.intake.formats import ats_xml, job_posting
from backend.tabular import workbook
from backend.tabular.table import TableLimits
from tests.api.callers import Caller
from tests.architecture.routes import routes
from tests.backend.care_leavers.imports.samples import file_of, row
from tests.backend.intake.files.samples import as_csv
from tests.backend.intake.files.samples import row as advert_row
from tests.backend.opportunities.posts import a_draft, employer_with_contact
from tests.faults.slow_inputs.workbooks import workbook_of
from tests.web.pages import errors_in, page_of, text_of
from tests.web.sign_in import sign_in, signed_in


DEEP = "[" * 3000 + "]" * 3000
HOSTILE = {
    "nested brackets": DEEP,
    "nested objects": '{"a":' * 3000 + "1" + "}" * 3000,
    "nested where a text belongs": f'{{"title": {DEEP}}}',
    "nested a little too deep": '{"sites": ' + "[" * 21 + "]" * 21 + "}",
    "never closed": "[" * 3000,
    "a number of 5,000 digits": f'{{"places": {"9" * 5000}}}',
    "a number beyond numbers": '{"places": 1e400}',
    "no number": '{"places": NaN}',
    "a year beyond years": '{"closing_date": "99999-01-01"}',
    "half a letter": '{"title": "\\ud800"}',
    "no letters": b'{"title": "\xff\xfe"}',
    "a long word": json.dumps({"title": "x" * 100_000}),
    "many keys": json.dumps({f"key{number}": number for number in range(5000)}),
    "a list": "[1, 2, 3]",
    "a word": '"title"',
    "nothing at all": "",
    "too much": json.dumps({"summary": "x" * 2_100_000}),
}
ENDS_OF_TIME = ("9999-12-31", "0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00")


@pytest.fixture
def firm(council):
    return employer_with_contact(council)


@pytest.fixture
def writing(firm, in_council):
    """Each route of the API and the methods that write, about a post of the caller's own."""
    post, system = a_draft(in_council, employer=firm[0]), Caller.for_employer(*firm)
    kept = [route for route in routes() if (route.name or "").startswith("api-") and route.name != "api-schema"]
    addresses = [route.address({"public_id": post.public_id} if route.parameters else {}) for route in kept]
    return system, [(method, address) for address in addresses for method in ("post", "put", "patch")]


def test_no_body_brings_the_api_down(writing):
    """Each hostile body to every route and method: an answer in JSON, 4xx, and never a 500."""
    system, calls = writing
    seen = set()
    for method, address in calls:
        for name, body in HOSTILE.items():
            answer = getattr(system.client, method)(address, body, content_type="application/json")
            assert answer["Content-Type"].startswith("application/json"), (method, address, name)
            assert 400 <= answer.status_code < 500, (method, address, name, answer.content[:300])
            seen.add((answer.status_code, name))
    assert {(400, name) for name in HOSTILE if name != "nothing at all"} <= seen, "somewhere the body is read"


@pytest.mark.parametrize("name", ["nested brackets", "nested objects", "nested where a text belongs", "too much"])
def test_what_is_too_deep_or_too_much_is_told(writing, name):
    system, _ = writing
    answer = system.client.post("/api/v1/opportunities/", HOSTILE[name], content_type="application/json")
    assert answer.status_code == 400
    assert re.search("nested deeper than 20 levels|larger than 2,000,000 bytes", answer.content.decode())


def test_the_ends_of_time_are_refused_or_kept_but_never_failed_on(writing):
    system, calls = writing
    for method, address in calls:
        for day in ENDS_OF_TIME:
            body = json.dumps({"type": "job", "title": "Baker", "closing_date": day, "start_date": day})
            answer = getattr(system.client, method)(address, body, content_type="application/json")
            assert answer.status_code < 500, (method, address, day)


POSTING = b'{"@type": "JobPosting", "skills": '
SCRIPT = b'<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("read", "data", "sentence"),
    [
        (
            ats_xml.read,
            b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><source>&b;</source>',
            "declares a document type",
        ),
        (ats_xml.read, b"<source>" + b"<job>" * 100_000, "not valid XML"),
        (job_posting.read, SCRIPT + POSTING + b"[" * 100_000 + b"</script>", "no reader may accept"),
        (job_posting.read, SCRIPT + b"[" * 100_000, "No schema.org JobPosting"),
        (job_posting.read, b"<!--" * 60_000, "No schema.org JobPosting"),
    ],
)
def test_a_hostile_document_ends_with_a_sentence(read, data, sentence):
    with pytest.raises(Exception, match=sentence):
        read(data)


@pytest.mark.parametrize(
    ("sheet", "parts"),
    [
        (b" " * 200_000_000, {}),
        (b"<x/>", {"xl/sharedStrings.xml": b"<si>" * 600_000}),
        (b"<x/>", {"xl/theme/theme1.xml": b" " * 9_000_000}),
        (b"<x/>", {"xl/styles.xml": b" " * 9_000_000}),
    ],
    ids=["zip bomb", "texts", "theme", "styles"],
)
def test_a_workbook_is_measured_before_it_is_read(sheet, parts):
    with pytest.raises(Refused, match="unpacks into far more"):
        workbook.look_through(workbook_of(sheet, **parts), TableLimits(rows=20_000, content="opportunities"))


def test_reading_is_stopped_by_its_own_limit_with_a_sentence():
    with pytest.raises(Refused, match="longer to read than -1 seconds"), reading_within(-1):
        check_deadline()


def test_a_large_file_is_read_by_the_worker_and_a_slow_one_is_stopped_there(firm, in_council, settings):
    employer, user = firm
    rows = [advert_row(ref=f"R-{number}", title="x" * 3000) for number in range(250)]
    given = {"council": in_council, "employer": employer, "name": "jobs.csv", "data": as_csv(*rows), "by": user}
    file = files.receive(**given)
    assert (file.state, file.sheets) == (FileState.READING, [])
    files.read_in_background(council_id=in_council.id, file_id=file.id)
    file.refresh_from_db()
    assert (file.state, file.sheets[0]["rows"]) == (FileState.UPLOADED, 250)
    settings.FILE_READING_SECONDS = -1
    slow = files.receive(**given)
    files.read_in_background(council_id=in_council.id, file_id=slow.id)
    slow.refresh_from_db()
    assert slow.state == FileState.UNREADABLE
    assert "longer to read than" in slow.failure


def test_a_slow_file_of_young_people_is_stopped_too(in_council, settings):
    settings.FILE_READING_SECONDS = -1
    client, _ = signed_in(in_council, Role.STAFF)
    content = SimpleUploadedFile("people.csv", file_of(row()))
    answer = client.post(reverse("imports"), {"content": content, "day_is_known": "False"}, follow=True)
    assert "longer to read than" in text_of(page_of(answer).main)
    assert ImportRun.objects.get().state == "unreadable"


@pytest.mark.parametrize("page", ["imports", "people", "administration-imports"])
def test_a_page_that_takes_too_long_names_its_limit(in_council, settings, page):
    role = Role.ADMINISTRATOR if page.startswith("administration") else Role.STAFF
    client, _ = signed_in(in_council, role)
    settings.REQUEST_SECONDS = -1
    answer = client.get(reverse(page))
    assert answer.status_code == 503
    assert "longer than -1 seconds" in answer.content.decode()
    settings.REQUEST_SECONDS = 30
    assert client.get(reverse(page)).status_code == 200


def test_the_api_says_so_in_json(firm, settings):
    system = Caller.for_employer(*firm)
    settings.REQUEST_SECONDS = -1
    answer = system.get("opportunities/")
    assert (answer.status_code, "-1 seconds" in answer.json()["detail"]) == (503, True)


def test_a_statement_that_takes_too_long_is_told_the_same_way(in_council, monkeypatch):
    def slow(_viewer):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 20")
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr("backend.web.staff.imports.run_pages._left_to_settle", slow)
    client, _ = signed_in(in_council, Role.STAFF)
    answer = client.get(reverse("imports"))
    assert (answer.status_code, "seconds" in answer.content.decode()) == (503, True)


def test_whoever_waits_too_long_for_others_is_told_the_same_way(in_council, monkeypatch):
    def waiting(_viewer):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = 20")
            cursor.execute("SELECT pg_advisory_xact_lock(77)")

    others = connection.copy()
    with closing(others), others.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(77)")
        monkeypatch.setattr("backend.web.staff.imports.run_pages._left_to_settle", waiting)
        client, _ = signed_in(in_council, Role.STAFF)
        answer = client.get(reverse("imports"))
    assert (answer.status_code, "seconds" in answer.content.decode()) == (503, True)


def test_the_server_waits_longer_than_a_request_may_take(settings):
    statement = (
        int(re.search(r"statement_timeout=(\d+)", settings.DATABASES["default"]["OPTIONS"]["options"])[1]) / 1000
    )
    assert serving.timeout > settings.REQUEST_SECONDS + statement
    assert serving.graceful_timeout > settings.REQUEST_SECONDS


def test_a_pasted_page_of_letters_beyond_ascii_is_taken_or_told_by_us(firm, in_council):
    """1.4 million letters take more than eight million bytes: no limit of the framework's own may speak first."""
    client = sign_in(Client(), firm[1].memberships.get(council=in_council))
    posting = '<script type="application/ld+json">{"@type": "JobPosting", "title": "Baker"}</script>'
    answer = client.post(reverse("opportunity-start"), {"start": "page", "page": posting + "ễ" * 1_400_000})
    assert answer.status_code == 302
    answer = client.post(reverse("opportunity-start"), {"start": "page", "page": "ễ" * 1_500_001})
    assert errors_in(answer)[0].startswith("The page is too long: paste only the part")


def test_a_workbook_of_a_million_rows_is_told_in_no_time(firm, in_council):
    """The rows are counted and no sheet is held."""
    space = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    data = workbook_of(space + b"<row><c><v>1</v></c></row>" * 1_200_000 + b"</sheetData></worksheet>")
    assert len(data) < 400_000
    employer, user = firm
    file = files.receive(council=in_council, employer=employer, name="jobs.xlsx", data=data, by=user)
    assert file.state == FileState.READING
    files.read_in_background(council_id=in_council.id, file_id=file.id)
    file.refresh_from_db()
    assert "No names of columns" in file.failure


def test_every_reader_of_outside_text_is_in_the_corpus():
    """A pattern that is added anywhere a stranger's text arrives is looked at: their number is known."""
    root = Path(files.__file__).parents[2]
    counted = {}
    for folder in ("intake", "tabular", "care_leavers"):
        texts = [path.read_text() for path in (root / folder).rglob("*.py") if "migrations" not in path.parts]
        counted[folder] = sum(text.count("re.compile(") for text in texts)
    assert counted == {"intake": 29, "tabular": 19, "care_leavers": 17}
