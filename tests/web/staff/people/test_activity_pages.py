"""An activity with how it is known, on the pages: recorded, noted later, corrected, and from a file."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.activities.models import ActivitySpell
from backend.core import clock
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within


FILE = "/people/activities/file/"


def day(ago: int) -> str:
    return f"{clock.today() - dt.timedelta(days=ago):%d/%m/%Y}"


def test_it_is_recorded_with_hours_code_and_evidence_and_stands_on_their_page(adviser, person):
    url, journey = f"/people/{person.public_id}/activity/", f"/people/{person.public_id}/journey/"
    said = {"code": "F2", "on": day(20), "weekly_hours": "12", "evidence": "said_by_others"}
    refused = adviser.post(url, filled(adviser.get(url)) | said | {"said_by": "Sam, Westside", "verified_on": day(1)})
    assert "12 hours a week are part time" in errors_in(refused)[0]
    adviser.post(url, filled(refused) | {"code": "P2"})
    spell = ActivitySpell.objects.get()
    shown = text_of(page_of(get_within(adviser, journey)).main)
    assert "12 hours a week P2, NCCIS 250" in shown
    assert "Said by the employer or provider, Sam, Westside" in shown
    evidence = f"/people/activities/{spell.public_id}/evidence/"
    late = adviser.post(evidence, {"evidence": "seen", "verified_on": day(-2)})
    assert "is still to come" in errors_in(late)[0]
    done = adviser.post(evidence, {"evidence": "seen", "said_by": "Timetable", "verified_on": day(0)}, follow=True)
    assert "What was noted before is kept" in banner_in(done)
    assert "Seen on paper, Timetable" in text_of(page_of(done).main)
    assert "Before: Said by the employer or provider" in text_of(page_of(done).main)
    correct = f"/people/activities/{spell.public_id}/correct/"
    fixed = filled(adviser.get(correct)) | {"weekly_hours": "14", "why": "Two more hours"}
    shown = text_of(page_of(adviser.post(correct, fixed, follow=True)).main)
    assert "Two more hours. Was: hours a week 12" in shown


def test_a_file_is_looked_at_and_then_taken_in(adviser, person):
    text = f"Identifier,Activity code,First day\n{person.identifier},G5,{day(9)}\n{person.identifier},F3,{day(3)}\n"
    looked = adviser.post(FILE, {"what": "activity", "content": SimpleUploadedFile("a.csv", text.encode())})
    shown = text_of(page_of(looked).main)
    assert "1 row of 2 can be taken in" in shown
    assert "F3 has not been in use since 31 March 2021" in shown
    assert not ActivitySpell.objects.exists()
    taken = adviser.post(FILE, filled(looked), follow=True)
    assert "1 row is taken in. 1 row is not" in banner_in(taken)
    assert ActivitySpell.objects.get().code == "G5"


def test_a_page_that_was_altered_takes_nothing(adviser, person):
    assert "cannot be read any more" in errors_in(adviser.post(FILE, {"rows": "x", "what": "activity"}))[0]
    assert errors_in(adviser.post(FILE, {"what": "activity"})) == ["Choose a file"]
