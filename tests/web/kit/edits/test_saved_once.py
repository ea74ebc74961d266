"""The same page sent twice, also at once, is one record, and the second answer leads to the first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from backend.care_leavers.models import CareLeaver, Contact, View
from backend.core.protection import RETENTION, council_context
from backend.councils.choices import Role
from backend.drafts import services
from backend.drafts.models import SentForm
from backend.drafts.sending import ALREADY
from backend.opportunities.models import Opportunity
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.sampling import one_in
from tests.web.kit.drafts.conftest import browser_of
from tests.web.kit.drafts.long_forms import EMPLOYER, LONG_FORMS, NEWCOMER, OF_NUMBERS_AND_CHOICES, LongForm
from tests.web.kit.edits.race import told
from tests.web.kit.edits.test_every_edit_form import RACES
from tests.web.pages import errors_in, filled, page_of
from tests.web.sign_in import signed_in


ADVISER, ADMINISTRATOR = Role.EET_ADVISER, Role.ADMINISTRATOR
SHORT_FORMS = [
    LongForm("placement-break", ADVISER, "reason", {"reason": "illness"}),
    LongForm("employer-invite", EMPLOYER, "email", {"email": "ada@bakery.example", "sees_all": "some"}),
    LongForm("person-consent", ADVISER, "how", {"kinds": ["share_phone"], "how": "phone", "on": "1/6/2026"}),
]
FORMS = [*LONG_FORMS, *SHORT_FORMS]
SAID = "What was typed here, and sent"
NOT_RECORDS = {"Read", "Session", "FormDraft", "SentForm", "HeldForm", "LogEntry"}


def records(rows) -> dict[str, int]:
    """How many rows every table has."""
    with council_context(rows.council.id):
        models = [
            each
            for each in apps.get_models()
            if each.__name__ not in NOT_RECORDS and each.__module__.startswith("backend.")
        ]
        return {each._meta.label: each._base_manager.count() for each in models}


@pytest.mark.parametrize("form", one_in(6, FORMS), ids=str)  # each has its key: test_every_form
def test_what_is_sent_twice_is_one_record_and_the_second_answer_leads_to_the_first(rows, form):
    with council_context(rows.council.id):
        address = form.address(rows)
    client = browser_of(form, rows)
    page = client.get(address)
    element = page_of(page).select("main form:has([name=page_key])")[-1]
    text = {form.box: SAID} if form in LONG_FORMS else {}
    answers = filled(page, "main form:has([name=page_key]):last-of-type") | text | form.answers(rows)
    first = client.post(element.get("action") or address, answers)
    assert first.status_code == 302, errors_in(first)
    after = records(rows)
    second = client.post(element.get("action") or address, answers)
    assert (second.status_code, second.url) == (302, first.url)
    assert records(rows) == after
    assert ALREADY in told(client.get(second.url, follow=True))


def contact_form(rows):
    form = LongForm("person-contact", ADVISER, "note")
    with council_context(rows.council.id):
        address = form.address(rows)
    client = browser_of(form, rows)
    answers = filled(client.get(address), "main form") | {"method": "phone", "note": "We spoke", "reached": "yes"}
    return client, address, answers


def contacts(rows) -> list[str]:
    with council_context(rows.council.id):
        return sorted(Contact.objects.values_list("note", flat=True))


def test_back_and_sent_again_with_other_words_is_asked_about_before_it_is_another_one(rows):
    client, address, answers = contact_form(rows)
    client.post(address, answers)
    asked = client.post(address, answers | {"note": "We spoke again"})
    assert "was saved already" in errors_in(asked)[0]
    assert contacts(rows) == ["We spoke"]
    assert client.post(address, filled(asked, "main form") | {"reached": "yes"}).status_code == 302
    assert contacts(rows) == ["We spoke", "We spoke again"]


def test_what_was_refused_may_be_sent_again_from_the_same_page(rows):
    client, address, answers = contact_form(rows)
    assert errors_in(client.post(address, answers | {"method": ""}))
    assert client.post(address, answers).status_code == 302
    assert contacts(rows) == ["We spoke"]


def test_two_openings_of_the_same_page_are_two_records_and_a_key_of_nobodys_is_none(rows):
    client, address, answers = contact_form(rows)
    client.post(address, answers)
    client.post(address, answers | {"page_key": filled(client.get(address), "main form")["page_key"]})
    for key in ("", "x", answers["page_key"][:-3]):
        client.post(address, answers | {"page_key": key})
    assert len(contacts(rows)) == 5


def test_a_page_that_a_colleague_had_open_saves_nothing_for_whoever_signed_in_since(rows):
    _, address, answers = contact_form(rows)
    colleague, _ = signed_in(rows.council)
    assert colleague.post(address, answers).status_code == 409, "it was opened in another role than theirs"
    assert contacts(rows) == []


def test_keys_go_after_their_days(rows, settings):
    client, address, answers = contact_form(rows)
    client.post(address, answers)
    settings.SENT_FORM_DAYS = 0
    assert services.remove_old_drafts() == 1
    with council_context(rows.council.id, audience=RETENTION):
        assert not SentForm.objects.exists()


def at_once(client: Client, address: str, answers: dict, times: int = 4) -> set[str]:
    """Where each of several presses at the same moment leads."""

    def press(_):
        try:
            browser = Client()
            browser.cookies = client.cookies.copy()
            return browser.post(address, answers).url
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as presses:
        return set(presses.map(press, range(times)))


@pytest.mark.django_db(transaction=True)
def test_pressed_four_times_at_once_it_is_one_contact_one_view_one_person_and_one_post():
    council = CouncilFactory()
    with council_context(council.id):
        person = CareLeaverFactory(council=council)
        employer = EmployerFactory(council=council)
    adviser, _ = signed_in(council)
    officer, _ = signed_in(council, Role.ENGAGEMENT_OFFICER)
    post = {"title": "Baker", "do": "draft", "employer": str(employer.public_id)}
    contact = {"method": "phone", "note": "We spoke", "reached": "yes"}
    presses = [
        (adviser, f"/people/{person.public_id}/contacts/add/", contact),
        (adviser, f"/people/{person.public_id}/views/add/", {"words": "I want to bake"}),
        (adviser, "/people/add/", NEWCOMER),
        (officer, "/employer/opportunities/add/?type=job", post),
    ]
    for client, address, typed in presses:
        assert len(at_once(client, address, filled(client.get(address), "main form:has([name=page_key])") | typed)) == 1
    with council_context(council.id):
        assert [each.objects.count() for each in (Contact, View, CareLeaver, Opportunity)] == [1, 1, 2, 1]


def test_no_creating_form_is_forgotten():
    tried = {form.route for form in [*FORMS, *OF_NUMBERS_AND_CHOICES]} | {race.route for race in RACES}
    assert {"person-contact", "person-view", "check-in", "opportunity-add", "person-avoid-place"} <= tried
