"""A document that came with an introduction, by link: each state of it and of the link, by each method."""

import datetime as dt
from functools import partial

import pytest
from django.urls import reverse

from tests.factories.documents import sent_cv
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.link_states import (
    DOCUMENT_STATES,
    INTRODUCTION_STATES,
    document_by_each_method,
    is_silent,
)
from tests.web.employer_portal.by_link.links import INTRODUCTION, OUT, browser, come_in, contact_without_account
from tests.web.pages import page_of, text_of


_today_is = today_is(dt.date(2026, 6, 15))
OF_THE_LINK = {name: state for name, state in INTRODUCTION_STATES.items() if name not in ("fresh", "locked")}


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def contact(world):
    return contact_without_account(world)


@pytest.fixture
def sent(world, contact):
    return sent_cv(world, words="The shop is at CR0 1EA.")


@pytest.fixture
def address(sent):
    return reverse("introduction-document", args=[sent.public_id])


@pytest.mark.parametrize("state", [*DOCUMENT_STATES, *OF_THE_LINK])
def test_what_each_state_tells_by_each_method(world, contact, sent, address, state):
    client = come_in(browser(), contact)
    make, status, heading = (DOCUMENT_STATES | OF_THE_LINK)[state]
    make(world, contact, sent.referral)
    document_by_each_method(client, address, status, heading, partial(is_silent, world=world, contact=contact))


def test_the_file_is_saved_under_a_neutral_name_and_shown_in_no_page(contact, address):
    response = come_in(browser(), contact).get(address)
    assert response["Content-Disposition"] == 'attachment; filename="CV.pdf"'
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "Content-Security-Policy" in response
    assert "no-store" in response["Cache-Control"]


def test_the_page_names_it_and_once_it_is_gone_says_whom_to_ring(world, contact, sent, address):
    client = come_in(browser(), contact)
    page = page_of(client.get(INTRODUCTION))
    link = page.find("a", href=address)
    assert text_of(link) == "Save CV.pdf"
    assert "(PDF, 1 page, " in text_of(link.parent)
    DOCUMENT_STATES["taken back"][0](world, contact, sent.referral)
    text = text_of(page_of(client.get(INTRODUCTION)).main)
    assert "A document that was here is no longer here. If you need it, ring the" in text
    assert "CV.pdf" not in text


def test_nobody_comes_to_it_without_the_code_and_no_other_introduction_opens_it(world, contact, sent, address):
    assert browser().get(address).url == OUT
    another = referral_world(world.council, title="Cook")
    stranger = contact_without_account(another, email="stranger@employer.example")
    another.refer()
    assert come_in(browser(), stranger).get(address).status_code == 404
