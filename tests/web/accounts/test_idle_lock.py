"""A session that nobody has used for a while is nobody's until it is unlocked, and nothing typed is lost meanwhile."""

import datetime as dt

import pyotp
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from backend.accounts.services import close_account
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.settings import change_settings
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.sign_in import SECRET, sign_in, signed_in


PAGE, UNLOCK, STATE = "/people/", reverse("unlock"), reverse("session-state")
PASSWORD = "a long and quiet passphrase"
BY_ITSELF = {"x-onward-by-itself": "1"}
NOW = dt.datetime(2026, 6, 15, 9, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def traveller():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def desk(traveller, council):
    """Somebody with a page open, who has a password."""
    client, membership = signed_in(council, Role.STAFF, name="Lee Ashdown", email="lee@council.example")
    membership.user.set_password(PASSWORD)
    membership.user.save()
    sign_in(client, membership)
    assert client.get(PAGE).status_code == 200
    return client


@pytest.fixture
def locked(desk, traveller):
    traveller.shift(31 * MINUTE)
    assert desk.get(PAGE)["Location"] == f"/accounts/login/?next={PAGE}"
    return desk


def unlocks(client: Client, secret: str, page: str = PAGE):
    return client.post(UNLOCK, {"secret": secret, "next": page})


def is_open(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def test_a_locked_session_shows_nothing_of_anybody_and_says_so_to_scripts_and_systems(locked):
    led = locked.get(PAGE, follow=True)
    assert led.redirect_chain[-1][0] == f"{UNLOCK}?next=%2Fpeople%2F"
    page = page_of(led)
    assert text_of(page.title) == "Locked - Onward"
    assert "Lee Ashdown" not in text_of(page.header), "nor their name, their role and their places in the bar"
    assert not page.select("nav[aria-label=Menu]")
    assert locked.get(PAGE, headers={"accept": "application/json"}).status_code == 423
    assert locked.post("/drafts/", {"draft": "x"}, headers={"accept": "application/json"}).status_code == 423
    assert locked.get("/api/v1/opportunities/").status_code == 423
    assert locked.get("/api/v1/opportunities/", headers={"authorization": "Bearer nobodys"}).status_code == 423
    assert locked.get(PAGE, headers={"authorization": "Bearer nobodys"})["Location"].startswith("/accounts/login/")
    assert locked.get("/static/nothing-is-there").status_code == 404
    assert locked.get(STATE, headers=BY_ITSELF).json() == {"open_to": "", "seconds": 0, "unlock": UNLOCK}
    assert "Lee Ashdown" not in locked.get(reverse("help")).content.decode(), "a page for anybody is a stranger's"


@pytest.mark.parametrize("code", [False, True], ids=["password", "code"])
def test_the_password_or_a_code_unlocks_the_same_page(locked, code):
    secret = pyotp.TOTP(SECRET).at(NOW + 31 * MINUTE) if code else PASSWORD
    assert unlocks(locked, f"{secret[:3]} {secret[3:]}" if code else secret)["Location"] == PAGE
    assert is_open(locked)
    assert locked.get(UNLOCK)["Location"] == "/", "nothing is left to unlock"


def test_a_wrong_word_says_what_to_do_and_tries_are_counted_with_those_at_the_sign_in(locked):
    refused = unlocks(locked, "not the right one")
    assert errors_in(refused) == ["The password is not right. Type it again, or a code from your app."]
    assert errors_in(unlocks(locked, "000000"))[0].startswith("The code is not right")
    assert errors_in(unlocks(locked, "")) == ["Enter your password, or the 6 numbers that your app shows"]
    assert not page_of(refused).select("[name=secret][value]")
    said = [errors_in(unlocks(locked, f"guess number {each}"))[0] for each in range(6)]
    assert said[-1].startswith("Too many failed attempts")
    assert errors_in(unlocks(locked, PASSWORD))[0].startswith("Too many failed attempts")
    elsewhere = Client().post(reverse("account_login"), {"login": "lee@council.example", "password": PASSWORD})
    assert errors_in(elsewhere)[0].startswith("Too many failed attempts")
    assert not is_open(locked)


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "javascript:alert(1)", UNLOCK])
def test_it_leads_on_to_pages_of_ours_alone(locked, page):
    assert unlocks(locked, PASSWORD, page)["Location"] == "/"


def test_what_a_page_asks_by_itself_keeps_nobody_there_and_what_somebody_does_keeps_them(desk, traveller):
    traveller.shift(20 * MINUTE)
    told = desk.get(STATE, headers=BY_ITSELF).json()
    assert (told["seconds"], told["unlock"]) == (10 * 60, "")
    desk.get(STATE)
    traveller.shift(20 * MINUTE)
    assert desk.get(STATE, headers=BY_ITSELF).json()["seconds"] == 10 * 60
    traveller.shift(10 * MINUTE)
    assert desk.get(STATE, headers=BY_ITSELF).json()["unlock"] == UNLOCK
    assert not is_open(desk), "one tab has asked, and all are locked"


def test_a_page_that_asks_a_moment_too_early_is_told_to_wait_and_not_that_nobody_is_signed_in(desk, traveller):
    traveller.shift(30 * MINUTE - dt.timedelta(milliseconds=300))
    told = desk.get(STATE, headers=BY_ITSELF).json()
    assert told["open_to"]
    assert (told["seconds"], told["unlock"]) == (1, "")
    traveller.shift(dt.timedelta(seconds=told["seconds"]))
    assert desk.get(STATE, headers=BY_ITSELF).json() == {"open_to": "", "seconds": 0, "unlock": UNLOCK}


def test_the_council_says_how_long(desk, traveller, in_council, council):
    change_settings(council=council, idle_minutes=5, by=signed_in(council, Role.ADMINISTRATOR)[1].user)
    assert page_of(desk.get(PAGE)).body["data-idle"] == "300"
    traveller.shift(6 * MINUTE)
    assert not is_open(desk)


def test_a_form_sent_while_it_was_locked_is_offered_once_it_is_unlocked(desk, traveller, council):
    with council_context(council.pk):
        person = CareLeaverFactory(council=council)
    address = f"/people/{person.public_id}/contacts/add/"
    answers = filled(desk.get(address), "main form:has([name=page_key])") | {
        "note": "They like bread",
        "reached": "yes",
    }
    traveller.shift(31 * MINUTE)
    led = desk.post(address, answers, follow=True)
    assert led.redirect_chain[-1][0] == f"{UNLOCK}?next=%2Fsent%2F"
    assert "What you typed is kept" in text_of(page_of(led).main)
    offered = desk.post(UNLOCK, filled(led, "main form:has([name=secret])") | {"secret": PASSWORD}, follow=True)
    assert "They like bread" in text_of(page_of(offered).main)


def test_whoever_signs_in_anew_or_out_leaves_no_lock_behind(locked, traveller, council):
    other = signed_in(council)[0]
    assert is_open(other), "somebody else's session is not locked"
    locked.post(reverse("account_logout"))
    assert locked.get(STATE).json() == {"open_to": "", "seconds": 0, "unlock": ""}
    assert locked.get(UNLOCK)["Location"] == "/accounts/login/?next=%2F"
    locked.post(reverse("account_login"), {"login": "lee@council.example", "password": PASSWORD})
    traveller.shift(MINUTE)
    locked.post(reverse("mfa_authenticate"), {"code": pyotp.TOTP(SECRET).at(NOW + 32 * MINUTE)})
    assert is_open(locked)


def test_a_closed_account_is_not_unlocked(locked, council):
    user = council.memberships.get(user__email="lee@council.example").user
    close_account(user=user, by=None)
    assert unlocks(locked, PASSWORD)["Location"].startswith("/accounts/login/")
    assert not is_open(locked)
