"""Each state of a link to an introduction, by each method: what is told, what is not, and what a look may change."""

import datetime as dt
import io
import logging
from functools import partial
from unittest.mock import patch

import pytest
from django.urls import reverse

from backend.core import clock
from backend.core.logs import WithoutWords
from backend.core.protection import council_context
from backend.links.choices import MOST_WRONG_TRIES
from backend.links.models import Link
from backend.notifications.models import Message
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.link_states import INTRODUCTION_STATES as STATES
from tests.web.employer_portal.by_link.link_states import (
    altered_is_one_page,
    is_silent,
    sees_no_more_inside,
    told_by_each_method,
)
from tests.web.employer_portal.by_link.links import (
    INTRODUCTION,
    INTRODUCTION_DOOR,
    OUT,
    answer_of,
    browser,
    come_in,
    contact_without_account,
    link_to,
    say,
    token_for,
)


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


def quiet(world, contact):
    return partial(is_silent, world=world, contact=contact)


@pytest.mark.parametrize("state", STATES)
def test_what_each_state_tells_by_each_method(world, contact, referral, token, state):
    make, status, heading = STATES[state]
    make(world, contact, referral)
    told_by_each_method(INTRODUCTION_DOOR, token, status, heading, quiet(world, contact))


@pytest.mark.parametrize("state", [each for each in STATES if each not in ("fresh", "locked")])
def test_a_visit_that_is_open_sees_no_more_than_the_link_does(world, contact, referral, state):
    client = come_in(browser(), contact)
    make, status, _ = STATES[state]
    make(world, contact, referral)
    asks = [
        lambda: client.get(INTRODUCTION),
        lambda: client.get(answer_of("offered")),
        lambda: say(client, "offered", {"words": "Monday"}),
    ]
    sees_no_more_inside(INTRODUCTION_DOOR, asks, status, quiet(world, contact))


def test_altered_and_never_made_are_one_page_with_the_same_work(world, contact, token):
    altered_is_one_page(INTRODUCTION_DOOR, token, quiet(world, contact))
    assert not Message.objects.filter(subject__startswith="Access").exists()


def test_whoever_it_was_forwarded_to_reads_an_address_in_part_and_gets_no_further(world, contact, token):
    come_in(browser(), contact)
    stranger = browser()
    assert is_silent(stranger.get(link_to(token)), world, contact)
    stranger.post(link_to(token))
    for guess in ("", "123", "abcdef", "12345678"):
        response = stranger.post(link_to(token, "introduction-code"), {"code": guess})
        assert "introduction" not in response.cookies
        assert is_silent(response, world, contact)
    for page in (INTRODUCTION, answer_of("offered"), reverse("introduction-calendar")):
        assert stranger.get(page).url == OUT
    assert say(stranger, "offered", {"words": "Monday"}).url == OUT


@pytest.mark.parametrize("name", ["withdrawn", "filled", "paused", "held"])
def test_a_calendar_of_one_that_is_closed_says_why_as_its_page_does(world, contact, referral, name):
    client, (make, status, heading) = come_in(browser(), contact), STATES[name]
    step(referral=referral, step="interview", interview_on=TODAY + dt.timedelta(days=3), on=TODAY, by=world.adviser)
    calendar = reverse("introduction-calendar")
    assert client.get(calendar)["Content-Type"].startswith("text/calendar")
    make(world, contact, referral)
    told = client.get(calendar)
    assert told.status_code == status
    assert heading in told.content.decode()
    assert is_silent(told, world, contact)


def test_the_fifth_wrong_code_locks_it_for_whoever_is_inside_too(world, contact, referral, token):
    inside, stranger = come_in(browser(), contact), browser()
    codes = link_to(token, "introduction-code")
    answers = [stranger.post(codes, {"code": "12345"}) for _ in range(MOST_WRONG_TRIES)]
    assert [each.status_code for each in answers] == [200] * (MOST_WRONG_TRIES - 1) + [403]
    assert b"You can try 1 time more" in answers[-2].content
    assert inside.get(INTRODUCTION).url == OUT
    assert stranger.post(link_to(token)).status_code == 403


def test_a_code_counts_once_and_not_after_its_time(world, contact, token):
    client, codes = browser(), link_to(token, "introduction-code")
    client.post(link_to(token))
    code = Message.objects.order_by("-id")[0].secret
    with clock.moved_to(clock.now() + dt.timedelta(minutes=16)):
        assert client.post(codes, {"code": code}).status_code == 200
    assert client.post(codes, {"code": code}).status_code == 303
    assert browser().post(codes, {"code": code}).status_code == 200


def test_another_councils_rows_are_no_part_of_it(world, contact, token, council):
    """The link says whose council it is: nothing is open around it, and nothing stays open after it."""
    with council_context(None):
        assert browser().get(link_to(token)).status_code == 200
        assert not Link.objects.exists()


def test_neither_a_token_nor_an_answer_is_in_a_line_of_the_log(world, contact, token, caplog):
    (handler,) = [each for each in logging.getLogger().handlers if isinstance(each.formatter, WithoutWords)]
    stream, words = io.StringIO(), "Zephyrine begins on Monday"
    with patch.object(handler, "stream", stream):
        client = come_in(browser(), contact)
        say(client, "offered", {"words": words})
        say(client, "declined_by_employer", {"words": words, "reasons": ["other"]})
        client.get(INTRODUCTION)
        for page in ("introduction-link", "introduction-code"):
            browser().get(link_to(token, page))
            browser().options(link_to(token, page))
            browser().get(link_to(token[::-1], page))
    written = stream.getvalue()
    assert "Not Found" in written
    for secret in (token, token[::-1], words, contact.email, world.person.given_name):
        assert secret not in written
