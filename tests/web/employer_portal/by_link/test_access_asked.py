"""Somebody who has a link cannot come in by it: an adviser is told, on Today, and nothing else moves."""

import pytest
from django.test import Client
from django.urls import reverse

from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.links.choices import MOST_WRONG_TRIES
from backend.notifications.models import Message
from backend.referrals.models import Referral
from tests.factories.councils import UserFactory
from tests.factories.referrals import referral_world
from tests.web.employer_portal.by_link.links import (
    INTRODUCTION,
    browser,
    come_in,
    contact_without_account,
    link_to,
    token_for,
)
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def contact(world):
    return contact_without_account(world)


@pytest.fixture
def referral(world, contact):
    return world.refer()


def adviser_of(world):
    return sign_in(Client(), world.adviser.memberships.get())


def test_access_asked_for_is_a_line_of_today_until_it_is_read_and_tells_no_address(world, contact, referral):
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    token = token_for(contact)
    sent = Message.objects.count()
    for _ in range(3):
        asked = browser().post(link_to(token, "introduction-access"))
        assert asked.status_code == 200
    assert contact.email not in asked.content.decode()
    assert referral.events.filter(step="access_asked").count() == 1, "once an hour"
    assert Message.objects.count() == sent
    adviser = adviser_of(world)
    line = page_of(get_within(adviser, "/today/")).select_one("[data-kind=employers-words]")
    assert "could not come in by it" in text_of(line)
    assert contact.email in text_of(line)
    page = page_of(adviser.get(reverse("referral", args=[referral.public_id])))
    assert "Ring the employer on a number that you know" in text_of(page.main)
    read = page.select_one("[name=read]")["value"]
    adviser.post(reverse("referral-question", args=[referral.public_id]), {"read": read})
    assert not page_of(adviser.get("/today/")).select("[data-kind=employers-words]")


def test_whoever_asks_for_access_stops_no_clock_and_closes_no_answer(world, contact, referral):
    """Anybody may press it who was sent the link on."""
    browser().post(link_to(token_for(contact), "introduction-access"))
    assert Referral.objects.awaiting_employer().get() == referral
    client = come_in(browser(), contact)
    assert "Ask something" in client.get(INTRODUCTION).content.decode()
    assert "access" not in text_of(page_of(client.get(INTRODUCTION)).main)


def test_a_link_that_wrong_codes_locked_is_told_to_the_adviser(world, contact, referral):
    token = token_for(contact)
    client = browser()
    client.post(link_to(token))
    for _ in range(MOST_WRONG_TRIES):
        client.post(link_to(token, "introduction-code"), {"code": "000000 "})
    said = referral.events.get(step="access_asked").note
    assert said == f"The link was sent to {contact.email}. A wrong code was entered five times."


def test_whoever_has_a_closed_account_is_not_written_to(world, contact):
    closed = UserFactory(is_active=False, closed_at=clock.now())
    world.opportunity.employer.contacts.filter(user=world.employer_user).update(user=closed)
    world.refer()
    told = Message.objects.filter(body__contains="/introduction/")
    assert set(told.values_list("to", flat=True)) == {contact.email}
