"""Every form of the service in the states in which people leave forms: none may fail, and none may save half."""

import logging
from collections.abc import Callable
from contextlib import contextmanager

import pytest
from allauth.core.context import request_context
from django.db import transaction
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.core.protection import council_context
from tests.backend.opportunities.posts import TODAY
from tests.web.partial_forms.answers import Sent, controls_of, partly_filled
from tests.web.partial_forms.made_forms import MadeForm, form_classes, made_forms
from tests.web.partial_forms.pages import FormWorld, Page, pages


LEADS_ON = range(300, 400)


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
        is_page = response.get("Content-Type", "").startswith("text/html")
        shown[page] = controls_of(response.content.decode(), "form") if is_page else []
    return shown, everything


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(client: Client, page: Page, address: str, sent: Sent):
    if page.method == "GET":
        return client.get(address, sent.answers)
    return client.post(address, sent.as_post)


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
@pytest.mark.parametrize("examples", [8, pytest.param(200, marks=pytest.mark.full)])
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
    ("one_in", "examples"), [(3, 1), pytest.param(1, 25, marks=pytest.mark.full)], ids=["some", "every"]
)
def test_no_page_fails_or_saves_half_of_what_is_left_in_it(world, sent_empty, one_in, examples):
    wrong = {}
    for page, controls in list(sent_empty[0].items())[::one_in]:
        wrong[page] = tried(examples, partly_filled(controls), lambda sent, page=page: send(world, page, sent))
    assert not any(wrong.values()), "\n".join(f"{page}: {said}" for page, said in wrong.items() if said)


def send(world: FormWorld, page: Page, sent: Sent) -> None:
    client, address = world.ready(page)
    with taken_back():
        before = world.row_counts()
        response = ask(client, page, address, sent)
        assert response.status_code < 500
        if response.status_code not in LEADS_ON:
            after = world.row_counts()
            assert after == before, {name: after[name] - before[name] for name in after if after[name] != before[name]}
