"""The page of one form: what goes to the service, what is refused, and what the page says."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from backend.core.errors import Refused
from backend.core.models import Job
from backend.councils.models import Council
from backend.web.kit.form_page import RECORDED_MEANWHILE, ButtonForm, FormPage
from tests.web.pages import errors_in, headings_in, page_of, text_of


ADVISER = object()
pytestmark = pytest.mark.django_db


class NoteForm(forms.Form):
    note = forms.CharField(max_length=20)


class LoudForm(NoteForm):
    @property
    def facts(self):
        return {"note": self.cleaned_data["note"].upper()}


def request(**posted):
    made = RequestFactory().post("/note", posted) if posted else RequestFactory().get("/note")
    made.user, made.viewer = ADVISER, None
    made._messages = CookieStorage(made)
    return made


def takes(**facts):
    return facts


def test_a_right_form_goes_to_the_service_with_what_it_is_about_and_who_sends_it():
    page = FormPage(request(note="Near a bus"), NoteForm)
    assert page.saves(takes, decision=7)
    assert page.result == {"decision": 7, "by": ADVISER, "note": "Near a bus"}


def test_a_form_may_say_itself_what_the_service_takes():
    page = FormPage(request(note="near"), LoudForm)
    assert page.saves(takes)
    assert page.result["note"] == "NEAR"


def test_nothing_is_saved_when_the_page_is_only_opened_or_the_form_is_wrong():
    for one in (request(), request(note="x" * 21)):
        page = FormPage(one, NoteForm)
        assert not page.saves(takes)
        assert page.result is None


@pytest.mark.parametrize(("field", "beside"), [("note", "note"), ("elsewhere", "__all__"), ("", "__all__")])
def test_a_refusal_stands_beside_its_field_and_nothing_is_half_saved(field, beside):
    def refuses(*, by, note):
        Job.objects.create(name="half", arguments=[])
        raise Refused("Too late for that.", field)

    page = FormPage(request(note="Near a bus"), NoteForm)
    with transaction.atomic():
        assert not page.saves(refuses)
    assert page.form.errors == {beside: ["Too late for that."]}
    assert not Job.objects.filter(name="half").exists()


def test_what_was_recorded_at_the_same_moment_is_said_in_a_sentence():
    """Two who add the same at once both pass the look beforehand; the database lets one of them."""

    def adds_twice(*, by, note):
        for _ in range(2):
            Council.objects.create(code="same", name=note, employment_team_name="Team")

    page = FormPage(request(note="Near a bus"), NoteForm)
    with transaction.atomic():
        assert not page.saves(adds_twice)
    assert page.form.errors == {"__all__": [RECORDED_MEANWHILE]}
    assert not Council.objects.filter(code="same").exists()

    def breaks_a_rule(*, by, note):
        Job.objects.create(name=None, arguments=[])

    with pytest.raises(IntegrityError), transaction.atomic():
        FormPage(request(note="Near a bus"), NoteForm).saves(breaks_a_rule)


def test_the_page_leads_on_and_says_what_was_done():
    page = FormPage(request(note="Near"), NoteForm)
    response = page.redirect("It is noted.", "/people/")
    assert (response.status_code, response.url) == (302, "/people/")
    assert [str(message) for message in get_messages(page.request)] == ["It is noted."]


def test_the_page_says_what_it_is_about_and_what_to_mind():
    response = FormPage(request(), NoteForm).show(
        heading="Undo it",
        button="Undo the decision",
        back="/people/",
        about="Baker",
        warning="Nobody is told.",
        explanation="It was a mistake.",
        points=["It stays in the history."],
    )
    page = page_of(response)
    assert headings_in(response) == ["Undo it"]
    assert text_of(page.title) == "Undo it: Baker - Onward"
    assert text_of(page.select_one(".govuk-caption-l")) == "Baker"
    assert "Nobody is told." in text_of(page.select_one(".govuk-warning-text"))
    assert text_of(page.select_one("ul.govuk-list--bullet")) == "It stays in the history."
    assert [text_of(each) for each in page.select("main form button")] == ["Undo the decision"]
    assert [each["href"] for each in page.select("main a", href=True)] == ["/people/", "/people/"]


def test_a_sent_form_with_nothing_in_it_is_wrong_and_not_unsent():
    page = FormPage(RequestFactory().post("/note"), NoteForm)
    page.request.user, page.request.viewer = ADVISER, None
    page.request._messages = CookieStorage(page.request)
    assert not page.saves(takes)
    assert errors_in(page.show(heading="Note", button="Save", back="/people/")) == ["Enter note"]


def test_a_button_alone_is_a_form_too():
    page = FormPage(request(send="yes"), ButtonForm)
    assert page.saves(takes, opportunity=3)
    assert page.result == {"opportunity": 3, "by": ADVISER}
