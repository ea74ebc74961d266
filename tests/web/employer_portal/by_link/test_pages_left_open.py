"""Pages of a link that were left open beside another, or are sent and looked at again; and links that were used."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.links.choices import LIFE, MOST_WRONG_TRIES, Purpose
from backend.links.models import Link
from backend.ranking.holds import not_held
from backend.referrals.choices import ReferralState, Step
from backend.referrals.reminders import remind_employers
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.link_states import INTRODUCTION_STATES, METHODS, is_silent, rows_now
from tests.web.employer_portal.by_link.links import (
    answer_of,
    browser,
    come_in,
    contact_without_account,
    link_to,
    say,
    token_for,
)
from tests.web.pages import filled, page_of


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def contact(world):
    return contact_without_account(world)


@pytest.fixture
def referral(world, contact):
    return world.refer()


@pytest.fixture
def token(contact, referral):
    return token_for(contact)


def test_a_page_left_open_beside_that_of_another_link_answers_for_neither(world, contact, referral):
    """The browser holds the visit that began last: what is sent from the page before it is about somebody else."""
    other = CareLeaverFactory(council=world.council, ready=True)
    consent_to(other, ConsentKind.SHARE_NAME)
    second = world.refer(care_leaver=other)
    client = come_in(browser(), contact, referral)
    left_open = page_of(client.get(answer_of("declined_by_employer"))).select_one("main form")
    boxes = filled(client.get(answer_of("declined_by_employer")))
    come_in(client, contact, second)
    said = {"reasons": ["hours"], "words": "Mornings only"}
    response = client.post(left_open["action"], boxes | said)
    assert response.status_code == 409
    shown = response.content.decode()
    assert "Your answer is not recorded" in shown
    assert "The days or hours would not fit" in shown
    assert "Mornings only" in shown
    assert client.post(answer_of("declined_by_employer"), said).status_code == 409, "of a page that says nothing, too"
    for each in (referral, second):
        each.refresh_from_db()
        assert each.state == ReferralState.INTRODUCED
        assert not each.events.filter(by_contact=contact).exists()
    say(client, "declined_by_employer", said)
    assert second.events.last().by_contact == contact


def test_a_page_that_was_open_for_too_long_answers_nothing_with_another_link(world, contact, referral):
    """Of a reminder the link is another one: what was typed is given back to be sent from there."""
    client = come_in(browser(), contact)
    boxes = filled(client.get(answer_of("offered")))
    with clock.moved_to(TODAY + dt.timedelta(days=3)):
        remind_employers(council=world.council, not_held=not_held)
        come_in(client, contact)
        response = client.post(answer_of("offered"), boxes | {"words": "Monday at eight"})
    assert response.status_code == 409
    assert b"Monday at eight" in response.content


@pytest.mark.parametrize("method", METHODS)
def test_looking_again_at_what_this_very_link_answered_changes_nothing(world, contact, referral, method):
    client = come_in(browser(), contact)
    say(client, "declined_by_employer", {"reasons": ["hours"], "words": "Mornings only"})
    before, page = rows_now(), answer_of("declined_by_employer")
    response = getattr(client, method)(page, {"words": "Another"} if method == "post" else None)
    expected = {"post": 409, "get": 410, "head": 410}.get(method, 405)
    assert response.status_code == expected
    assert is_silent(response, world, contact)
    assert rows_now() == before


@pytest.mark.parametrize("state", ["paused", "filled", "held"])
def test_other_words_than_those_recorded_are_not_told_as_recorded(world, contact, referral, state):
    client, make = come_in(browser(), contact), INTRODUCTION_STATES[state][0]
    assert say(client, "question", {"words": "May they begin at six?"}).status_code == 303
    make(world, contact, referral)
    before = rows_now()
    assert say(client, "question", {"words": "May they begin at six?"}).status_code == 303
    response = say(client, "question", {"words": "Or at seven?"})
    assert response.status_code == INTRODUCTION_STATES[state][1]
    assert b"What you sent is not recorded" in response.content
    assert b"Or at seven?" in response.content
    assert rows_now() == before


def test_a_second_no_with_other_reasons_is_not_told_as_recorded(world, contact, referral):
    client = come_in(browser(), contact)
    said = {"reasons": ["hours"], "words": "Mornings only"}
    assert [say(client, "declined_by_employer", said).status_code for _ in range(2)] == [303, 303]
    response = say(client, "declined_by_employer", said | {"reasons": ["experience"]})
    assert (response.status_code, referral.events.filter(by_contact=contact).count()) == (410, 1)


def answer_no_and_open_again(client, world, referral):
    say(client, "declined_by_employer", {"reasons": ["hours"]})
    referral.refresh_from_db()
    step(referral=referral, step=Step.REOPENED, on=TODAY, note="They rang", by=world.adviser)
    theirs = Link.objects.filter(holder=referral.employer.contacts.get(user=None).public_id).order_by("id")
    first, anew = theirs  # that it is open again they are told with a link of its own
    assert first.used_at
    assert not anew.used_at


def test_one_that_was_used_is_locked_by_wrong_codes_like_any_other(world, contact, referral, token):
    answer_no_and_open_again(come_in(browser(), contact), world, referral)
    codes, client = link_to(token, "introduction-code"), browser()
    assert client.get(link_to(token)).status_code == 200
    answers = [client.post(codes, {"code": "12345"}) for _ in range(MOST_WRONG_TRIES)]
    assert [each.status_code for each in answers] == [200] * (MOST_WRONG_TRIES - 1) + [403]
    assert b"This link is locked" in client.get(link_to(token)).content


def test_one_that_was_used_becomes_too_old_like_any_other(world, contact, referral, token):
    answer_no_and_open_again(come_in(browser(), contact), world, referral)
    with clock.moved_to(clock.now() + LIFE[Purpose.INTRODUCTION]):
        assert b"This link is too old" in browser().get(link_to(token)).content
