"""Every form of the service in the states in which people leave forms: none may fail, and none may save half."""

import logging
import re
from collections.abc import Callable
from contextlib import contextmanager

import pytest
from allauth.core.context import request_context
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.core.protection import council_context
from backend.drafts.tickets import TICKET
from backend.web.kit.fields import DateField, PickedDateField, PlaceField, PostcodeField, TimeField
from backend.web.kit.messages import plain_message
from tests.backend.opportunities.posts import TODAY
from tests.web.partial_forms.answers import Control, Sent, controls_of, partly_filled
from tests.web.partial_forms.made_forms import MadeForm, form_classes, made_forms
from tests.web.partial_forms.pages import FormWorld, Page, pages


FORM = "application/x-www-form-urlencoded"
LEADS_ON = range(300, 400)
# Two show a key, which no other page may; the third is answered by whoever has no page to be led to; of a code that is
# not the one sent the wrong try is counted.
ANSWERED_IN_PLACE = {"token-add", "token-replace", "invitation", "today-calendar", "introduction-code", "deletion-code"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        logging.disable(logging.ERROR)
        with clock.moved_to(TODAY):
            yield FormWorld()
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sent_empty(world):
    """Every page asked with nothing filled in: what each then shows, and every form made on the way."""
    shown, everything = {}, {}
    for page in pages():
        client, address = world.ready(page)
        with made_forms() as made, taken_back():
            response = ask(client, page, address, Sent({}, {}))
        everything |= {kind: form for kind, form in made.items() if kind not in everything}
        shown[page] = controls_on(response) or controls_on(look(client, address))
    return shown, everything


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def controls_on(response) -> list[Control]:
    is_page = response.get("Content-Type", "").startswith("text/html")
    return controls_of(response.content.decode(), "form") if is_page else []


def look(client: Client, address: str):
    """The page itself, where a form with nothing in it was right and led on."""
    with taken_back():
        return client.get(address)


def ask(client: Client, page: Page, address: str, sent: Sent):
    """As a browser sends it; a form without files is kept as a draft on the way, if its page asks for that."""
    if page.method == "GET":
        return client.get(address, sent.answers)
    if sent.files:
        return client.post(address, sent.as_post)
    return client.post(address, sent.as_query.urlencode(), content_type=FORM)


def tried(examples: int, strategy: st.SearchStrategy, check: Callable) -> str:
    """What is wrong with the smallest example that fails; nothing, if none does."""

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(strategy)
    def each(sent):
        check(sent)

    try:
        each()
    except Exception as wrong:
        return f"{type(wrong).__name__}: {wrong}\n  {' '.join(getattr(wrong, '__notes__', []))}"
    return ""


@pytest.mark.slow
def test_every_form_is_sent_by_a_page(sent_empty):
    missing = form_classes() - set(sent_empty[1])
    assert not missing, "No page here makes these forms: " + ", ".join(sorted(map(str, missing)))


@pytest.mark.slow
def test_a_date_a_time_and_a_place_are_asked_in_one_way(sent_empty):
    wrong = {
        f"{form.kind.__name__}.{name}" for form, name, each in asked(sent_empty) if not is_asked_as_usual(name, each)
    }
    assert not wrong, "Use the fields of backend.web.kit.fields: " + ", ".join(sorted(wrong))


def asked(sent_empty):
    """Every field of every form as its page made it; the API takes what machines send."""
    for form in sent_empty[1].values():
        if any(each.__module__.startswith("backend.api") for each in form.kind.__mro__):
            continue
        yield from ((form, name, each) for name, each in form.as_it_was().fields.items())


def is_asked_as_usual(name: str, each: forms.Field) -> bool:
    if isinstance(each, forms.DateTimeField | forms.SplitDateTimeField):
        return False
    if isinstance(each, forms.DateField):
        return isinstance(each, DateField | PickedDateField)
    if isinstance(each, forms.TimeField):
        return isinstance(each, TimeField)
    names_a_postcode = re.search("postcode", f"{name} {each.label}", re.IGNORECASE)
    is_a_line = isinstance(each, forms.CharField) and not isinstance(each.widget, forms.Textarea)
    return isinstance(each, PostcodeField | PlaceField) or not (names_a_postcode and is_a_line)


VERBS = ((forms.ChoiceField, "Select"), (forms.ModelChoiceField, "Select"), (forms.FileField, "Choose"))
VERBS += ((forms.BooleanField, "Tick"), (forms.Field, "Enter"))
SAYS_NOTHING = re.compile(r"\w+ (?:when|how|why|since|from|to|who|whom|what|where|which|it|note)\.?", re.IGNORECASE)


@pytest.mark.slow
def test_what_is_missing_is_said_of_its_field(sent_empty):
    """Select how you made contact, Enter the date they agreed: never "This field is required", or "Enter when"."""
    wrong = {}
    for form, name, each in asked(sent_empty):
        if each.required and not each.widget.is_hidden:
            missing = ValidationError(each.error_messages["required"], code="required")
            said = plain_message(missing, form.as_it_was()[name])
            verb = next(verb for kind, verb in VERBS if isinstance(each, kind))
            if not said.startswith(f"{verb} ") or SAYS_NOTHING.fullmatch(said):
                wrong[f"{form.kind.__name__}.{name}"] = said
    assert not wrong


@pytest.mark.slow
@pytest.mark.parametrize("examples", [4, pytest.param(100, marks=pytest.mark.full)])
def test_no_form_fails_on_what_is_left_in_it(world, sent_empty, examples):
    wrong = {}
    for form in sent_empty[1].values():
        with council_context(world.council.id):
            controls = controls_of(str(form.as_it_was()))
            wrong[form.kind] = tried(examples, partly_filled(controls), lambda sent, form=form: fill(form, sent))
    assert not any(wrong.values()), "\n".join(f"{kind}: {said}" for kind, said in wrong.items() if said)


def fill(made: MadeForm, sent: Sent) -> None:
    """As its view reads it and its page shows it again; a guess of a code is counted, which is taken back."""
    with taken_back(), request_context(RequestFactory().post("/")):
        form = made.with_answers(sent.as_query, sent.as_files)
        if form.is_valid() and hasattr(type(form), "facts"):
            assert form.facts is not None
        str(form)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("one_in", "examples"), [(10, 3), pytest.param(1, 20, marks=pytest.mark.full)], ids=["the-longest", "every"]
)
def test_no_page_fails_or_saves_half_of_what_is_left_in_it(world, sent_empty, one_in, examples):
    wrong = {}
    longest_first = sorted(sent_empty[0].items(), key=lambda shown: -len(shown[1]))
    for page, controls in longest_first[: len(longest_first) // one_in]:
        wrong[page] = tried(examples, partly_filled(controls), lambda sent, page=page: send(world, page, sent))
    assert not any(wrong.values()), "\n".join(f"{page}: {said}" for page, said in wrong.items() if said)


def send(world: FormWorld, page: Page, sent: Sent) -> None:
    client, address = world.ready(page)
    with taken_back():
        before = world.row_counts()
        if TICKET in sent.answers:
            kept = client.post(reverse("draft"), sent.as_query.urlencode(), content_type=FORM)
            assert kept.status_code < 500
        response = ask(client, page, address, sent)
        assert response.status_code < 500
        if response.status_code not in LEADS_ON and page.route not in ANSWERED_IN_PLACE:
            after = world.row_counts()
            assert after == before, {name: after[name] - before[name] for name in after if after[name] != before[name]}
