"""What the page's script is told, what a person without it sees, and what trouble leaves of a draft."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver, Contact
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.drafts import services
from backend.drafts.tickets import KEEP
from tests.factories.councils import MembershipFactory
from tests.web.kit.drafts.long_forms import LongForm, Sitting, send
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import own_queries
from tests.web.sign_in import sign_in


CONTACT = LongForm("person-contact", Role.EET_ADVISER, "note")
PROFILE = LongForm("person-edit", Role.EET_ADVISER, "aspiration")
NOTE = "We spoke for an hour."


@pytest.fixture
def contact(sit_down):
    return sit_down(CONTACT)


def test_the_page_is_told_when_it_was_kept_and_gets_a_fresh_token(contact):
    told = contact.keeps(contact.typed(NOTE)).json()
    assert told["said"] == "Draft saved at midday"
    assert len(told["token"]) == 64


def test_keeping_asks_little(contact):
    answers = contact.typed(NOTE)
    with CaptureQueriesContext(connection) as captured:
        contact.keeps(answers)
    assert len(own_queries(captured)) == 2


def test_keeping_needs_no_token_against_forgery_because_the_ticket_is_one(contact):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = contact.client.cookies
    answers = contact.typed(NOTE)
    assert "said" in Sitting(browser, CONTACT, contact.address).keeps(answers).json()
    forged = {name: value for name, value in answers.items() if name != "draft"}
    assert send(browser, "/drafts/", forged | {"draft": "forged"}).url == "/"


def test_a_page_that_is_older_than_the_sign_in_leads_to_what_was_sent(contact):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = contact.client.cookies
    refused = send(browser, contact.address, contact.typed(NOTE) | {"csrfmiddlewaretoken": "x" * 64})
    assert refused.url == reverse("held-forms")
    assert NOTE in text_of(page_of(contact.client.get(refused.url)).main)
    assert contact.shown() == NOTE


def test_somebody_whose_session_is_over_is_led_to_sign_in_and_finds_what_was_kept(contact, rows):
    answers = contact.typed(NOTE)
    contact.keeps(answers)
    user = User.objects.get(id=contact.client.session["_auth_user_id"])
    contact.client.logout()
    assert contact.keeps(answers | {"note": "Later words"}).url.startswith("/accounts/login/")
    sent = send(contact.client, contact.address, answers | {"note": "Later words"})
    assert sent.url == f"/accounts/login/?next={reverse('held-forms')}"
    sign_in(contact.client, user.memberships.get())
    assert contact.shown() == NOTE


def test_the_next_person_at_the_same_computer_gets_nothing_of_an_open_page(contact, rows):
    answers = contact.typed(NOTE)
    colleague = sign_in(Client(), MembershipFactory(council=rows.council, role=Role.EET_ADVISER))
    theirs = Sitting(colleague, CONTACT, contact.address)
    assert theirs.keeps(answers).status_code == 409
    assert (theirs.notice(), contact.notice()) == ("", "")


def test_without_javascript_a_button_keeps_it(contact):
    button = page_of(contact.opened()).find("button", string="Save as draft")
    response = contact.sends(contact.typed(NOTE, **{button["name"]: button["value"]}))
    assert response.url == contact.address
    assert contact.notice() == "We kept what you typed on 1 June 2026 at midday."
    assert contact.shown() == NOTE
    assert not Contact.objects.exists()


def test_too_much_is_refused_and_stays_on_the_page(contact):
    much = "x" * services.MOST_BYTES
    told = contact.keeps(contact.typed(much))
    assert (told.status_code, told.json()["said"]) == (413, services.TOO_LONG)
    page = contact.sends(contact.typed(much, **{KEEP: "yes"}))
    assert services.TOO_LONG in errors_in(page)
    assert filled(page)["note"] == much
    assert contact.notice() == ""


def test_a_server_error_says_that_the_words_are_kept(contact, monkeypatch):
    monkeypatch.setattr("backend.web.staff.people.contact_pages.record_contact", fail)
    page = contact.sends(contact.typed(NOTE, method="phone", reached="yes"))
    assert page.status_code == 500
    assert "what you typed is kept as a draft" in page.content.decode()
    assert contact.shown() == NOTE


def fail(**_facts):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def test_a_draft_that_cannot_be_kept_does_not_stop_the_form(contact, rows, monkeypatch):
    monkeypatch.setattr("backend.drafts.middleware.save_draft", fail)
    response = contact.sends(contact.typed(NOTE, method="phone", reached="yes"))
    assert response.status_code == 302
    with council_context(rows.council.id):
        assert Contact.objects.get().note == NOTE


def test_what_was_recorded_by_somebody_else_in_the_meantime_is_named(sit_down, rows):
    sitting = sit_down(PROFILE)
    sitting.keeps(sitting.typed("I want to bake", phone="07700 900123"))
    change(rows, phone="07700 900999", interpreter_language="Tigrinya")
    said = page_of(sitting.opened()).select_one(".govuk-inset-text")
    assert "What is recorded has changed since you began." in text_of(said)
    differing = {text_of(each) for each in said.select("li")}
    assert differing == {"Phone", "What they want, in their own words"}
    assert filled(sitting.opened(), "main form:has([name=draft])")["interpreter_language"] == "Tigrinya"


def test_nothing_is_said_of_changes_where_there_were_none(sit_down):
    sitting = sit_down(PROFILE)
    sitting.keeps(sitting.typed("I want to bake"))
    sitting.keeps(sitting.typed("I want to bake bread"))
    assert "What is recorded has changed" not in sitting.opened().content.decode()


def test_a_draft_begun_before_a_change_stays_old_however_often_it_is_kept(sit_down, rows):
    sitting = sit_down(PROFILE)
    sitting.keeps(sitting.typed("I want to bake"))
    change(rows, phone="07700 900999")
    sitting.keeps(sitting.typed("I want to bake bread"))
    assert "What is recorded has changed since you began." in sitting.opened().content.decode()


def change(rows, **facts):
    with council_context(rows.council.id):
        update_profile(care_leaver=CareLeaver.objects.get(id=rows.person.id), by=rows.adviser, **facts)


def test_ticks_dates_and_choices_come_back_as_they_were(sit_down):
    sitting = sit_down(PROFILE)
    odd = {"birth_date_day": "31", "birth_date_month": "2", "max_travel_minutes": "an hour", "can_drive": "yes"}
    answers = sitting.typed("I want to bake", **odd, home_is_confidential="on", support_needs=["mental_health"])
    answers.pop("documents_ready", None)
    sitting.keeps(answers)
    back = filled(sitting.opened(), "main form:has([name=draft])")
    assert {name: back.get(name) for name in odd} == odd
    assert (back["home_is_confidential"], back["support_needs"]) == (["on"], ["mental_health"])
    assert "documents_ready" not in back


def test_an_unticked_box_comes_back_unticked(sit_down, rows):
    change(rows, home_is_confidential=True, home_postcode="CR0 1EA")
    sitting = sit_down(PROFILE)
    answers = sitting.typed("I want to bake")
    assert answers.pop("home_is_confidential")
    sitting.keeps(answers)
    assert "home_is_confidential" not in filled(sitting.opened(), "main form:has([name=draft])")


def test_a_form_sent_after_signing_in_again_to_a_page_that_is_not_its_own_leads_to_its_page(sit_down, rows):
    sitting = sit_down(LongForm("referral", Role.EET_ADVISER, "note"))
    step = page_of(sitting.opened()).select_one("main form:has([name=draft])")["action"]
    assert sitting.client.get(step).url == sitting.address


def test_somebody_without_a_role_has_nowhere_to_keep_anything(contact):
    answers = contact.typed(NOTE)
    membership = User.objects.get(id=contact.client.session["_auth_user_id"]).memberships.get()
    membership.ended_at = clock.now()
    membership.save()
    assert contact.keeps(answers).status_code == 403
