"""A browser is remembered where the council lets it be, for one person, until it is forgotten or something changes."""

import datetime as dt

import pyotp
import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from backend.accounts.models import RememberedBrowser
from backend.accounts.remembered_browsers import remove_old_browsers
from backend.accounts.services import create_user, reset_second_factor
from backend.core.protection import account_context
from backend.councils.choices import Role
from backend.councils.settings import change_settings
from tests.factories.clock import as_the_clock
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.web.pages import page_of, text_of
from tests.web.sign_in import SECRET, second_factor


LOGIN, CODE, BROWSERS = (reverse(name) for name in ("account_login", "mfa_authenticate", "browsers"))
PASSWORD = "a long and quiet passphrase"
NOW = dt.datetime(2026, 6, 15, 9, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def traveller():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def remembering(traveller, in_council, council):
    return lets(council, remember_days=14)


def lets(council, **facts):
    change_settings(council=council, by=UserFactory(), **facts)
    return council


def person(council, role=Role.STAFF, email="lee@council.example"):
    user = create_user(email=email, name="Lee Ashdown", password=PASSWORD, by=None)
    MembershipFactory(user=user, council=council, role=role)
    second_factor(user)
    return user


def gives_password(client: Client, user, password: str = PASSWORD):
    return client.post(LOGIN, {"login": user.email, "password": password}, headers={"user-agent": FIREFOX})


def signs_in(client: Client, user, *, ticks: bool = True) -> None:
    assert asks_for_code(client, user)
    answers = {"code": pyotp.TOTP(SECRET).now()} | ({"remember": "yes"} if ticks else {})
    assert client.post(CODE, answers, headers={"user-agent": FIREFOX}).status_code == 302
    assert client.get("/people/").status_code in (200, 403)


def asks_for_code(client: Client, user, password: str = PASSWORD) -> bool:
    client.post(reverse("account_logout"))
    return gives_password(client, user, password)["Location"] == CODE


def test_nothing_is_remembered_unless_the_council_says_so(traveller, council):
    client, user = Client(), person(council)
    gives_password(client, user)
    assert not page_of(client.get(CODE)).select("[name=remember]")
    signs_in(client, user)
    assert settings.REMEMBERED_BROWSER_COOKIE not in client.cookies
    assert asks_for_code(client, user)


def test_a_ticked_browser_needs_the_password_alone_for_so_many_days(remembering, traveller):
    client, user = Client(), person(remembering)
    gives_password(client, user)
    shown = page_of(client.get(CODE))
    assert "Remember this browser for 14 days" in text_of(shown.main)
    signs_in(client, user)
    cookie = client.cookies[settings.REMEMBERED_BROWSER_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert int(cookie["max-age"]) == 14 * 24 * 60 * 60
    traveller.shift(13 * DAY)
    assert not asks_for_code(client, user)
    assert client.get("/people/").status_code == 200
    assert asks_for_code(Client(), user), "another browser"
    client.post(reverse("account_logout"))
    assert gives_password(client, user, "not the right one").status_code == 200, "nor is the password left out"
    traveller.shift(2 * DAY)
    assert asks_for_code(client, user)


def test_whoever_does_not_tick_is_not_remembered(remembering):
    client, user = Client(), person(remembering)
    signs_in(client, user, ticks=False)
    assert asks_for_code(client, user)


def changes_password(user, client, council):
    with account_context(user_id=user.pk):
        user.set_password("another long and quiet one")
        user.save(update_fields=["password"])
    return "another long and quiet one"


def resets_second_factor(user, client, council):
    reset_second_factor(user=user, by=user)
    second_factor(user)


def adds_a_key(user, client, council):
    with as_the_clock():
        Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"credential": {}})


def forgets_it(user, client, council):
    button = page_of(client.get(BROWSERS)).select_one("main form[action$='/forget/']")
    said = client.post(button["action"], follow=True)
    assert "Forgotten: Firefox on Windows." in text_of(page_of(said).main)


def forgets_all(user, client, council):
    assert "All browsers are forgotten" in text_of(page_of(client.post(reverse("browsers-forget"), follow=True)).main)


def is_allowed_no_longer(user, client, council):
    lets(council, remember_days=0)


def becomes_head(user, client, council):
    user.memberships.update(role=Role.HEAD)


def has_a_stricter_role_elsewhere(user, client, council):
    MembershipFactory(user=user, council=CouncilFactory())


@pytest.mark.parametrize(
    "happens",
    [
        changes_password,
        resets_second_factor,
        adds_a_key,
        forgets_it,
        forgets_all,
        is_allowed_no_longer,
        becomes_head,
        has_a_stricter_role_elsewhere,
    ],
)
def test_a_browser_is_asked_again_once(happens, remembering):
    client, user = Client(), person(remembering)
    signs_in(client, user)
    password = happens(user, client, remembering)
    assert asks_for_code(client, user, password or PASSWORD)


@pytest.mark.parametrize("role", [Role.HEAD, Role.ADMINISTRATOR])
def test_heads_and_administrators_are_asked_each_time_unless_the_council_says_they_need_not(remembering, role):
    client, user = Client(), person(remembering, role)
    signs_in(client, user)
    assert asks_for_code(client, user)
    lets(remembering, remembers_everybody=True)
    with time_machine.travel(NOW + dt.timedelta(minutes=2), tick=False):  # a code serves once
        signs_in(client, user)
        assert not asks_for_code(client, user)


def test_a_browser_is_remembered_for_one_person(remembering):
    client, lee, robin = Client(), person(remembering), person(remembering, email="robin@council.example")
    signs_in(client, lee)
    assert asks_for_code(client, robin)
    stolen = Client()
    stolen.cookies[settings.REMEMBERED_BROWSER_COOKIE] = client.cookies[settings.REMEMBERED_BROWSER_COOKIE].value
    assert asks_for_code(stolen, robin)
    signs_in(client, robin)
    shown = page_of(client.get(BROWSERS))
    assert len(shown.select("main tbody tr")) == 1, "one's own alone"
    lees = RememberedBrowser.objects.filter(user=lee)
    with as_the_clock():
        address = reverse("browser-forget", args=[lees.get().public_id])
    assert client.post(address).status_code == 404


def test_the_list_names_each_browser_and_this_one(remembering, traveller):
    here, there, user = Client(), Client(), person(remembering)
    signs_in(there, user)
    traveller.shift(DAY)
    signs_in(here, user)
    table = text_of(page_of(here.get(BROWSERS)).main)
    assert "Firefox on Windows (this one)" in table
    assert "15 June 2026" in table
    assert "Forget all" in table
    forgets_all(user, here, None)
    assert "None is remembered. When you next sign in" in text_of(page_of(here.get(BROWSERS)).main)


def test_who_is_asked_each_time_reads_why(remembering):
    client, user = Client(), person(remembering, Role.HEAD)
    signs_in(client, user)
    assert "in your role a code is asked for at every sign-in" in text_of(page_of(client.get(BROWSERS)).main)


def test_a_row_stays_for_whoever_asks_what_there_was_and_then_goes(remembering, traveller):
    client, user = Client(), person(remembering)
    signs_in(client, user)
    forgets_all(user, client, None)
    traveller.shift(89 * DAY)
    assert remove_old_browsers() == 0
    traveller.shift(2 * DAY)
    assert remove_old_browsers() == 1
