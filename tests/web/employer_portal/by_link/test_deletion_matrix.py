"""Each state of a link that asks to delete, by each method; the page behind it, and its answer."""

import datetime as dt
import re
from uuid import UUID

import pytest
from django.urls import reverse

from backend.core import clock
from backend.links.choices import LIFE, MOST_WRONG_TRIES, Purpose
from backend.links.models import Link, OneTimeCode, Visit
from backend.links.services import end_links
from backend.notifications.models import Message
from backend.referrals.agreements import take_agreement_back
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletion_models import DeleteRequest
from backend.referrals.deletions import answer_request, ask_to_delete
from backend.referrals.models import ReferralEvent
from tests.factories.care_leavers import consent_to
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.links import browser, code_for, contact_without_account
from tests.web.employer_portal.by_link.test_link_matrix import is_silent as says_nothing
from tests.web.employer_portal.by_link.test_link_matrix import leave, move_address, pause, see_less
from tests.web.pages import page_of, text_of


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)
METHODS = ("get", "head", "post", "options")
ROWS = (Link, OneTimeCode, Visit, ReferralEvent, Message, DeleteRequest)


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
    return token_for(contact)


def token_for(contact) -> str:
    mail = Message.objects.filter(to=contact.email, body__contains="/deletion/").order_by("-id")[0]
    return re.search(r"/deletion/([\w-]{60,})/", mail.body)[1]


def link_to(token, page="deletion-link") -> str:
    return reverse(page, args=[token])


def come_in(contact):
    client, token = browser(), token_for(contact)
    assert client.post(link_to(token)).status_code == 303
    entered = client.post(link_to(token, "deletion-code"), {"code": code_for(contact)})
    assert (entered.status_code, entered["Location"]) == (303, "/deletion/")
    return client


def sends(client, **said):
    box = page_of(client.get("/deletion/")).select_one("[name=visit]")
    return client.post("/deletion/", said | ({"visit": box["value"]} if box else {}))


def wrong_tries(world, contact, referral):
    token, client = token_for(contact), browser()
    client.post(link_to(token))
    for _ in range(MOST_WRONG_TRIES):
        client.post(link_to(token, "deletion-code"), {"code": "000000x"})


def answered(world, contact, referral):
    answer_request(request=DeleteRequest.objects.get(), answer=DeleteAnswer.DELETED, by=world.adviser)


def too_old(world, contact, referral):
    Link.objects.update(created_at=clock.now() - LIFE[Purpose.DELETE_REQUEST], expires_at=clock.now())


def switch_off(world, contact, referral):
    end_links(council=world.council, holder=contact.public_id, by=None)


def nothing(world, contact, referral):
    pass


STATES = {
    "fresh": (nothing, 200, "Please delete what you had from us"),
    "paused": (pause, 200, "Please delete what you had from us"),
    "answered": (answered, 410, "This is done"),
    "expired": (too_old, 410, "This link is too old"),
    "ended": (switch_off, 410, "This link is switched off"),
    "left": (leave, 410, "This link is switched off"),
    "address changed": (move_address, 410, "This link is switched off"),
    "sees it no longer": (see_less, 410, "This link is switched off"),
    "locked": (wrong_tries, 403, "This link is locked"),
}


def rows_now() -> list:
    return [list(model.objects.order_by("pk").values()) for model in ROWS]


def is_silent(response, world, contact) -> bool:
    told = response.content.decode()
    return says_nothing(response, world, contact) and not any(each in told for each in ("07700900123", "in care"))


@pytest.mark.parametrize("state", STATES)
def test_what_each_state_tells_by_each_method(world, contact, asked, token, state):
    make, status, heading = STATES[state]
    make(world, contact, asked.referral)
    for page in ("deletion-link", "deletion-code"):
        for method in METHODS:
            before = rows_now()
            response = getattr(browser(), method)(link_to(token, page), {"code": ""} if method == "post" else None)
            expected = {"options": 405, "post": 303 if page == "deletion-link" else 200}.get(method, status)
            if status != 200 and method != "options":
                expected = status
            assert response.status_code == expected, (page, method)
            assert is_silent(response, world, contact), (page, method)
            assert method in ("post", "options") or "no-store" in response["Cache-Control"]
            if method != "post" or status != 200:
                assert rows_now() == before, (page, method)
            if method == "get" and (status != 200 or page == "deletion-link"):
                assert heading in response.content.decode()


def test_altered_never_made_and_of_another_purpose_are_one_page(world, contact, token):
    wrong = ("A" if token[0] != "A" else "B") + token[1:]
    texts = {browser().get(link_to(each)).content for each in (wrong, "A" * 65, token[::-1])}
    assert len(texts) == 1
    assert browser().get(reverse("introduction-link", args=[token])).status_code == 404
    assert browser().get("/deletion/").url == "/deletion/out/"


def test_whoever_it_was_forwarded_to_gets_no_further_and_may_ask(world, contact, asked, token):
    come_in(contact)
    stranger = browser()
    assert "…@" in stranger.get(link_to(token)).content.decode()
    stranger.post(link_to(token))
    assert "deletion" not in stranger.post(link_to(token, "deletion-code"), {"code": "123"}).cookies
    assert stranger.get("/deletion/").url == "/deletion/out/"
    assert stranger.post(link_to(token, "deletion-access")).status_code == 200
    assert asked.referral.events.filter(step="access_asked").count() == 1


def test_the_page_says_kinds_and_no_values_and_looking_changes_nothing(world, contact, asked):
    client = come_in(contact)
    before = [list(model.objects.order_by("pk").values()) for model in (Link, DeleteRequest, ReferralEvent)]
    response = client.get("/deletion/")
    page = text_of(page_of(response).main)
    assert asked.referral.reference in page
    assert "Name Phone number Anything else that our page told you about them" in page
    assert is_silent(response, world, contact)
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
    assert browser().get(link_to(token)).status_code == 410


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
