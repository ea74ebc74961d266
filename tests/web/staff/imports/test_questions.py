"""What a file leaves to a person, on pages: differences, rows that look like somebody here, and adding by hand."""

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from tests.backend.care_leavers.imports.samples import a_conflict, a_held_row
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import as_shown, banner_in, errors_in, filled, page_of, text_of
from tests.web.staff.imports.test_imports import url


def test_differences_are_settled_one_by_one_by_column_and_undone(staff, person, in_council):
    asked = a_conflict(in_council, person=person)
    questions = text_of(page_of(staff.get(reverse("import-questions"))).main)
    assert "Preferred name" in questions
    page = staff.get(url("import-conflict", asked))
    assert {"Here", "Otherwise"} <= {text_of(each) for each in page_of(page).select("dd")}
    assert errors_in(staff.post(url("import-conflict", asked), {})) == ["Select which is right"]
    staff.post(url("import-conflict", asked), as_shown(page) | {"answer": "take"})
    person.refresh_from_db()
    assert person.preferred_name == "Otherwise"
    assert "taken" in text_of(page_of(staff.get(url("import-conflict", asked))).main)
    staff.post(url("import-conflict-undo", asked))
    person.refresh_from_db()
    assert person.preferred_name == "Here"
    column = reverse("import-column", args=["preferred_name"])
    assert "Amina" not in text_of(page_of(staff.get(column)).select_one("h1"))
    assert "1 difference is settled" in banner_in(
        staff.post(column, as_shown(staff.get(column)) | {"answer": "keep"}, follow=True)
    )
    again = staff.post(url("import-conflict", asked), {"answer": "take"})
    assert "Undo this answer" in text_of(page_of(again).main)
    person.refresh_from_db()
    assert person.preferred_name == "Here"


def test_a_held_row_is_the_same_person_or_another(staff, person, in_council):
    held = a_held_row(in_council, person=person, english_level="2")
    page = staff.get(url("import-held", held))
    assert "same name and birth date" in text_of(page_of(page).main)
    assert errors_in(staff.post(url("import-held", held), filled(page))) == ["Select who it is"]
    nameless = staff.post(url("import-held", held), {"who": "another"})
    assert errors_in(nameless) == ["Say how you know that it is another person"]
    staff.post(url("import-held", held), as_shown(page) | {"who": str(person.public_id)})
    person.refresh_from_db()
    assert (person.english_level, CareLeaver.objects.count()) == (2, 1)
    staff.post(url("import-held-undo", held))
    person.refresh_from_db()
    assert person.english_level is None
    again = as_shown(staff.get(url("import-held", held)))
    staff.post(url("import-held", held), again | {"who": "another", "reason": "Cousins"})
    assert sorted(CareLeaver.objects.values_list("identifier", flat=True)) == ["A-1", "ANOTHER-1"]


def test_a_confidential_home_shows_its_area_alone_among_the_differences(staff, in_council):
    person = CareLeaverFactory(council=in_council, home_is_confidential=True, living_in_croydon=True)
    asked = a_conflict(in_council, person=person, postcode="SE1 6TF")
    for page in (staff.get(url("import-conflict", asked)), staff.get(reverse("import-column", args=["postcode"]))):
        assert "CR0 area" in page.content.decode()
        assert "CR0 1EA" not in page.content.decode()
        assert "SE1 6TF" not in page.content.decode()


def test_adding_by_hand_warns_with_a_link_and_goes_on_with_a_reason(staff, person):
    add = reverse("person-add")
    day = {f"birth_date_{part}": getattr(person.birth_date, part) for part in ("day", "month", "year")}
    typed = filled(staff.get(add)) | {"identifier": "N-7", "given_name": "Yusuf", "family_name": "Aminá", **day}
    warned = staff.post(add, typed)
    assert any("looks like this is here already" in error for error in errors_in(warned))
    link = page_of(warned).select_one(".govuk-notification-banner a")
    assert link["href"] == url("person", person)
    answered = staff.post(add, typed | {"another_because": "Her sister's child"})
    assert answered.status_code == 302
    assert CareLeaver.objects.get(identifier="N-7").not_the_same_as.get().other == person


def test_somebody_with_one_name_is_added_and_shown(staff, in_council):
    add = reverse("person-add")
    day = {"birth_date_day": "1", "birth_date_month": "1", "birth_date_year": "2008"}
    typed = filled(staff.get(add)) | {"identifier": "N-8", "given_name": "-", "family_name": "Yonas", **day}
    shown = staff.post(add, typed, follow=True)
    assert "Yonas is added" in banner_in(shown)
    assert text_of(page_of(shown).select_one("h1")).startswith("Yonas") or "Yonas" in text_of(page_of(shown).body)
