"""Each state of a link that asks to delete, by each method; the page behind it, and its answer."""

import datetime as dt
from uuid import UUID

import pytest

from backend.core.protection import council_context
from backend.links.models import Link
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletions import answer_request, ask_to_delete
from backend.referrals.models import DeleteRequest, Referral, ReferralEvent
from tests.factories.care_leavers import consent_to
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.link_states import (
    State,
    altered_is_one_page,
    is_silent,
    leave,
    move_address,
    pause,
    rows_now,
    see_less,
    sees_no_more_inside,
    switch_off,
    told_by_each_method,
    too_old,
    wrong_tries,
)
from tests.web.employer_portal.by_link.links import DELETION_DOOR, INTRODUCTION_DOOR, browser, contact_without_account
from tests.web.pages import page_of, text_of


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker")


@pytest.fixture
def contact(world):
    return contact_without_account(world)


@pytest.fixture
def asked(world, contact):
    consent_to(world.person, "share_phone", "share_care_status")
    referral = world.refer()
    consent = world.person.consents.get(kind="share_name")
    (taken,) = take_agreement_back(consent=consent, by=world.adviser).consents
    return ask_to_delete(consent=taken, referral=UUID(str(referral.public_id)), by=world.adviser)


@pytest.fixture
def token(contact, asked):
    return DELETION_DOOR.token_for(contact)


def come_in(contact):
    return DELETION_DOOR.come_in(browser(), contact)


def sends(client, **said):
    return client.post(DELETION_DOOR.inside, said | DELETION_DOOR.box_of(client))


def answered(world, contact, referral):
    answer_request(request=DeleteRequest.objects.get(), answer=DeleteAnswer.DELETED, by=world.adviser)


def nothing(world, contact, referral):
    pass


STATES: dict[str, State] = {
    "fresh": (nothing, 200, "Please delete what you had from us"),
    "paused": (pause, 200, "Please delete what you had from us"),
    "answered": (answered, 410, "This is done"),
    "expired": (too_old, 410, "This link is too old"),
    "ended": (switch_off, 410, "This link is switched off"),
    "left": (leave, 410, "This link is switched off"),
    "address changed": (move_address, 410, "This link is switched off"),
    "sees it no longer": (see_less, 410, "This link is switched off"),
    "locked": (wrong_tries(DELETION_DOOR), 403, "This link is locked"),
}


def rows() -> list:
    return [*rows_now(), list(DeleteRequest.objects.order_by("pk").values())]


def quiet(world, contact):
    return lambda response: is_silent(response, world, contact, "07700900123", "in care")


@pytest.mark.parametrize("state", STATES)
def test_what_each_state_tells_by_each_method(world, contact, asked, token, state):
    make, status, heading = STATES[state]
    make(world, contact, asked.referral)
    told_by_each_method(DELETION_DOOR, token, status, heading, quiet(world, contact), rows)


@pytest.mark.parametrize("state", [each for each in STATES if each not in ("fresh", "paused", "locked")])
def test_a_visit_that_is_open_sees_no_more_than_the_link_does(world, contact, asked, state):
    client = come_in(contact)
    make, status, _ = STATES[state]
    make(world, contact, asked.referral)
    before = rows()
    asks = [lambda: client.get(DELETION_DOOR.inside), lambda: sends(client, answer="deleted")]
    sees_no_more_inside(DELETION_DOOR, asks, status, quiet(world, contact))
    assert rows()[-1] == before[-1]


def test_another_councils_rows_are_no_part_of_it(token):
    with council_context(None):
        assert browser().get(DELETION_DOOR.link_to(token)).status_code == 200
        assert not Link.objects.exists()


def test_altered_never_made_and_of_another_purpose_are_one_page(world, contact, token):
    altered_is_one_page(DELETION_DOOR, token, quiet(world, contact))
    assert browser().get(INTRODUCTION_DOOR.link_to(token)).status_code == 404
    assert browser().get(DELETION_DOOR.inside).url == DELETION_DOOR.outside


def test_whoever_it_was_forwarded_to_gets_no_further_and_may_ask(world, contact, asked, token):
    come_in(contact)
    stranger = browser()
    assert "…@" in stranger.get(DELETION_DOOR.link_to(token)).content.decode()
    stranger.post(DELETION_DOOR.link_to(token))
    assert "deletion" not in stranger.post(DELETION_DOOR.link_to(token, "code"), {"code": "123"}).cookies
    assert stranger.get("/deletion/").url == "/deletion/out/"
    for _ in range(2):
        assert stranger.post(DELETION_DOOR.link_to(token, "access")).status_code == 200
    assert_to_be_rung(asked)


def test_a_link_that_wrong_codes_locked_is_to_be_rung_about_whatever_the_introduction_came_to(world, contact, asked):
    elsewhere = OpportunityFactory(council=world.council).employer
    Referral.objects.filter(pk=asked.referral_id).update(state="withdrawn", employer=elsewhere)
    assert not DeleteRequest.objects.to_ring_about(TODAY).exists()
    wrong_tries(DELETION_DOOR)(world, contact, asked.referral)
    assert_to_be_rung(asked)


def assert_to_be_rung(asked):
    """At once, at the employer that was asked, and nothing is said at the introduction."""
    (found,) = DeleteRequest.objects.to_ring_about(TODAY)
    assert (found, found.employer) == (asked, asked.employer)
    assert not asked.referral.events.filter(step="access_asked").exists()


def test_the_page_says_kinds_and_no_values_and_looking_changes_nothing(world, contact, asked):
    client = come_in(contact)
    before = [list(model.objects.order_by("pk").values()) for model in (Link, DeleteRequest, ReferralEvent)]
    response = client.get("/deletion/")
    page = text_of(page_of(response).main)
    assert asked.referral.reference in page
    assert "Name Phone number Anything else that our page told you about them" in page
    assert quiet(world, contact)(response)
    client.head("/deletion/")
    assert [list(model.objects.order_by("pk").values()) for model in (Link, DeleteRequest, ReferralEvent)] == before


@pytest.mark.parametrize("fields", [["name"], ["care_status"], ["aspiration"], ["name", "aspiration", "care_status"]])
def test_no_line_is_there_only_where_care_was_told(contact, asked, fields):
    DeleteRequest.objects.update(fields=fields)
    lines = [each.text for each in page_of(come_in(contact).get("/deletion/")).select("main ul li")]
    assert lines == [*(["Name"] if "name" in fields else []), "Anything else that our page told you about them"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"answer": "deleted"}, ("deleted", "")),
        ({"answer": "never_had"}, ("never_had", "")),
        ({"answer": "kept", "reason": " Our signing-in book. "}, ("kept", "Our signing-in book.")),
    ],
)
def test_one_press_answers_and_the_link_is_done(world, contact, asked, token, said, answer):
    client = come_in(contact)
    visit = page_of(client.get("/deletion/")).select_one("[name=visit]")["value"]
    first = client.post("/deletion/", said | {"visit": visit})
    second = client.post("/deletion/", said | {"visit": visit})
    assert (first.status_code, second.status_code) == (303, 410)
    asked.refresh_from_db()
    assert (asked.answer, asked.reason) == answer
    assert (asked.by_contact, asked.recorded_by) == (contact, None)
    shown = client.get(first["Location"])
    assert (shown.status_code, "Thank you" in shown.content.decode()) == (410, True)
    assert browser().get(DELETION_DOOR.link_to(token)).status_code == 410


def test_to_keep_something_without_a_reason_is_asked_again(contact, asked):
    response = sends(come_in(contact), answer="kept", reason=" ")
    assert "Enter what you have to keep, and why" in text_of(page_of(response).main)
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_page_of_another_visit_records_nothing_and_gives_the_words_back(contact, asked):
    client = come_in(contact)
    response = client.post("/deletion/", {"answer": "kept", "reason": "The book", "visit": "x"})
    assert (response.status_code, "The book" in response.content.decode()) == (409, True)
    assert DeleteRequest.objects.unanswered().exists()


def test_leaving_ends_the_visit(contact, asked):
    client = come_in(contact)
    assert client.post("/deletion/leave/").status_code == 303
    assert client.get("/deletion/").url == "/deletion/out/"
