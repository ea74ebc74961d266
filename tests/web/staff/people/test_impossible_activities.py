"""What an activity cannot be is the same sentence on the page and in the row of a file; no API writes one."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.activities.choices import Source
from backend.activities.models import ActivitySpell
from backend.activities.services import start_activity
from tests.factories.care_leavers import CareLeaverFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)
FILE = "/people/activities/file/"
HEAD = "Identifier,Activity code,Start date,End date,Hours,Evidence,Verified on"
# Born on 5 March 2010: of school age until 26 June 2026. A course goes on since 1 September 2025.
CASES = {
    "overlapping": (("F1", "2025-10-01", "2025-10-31", "", ""), "is already recorded from 1 September 2025"),
    "the end before the start": (("G5", "2025-03-01", "2025-02-01", "", ""), "cannot end before it began"),
    "to come": (("G5", "2026-07-01", "", "", ""), "Give a date up to tomorrow"),
    "an end to come": (("G5", "2025-03-01", "2027-01-01", "", ""), "up to today"),
    "work before the end of school": (("F5", "2026-06-10", "", "", ""), "of school age until 26 June 2026"),
    "an apprenticeship before it": (("P4", "2026-06-10", "", "", ""), "of school age until 26 June 2026"),
    "F3": (("F3", "2026-06-10", "", "", ""), "F3 has not been in use since 31 March 2021"),
    "P3": (("P3", "2026-06-10", "", "", ""), "P3 has not been in use since 31 March 2021"),
    "no code": (("Z9", "2026-06-10", "", "", ""), "“Z9” is no activity code"),
    "full time by few hours": (("F2", "2026-06-10", "", "9", ""), "9 hours a week are part time"),
    "verified tomorrow": (("F2", "2026-06-10", "", "", "2026-06-16"), "16 June 2026, is still to come"),
    "verified before it began": (("F2", "2026-06-10", "", "", "2026-06-01"), "On 1 June 2026 it had not begun"),
}


@pytest.fixture
def pupil(in_council):
    person = CareLeaverFactory(council=in_council, identifier="YP1", birth_date=dt.date(2010, 3, 5))
    start_activity(care_leaver=person, code="F2", on=dt.date(2025, 9, 1), source=Source.WORKER, by=None)
    return person


def written(day: str) -> str:
    return f"{dt.date.fromisoformat(day):%d/%m/%Y}" if day else ""


def test_each_is_the_same_sentence_on_the_page_and_in_a_row(adviser, pupil):
    url = f"/people/{pupil.public_id}/activity/"
    empty = filled(adviser.get(url))
    rows = []
    for case, ((code, first, last, hours, verified), sentence) in CASES.items():
        evidence = "seen" if verified else ""
        typed = {"code": code, "on": written(first), "ends_on": written(last), "weekly_hours": hours}
        said = errors_in(adviser.post(url, empty | typed | {"evidence": evidence, "verified_on": written(verified)}))
        assert any(sentence in each for each in said), (case, said)
        shown = "seen on paper" if verified else ""
        rows.append(f"YP1,{code},{written(first)},{written(last)},{hours},{shown},{written(verified)}")
    content = SimpleUploadedFile("a.csv", "\n".join([HEAD, *rows]).encode())
    looked = text_of(page_of(adviser.post(FILE, {"what": "activity", "content": content})).main)
    assert [case for case, (_, sentence) in CASES.items() if sentence not in looked] == []
    assert ActivitySpell.objects.count() == 1


def test_a_course_may_begin_before_the_end_of_school(adviser, pupil):
    url = f"/people/{pupil.public_id}/activity/"
    adviser.post(url, filled(adviser.get(url)) | {"code": "F1", "on": "10/06/2026"})
    assert ActivitySpell.objects.filter(code="F1").exists()


@pytest.mark.parametrize("path", ["placements", "activities"])
def test_no_api_writes_one(adviser, path):
    assert adviser.post(f"/api/v1/{path}/", {"code": "F3"}).status_code in (401, 403, 404, 405)
