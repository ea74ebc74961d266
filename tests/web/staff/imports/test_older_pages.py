"""An answer about a file counts for what stood on the page, not for what a later file has put there."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver, HeldRow, ImportConflict
from backend.care_leavers.services import update_profile
from backend.councils.choices import Role
from backend.web.staff.imports import question_pages
from tests.backend.care_leavers.imports.samples import of_person, read_in
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import worker
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 11, 23)
EARLIER, LATER = TODAY - dt.timedelta(days=400), TODAY - dt.timedelta(days=300)
FORM = "main form:has([name=page_key])"
COLUMN = reverse("import-column", args=["preferred_name"])
_today = today_is(TODAY)


@pytest.fixture
def staff(in_council):
    return signed_in(in_council, Role.STAFF)[0]


def person(council, name):
    made = CareLeaverFactory(
        council=council,
        given_name=name,
        family_name=f"Of {name}",
        identifier=f"{name}-1",
        birth_date=dt.date(2007, 5, 1),
    )
    return update_profile(care_leaver=made, preferred_name=f"{name} here", by=worker(council))


def name_of(who) -> str:
    return CareLeaver.objects.get(id=who.id).preferred_name


def test_all_of_a_column_are_those_that_stood_there(in_council, staff):
    ama, bea = person(in_council, "Ama"), person(in_council, "Bea")
    read_in(in_council, of_person(ama, preferred_name="File"), on=EARLIER)
    sent = filled(staff.get(COLUMN), FORM) | {"answer": "take"}
    read_in(in_council, of_person(bea, preferred_name="File"), on=EARLIER)
    shown = text_of(page_of(staff.post(COLUMN, sent, follow=True)).main)
    assert (name_of(ama), name_of(bea)) == ("File", "Bea here")
    assert "1 difference of this column did not stand on the page you answered" in shown
    assert ImportConflict.objects.open().get().care_leaver == bea


def test_what_a_file_says_is_what_it_said_on_the_page(in_council, staff):
    ama = person(in_council, "Ama")
    read_in(in_council, of_person(ama, preferred_name="First"), on=EARLIER)
    asked = ImportConflict.objects.get()
    alone = reverse("import-conflict", args=[asked.public_id])
    pages = {url: filled(staff.get(url), FORM) | {"answer": "take"} for url in (COLUMN, alone)}
    read_in(in_council, of_person(ama, preferred_name="Second"), on=LATER)
    assert "says something else since" in text_of(page_of(staff.post(COLUMN, pages[COLUMN], follow=True)).main)
    shown = staff.post(alone, pages[alone])
    assert "“The file says”" in errors_in(shown)[0]
    assert name_of(ama) == "Ama here"
    staff.post(alone, filled(shown, FORM) | {"answer": "take"})
    assert name_of(ama) == "Second"


def test_only_the_page_that_was_looked_at_is_answered(in_council, staff, monkeypatch):
    monkeypatch.setattr(question_pages, "PER_PAGE", 1)
    people = [person(in_council, name) for name in ("Ama", "Bea")]
    for each in people:
        read_in(in_council, of_person(each, preferred_name="File"), on=EARLIER)
    second = f"{COLUMN}?page=2"
    staff.post(second, filled(staff.get(second), FORM) | {"answer": "take"})
    assert [name_of(each) for each in people] == ["Ama here", "File"]


def test_a_column_sent_without_what_it_showed_settles_nothing(in_council, staff):
    ama = person(in_council, "Ama")
    read_in(in_council, of_person(ama, preferred_name="File"), on=EARLIER)
    assert "did not say what stood on it" in errors_in(staff.post(COLUMN, {"answer": "take"}))[0]
    assert name_of(ama) == "Ama here"


@pytest.mark.parametrize("later", [{"phone": "07700 900999"}, {"has_ehcp": "yes"}])
def test_a_held_row_is_settled_as_it_stood_on_the_page(in_council, staff, later):
    ama = person(in_council, "Ama")
    row = {"identifier": "Z-9", "phone": "07700 900111"}
    read_in(in_council, of_person(ama, **row), on=TODAY)
    url = reverse("import-held", args=[HeldRow.objects.get().public_id])
    sent = filled(staff.get(url), FORM) | {"who": str(ama.public_id)}
    read_in(in_council, of_person(ama, **(row | later)), on=TODAY)
    shown = staff.post(url, sent)
    assert "New or changed since you opened this page" in errors_in(shown)[0]
    before = ama.phone, ama.has_ehcp
    ama.refresh_from_db()
    assert (ama.phone, ama.has_ehcp) == before
    assert filled(shown, FORM)["who"] == str(ama.public_id), "what was chosen stays"
    assert staff.post(url, filled(shown, FORM)).status_code == 302
