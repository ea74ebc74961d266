"""Whoever signed in for the employer saves a document that came with an introduction, while it may be read."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from backend.audit.models import Read
from backend.care_leavers.choices import DocumentKind
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.protection import EMPLOYER, council_context
from backend.employers.models import Employer
from backend.referrals.models import SentDocument
from backend.referrals.taken_back_documents import readings_of, take_back_document
from tests.factories.documents import CV, looked_at, send, sent_cv
from tests.factories.referrals import referral_world
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


@pytest.fixture
def world(in_council):
    made = referral_world(in_council, title="Baker")
    update_profile(care_leaver=made.person, eet_adviser=made.adviser, by=made.adviser)
    return made


@pytest.fixture
def sent(world):
    return sent_cv(world)


@pytest.fixture
def client(world):
    return browser_of(world.employer_user)


def address(row, name="employer-document"):
    return reverse(name, args=[row.public_id])


def test_it_is_saved_and_each_reading_is_in_the_log(world, sent, client):
    page = page_of(get_within(client, address(sent.referral, "employer-referral")))
    link = page.find("a", href=address(sent))
    assert text_of(link) == "Save CV.pdf"
    assert not link.has_attr("download"), "a browser would keep the page that says whom to ring as a file that failed"
    assert readings_of([sent])[sent.public_id] == [], "a look at the page is none at the file"
    response = get_within(client, address(sent))
    assert response["Content-Disposition"] == 'attachment; filename="CV.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert response.content.startswith(b"%PDF")
    client.head(address(sent))
    (read,) = Read.objects.filter(page="employer-document", refused=False)
    assert (read.subject, read.reader_id) == (sent.public_id, world.employer_user.pk)
    assert len(readings_of([sent])[sent.public_id]) == 1


def test_once_it_is_taken_back_the_address_says_whom_to_ring(world, sent, client):
    take_back_document(sent=sent, by=world.adviser)
    response = client.get(address(sent))
    assert response.status_code == 410
    text = text_of(BeautifulSoup(response.content, "html.parser").main)
    assert "It is no longer here" in text
    assert f"ring the {world.council.employment_team_name}" in text
    for secret in (world.person.given_name, "CV", CV):
        assert secret not in response.content.decode()


@pytest.mark.parametrize("was_read", [True, False])
def test_of_one_that_went_beside_another_they_read_only_where_they_had_opened_it(world, sent, client, was_read):
    letter = looked_at(world.person, world.adviser, "Dear Sir", DocumentKind.LETTER)
    send(sent.referral, letter, by=world.adviser)
    if was_read:
        client.get(address(sent))
    take_back_document(sent=sent, by=world.adviser)
    text = text_of(page_of(get_within(client, address(sent.referral, "employer-referral"))).main)
    assert "Save Letter.pdf" in text
    assert ("A document that was here is no longer here" in text) == was_read


def test_while_the_employer_is_paused_nothing_is_opened_or_named(world, sent, client):
    facts = {"paused_at": clock.now(), "paused_by": world.adviser, "pause_reason": "Complaint"}
    Employer.objects.filter(pk=sent.employer_id).update(**facts)
    refused = client.get(address(sent))
    assert refused.status_code == 403
    assert "It cannot be opened at present" in refused.content.decode()
    assert "CV.pdf" not in text_of(page_of(client.get(address(sent.referral, "employer-referral"))).main)


def test_another_employers_people_do_not_find_it(sent, in_council):
    other = referral_world(in_council)
    assert browser_of(other.employer_user).get(address(sent)).status_code == 404
    assert Client().get(address(sent)).status_code == 302


def test_inside_their_walls_they_read_what_was_sent_to_them_and_change_none_of_it(world, sent, in_council):
    other = referral_world(in_council)
    sent_cv(other)
    with council_context(world.council.pk, audience=EMPLOYER, user_id=world.employer_user.pk):
        assert list(SentDocument.objects.all()) == [sent]
        assert SentDocument.objects.update(size=1) == 0
        assert not sent.history.exists()
