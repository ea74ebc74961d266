"""Each state of a link to an introduction, by each method: what is told, what is not, and what a look may change."""

import datetime as dt
import io
import logging
from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.core import clock
from backend.core.logs import WithoutWords
from backend.core.protection import council_context
from backend.employers.models import Employer, EmployerContact
from backend.links.choices import LIFE, MOST_WRONG_TRIES, Purpose
from backend.links.models import Link, OneTimeCode, Visit
from backend.links.services import end_links
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.referrals.choices import Step
from backend.referrals.models import ReferralEvent
from tests.factories.care_leavers import AvoidedEmployerFactory
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import step
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.links import (
    INTRODUCTION,
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
METHODS = ("get", "head", "post", "options")
ROWS = (Link, OneTimeCode, Visit, ReferralEvent, Message, Opportunity)


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


def altered(world, contact, referral):
    return "A" if token_for(contact)[0] != "A" else "B"


def wrong_tries(world, contact, referral):
    token, client = token_for(contact), browser()
    client.post(link_to(token))
    for _ in range(MOST_WRONG_TRIES):
        client.post(link_to(token, "introduction-code"), {"code": "000000x"})


def pause(world, contact, referral):
    user = UserFactory()
    Employer.objects.filter(pk=referral.employer_id).update(
        paused_at=clock.now(), paused_by=user, pause_reason="Complaint"
    )


def fill(world, contact, referral):
    Opportunity.objects.filter(pk=referral.opportunity_id).update(state="filled")


def hold(world, contact, referral):
    AvoidedEmployerFactory(care_leaver=world.person, employer=referral.employer)


def leave(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(ended_at=clock.now())


def move_address(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(email="other@employer.example")


def move_advert(world, contact, referral):
    referral.employer = EmployerFactory(council=world.council)
    referral.save(update_fields=["employer"])


def close_account(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(user=UserFactory(is_active=False, closed_at=clock.now()))


def see_less(world, contact, referral):
    EmployerContact.objects.filter(pk=contact.pk).update(sees_all=False)


def nothing(world, contact, referral):
    pass


STATES: dict[str, tuple[Callable, int, str]] = {
    "fresh": (nothing, 200, "An introduction for you"),
    "used": (
        lambda world, contact, referral: step(
            referral=referral, step=Step.DECLINED_BY_EMPLOYER, on=TODAY, by=world.adviser
        ),
        410,
        "This is done",
    ),
    "withdrawn": (
        lambda world, contact, referral: step(referral=referral, step=Step.WITHDRAWN, on=TODAY, by=world.adviser),
        410,
        "This is done",
    ),
    "expired": (
        lambda world, contact, referral: Link.objects.update(
            created_at=clock.now() - LIFE[Purpose.INTRODUCTION], expires_at=clock.now()
        ),
        410,
        "This link is too old",
    ),
    "ended": (
        lambda world, contact, referral: end_links(council=world.council, holder=contact.public_id, by=None),
        410,
        "This link is switched off",
    ),
    "left": (leave, 410, "This link is switched off"),
    "address changed": (move_address, 410, "This link is switched off"),
    "account closed": (close_account, 410, "This link is switched off"),
    "another employer's": (move_advert, 410, "This link is switched off"),
    "sees it no longer": (see_less, 410, "This link is switched off"),
    "locked": (wrong_tries, 403, "This link is locked"),
    "filled": (fill, 410, "The place is taken"),
    "paused": (pause, 403, "This is paused for the moment"),
    "held": (hold, 403, "This is paused for the moment"),
}


def rows_now() -> list:
    return [list(model.objects.order_by("pk").values()) for model in ROWS]


def told_by(response) -> str:
    return response.content.decode() + str(response.headers) + response.cookies.output()


def is_silent(response, world, contact) -> bool:
    told = told_by(response)
    hidden = (
        world.person.given_name,
        world.person.family_name,
        contact.email,
        contact.name,
        world.opportunity.employer.name,
        "Complaint",
    )
    return not [each for each in hidden if each in told]


@pytest.mark.parametrize("state", STATES)
def test_what_each_state_tells_by_each_method(world, contact, referral, token, state):
    make, status, heading = STATES[state]
    make(world, contact, referral)
    for page in ("introduction-link", "introduction-code"):
        for method in METHODS:
            before = rows_now()
            response = getattr(browser(), method)(link_to(token, page), {"code": ""} if method == "post" else None)
            expected = {"options": 405, "post": 303 if page == "introduction-link" else 200}.get(method, status)
            if status != 200 and method != "options":
                expected = status
            assert response.status_code == expected, (page, method)
            assert is_silent(response, world, contact), (page, method)
            assert method in ("post", "options") or "no-store" in response["Cache-Control"]
            if method != "post" or status != 200:
                assert rows_now() == before, (page, method)
            if method == "get" and status != 200:
                assert heading in response.content.decode()


@pytest.mark.parametrize("state", [each for each in STATES if each not in ("fresh", "locked")])
def test_a_visit_that_is_open_sees_no_more_than_the_link_does(world, contact, referral, state):
    client = come_in(browser(), contact)
    make, status, _ = STATES[state]
    make(world, contact, referral)
    before = ReferralEvent.objects.count()
    for ask in (
        lambda: client.get(INTRODUCTION),
        lambda: client.get(answer_of("offered")),
        lambda: say(client, "offered", {"words": "Monday"}),
    ):
        response = ask()
        is_out = response.status_code == 302 and response.url == OUT
        assert response.status_code == status or is_out
        assert is_silent(response, world, contact)
    assert ReferralEvent.objects.count() == before


def test_altered_and_never_made_are_one_page_with_the_same_work(world, contact, token):
    texts, numbers = set(), set()
    changed = [token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :] for place in (0, 30, 64)]
    for each in (*changed, "A" * 65, "x", token + "A"):
        for page in ("introduction-link", "introduction-code"):
            with CaptureQueriesContext(connection) as captured:
                response = browser().get(link_to(each, page))
            assert response.status_code == 404
            assert is_silent(response, world, contact)
            texts.add(response.content)
            numbers.add(len(captured))
        assert browser().post(link_to(each, "introduction-access")).status_code == 404
    assert len(texts) == 1
    assert len(numbers) == 1
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
