"""Tries of somebody without an account: to get in, to learn who is there, to send others elsewhere."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from backend.accounts.models import AccountMail
from backend.accounts.services import password_reset_key
from backend.core.protection import clock_context
from backend.councils.choices import Role
from tests.api.callers import Caller
from tests.architecture.routes import routes
from tests.factories.councils import MembershipFactory
from tests.journeys.people import PASSWORD, can_sign_in, code_that_lasts
from tests.web.pages import page_of
from tests.web.sign_in import sign_in


pytestmark = [pytest.mark.django_db, pytest.mark.full]
LOGIN, CODE = "/accounts/login/", "/accounts/2fa/authenticate/"
OPEN_TO_ALL = re.compile(r"^/(about/|accounts/|demo-mail/|health/|invitation/|public/|robots\.txt|static/)")
# Alike for everybody.
HOW_ONE_COMES_IN = {"/next/open-again/", "/next/exit/", "/introduction/out/", "/deletion/out/", "/learners/out/"}
ELSEWHERE = "evil.example"


@pytest.fixture
def adviser(council):
    membership = MembershipFactory(council=council, role=Role.EET_ADVISER)
    with clock_context():
        can_sign_in(membership.user)
    return membership


def with_password(client, user, **more):
    return client.post(LOGIN, {"login": user.email, "password": PASSWORD} | more)


def signed_in_with_code(client, user, next_page=""):
    with_password(client, user)
    return client.post(f"/accounts/2fa/authenticate/?next={next_page}", {"code": code_that_lasts()})


def test_no_page_answers_a_stranger():
    asked = [route.address() for route in routes() if route.name and not route.parameters]
    ours = [address for address in asked if not OPEN_TO_ALL.match(address) and address not in HOW_ONE_COMES_IN]
    answers = {address: Client().get(address).status_code for address in ours}
    assert {address: status for address, status in answers.items() if status not in (302, 401, 403, 405)} == {}


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete", "options"])
def test_no_service_answers_a_stranger(method):
    asked = [route.address() for route in routes() if route.text.startswith("api/") and not route.parameters]
    assert {getattr(Client(), method)(address).status_code for address in asked} <= {401, 403, 405}


@pytest.mark.parametrize("method", ["trace", "put", "patch", "delete"])
def test_a_page_knows_no_other_way_to_ask(adviser, method):
    client = sign_in(Client(), adviser)
    assert client.generic(method.upper(), "/people/").status_code in (403, 405)


@pytest.mark.parametrize("host", [ELSEWHERE, f"testserver.{ELSEWHERE}", f"{ELSEWHERE}:80", "testserver\t.x", "a b"])
def test_another_hosts_name_is_refused(host):
    assert Client().get(LOGIN, headers={"host": host}).status_code == 400


def test_a_host_said_by_a_proxy_comes_into_no_mail(adviser):
    spoofed = {"x-forwarded-host": ELSEWHERE, "x-forwarded-proto": "https", "forwarded": f"host={ELSEWHERE}"}
    answer = Client().post("/accounts/password/reset/", {"email": adviser.user.email}, headers=spoofed)
    assert answer.status_code == 302
    assert ELSEWHERE not in answer["Location"]


@pytest.mark.parametrize(
    "target",
    [
        f"https://{ELSEWHERE}/",
        f"//{ELSEWHERE}/",
        rf"/\{ELSEWHERE}/",
        rf"\\{ELSEWHERE}",
        f"https:{ELSEWHERE}",
        f"/%09/{ELSEWHERE}",
        f"///{ELSEWHERE}",
        f"http://testserver@{ELSEWHERE}/",
        "javascript:alert(1)",
        "data:text/html,x",
    ],
)
def test_nobody_is_led_elsewhere_after_signing_in(adviser, target):
    for answer in (
        with_password(Client(), adviser.user, next=target),
        signed_in_with_code(Client(), adviser.user, target),
        sign_in(Client(), adviser).get("/acting-as/", {"next": target}),
        sign_in(Client(), adviser).post("/acting-as/", {"next": target, "membership": adviser.public_id}),
    ):
        led_to = urlsplit(urljoin("http://testserver/", answer.get("Location", "").replace("\\", "/")))
        assert (led_to.scheme, led_to.netloc) == ("http", "testserver"), target


def test_a_session_of_before_is_not_the_one_after(adviser):
    client = Client()
    client.get(LOGIN)
    planted = client.session.session_key or "a" * 32
    client.cookies["sessionid"] = planted
    signed_in_with_code(client, adviser.user)
    assert client.cookies["sessionid"].value != planted
    stranger = Client()
    stranger.cookies["sessionid"] = planted
    assert stranger.get("/people/").status_code == 302


def test_the_password_alone_opens_nothing(adviser):
    client = Client()
    with_password(client, adviser.user)
    assert {client.get(page).status_code for page in ("/people/", "/today/", "/sent/", "/acting-as/")} == {302}
    assert client.get("/api/v1/shortlists/").status_code in (401, 403)


def test_a_code_counts_once(adviser):
    first, second = Client(), Client()
    code = code_that_lasts()
    for client in (first, second):
        with_password(client, adviser.user)
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 200
    assert second.get("/people/").status_code == 302


def test_codes_are_not_guessed_by_asking_from_many_addresses(adviser):
    client = Client()
    with_password(client, adviser.user)
    for number in range(7):
        answer = client.post(CODE, {"code": f"00000{number}"}, REMOTE_ADDR=f"10.0.0.{number}")
    assert "Wait" in answer.content.decode()
    answer = client.post(CODE, {"code": code_that_lasts()}, headers={"x-forwarded-for": "9.9.9.9"})
    assert answer.status_code == 200, "the right one waits too"


def test_a_header_about_the_address_frees_no_guesses(adviser):
    for number in range(7):
        with_headers = {"x-forwarded-for": f"9.9.9.{number}", "x-real-ip": f"9.9.8.{number}", "client-ip": "1.1.1.1"}
        answer = Client().post(LOGIN, {"login": adviser.user.email, "password": "wrong"}, headers=with_headers)
    assert "Too many" in answer.content.decode()


def answer_of_reset(email):
    return Client().post("/accounts/password/reset/", {"email": email}, follow=True)


def without_tokens(answer) -> str:
    return re.sub(r'value="[^"]{20,}"|[0-9A-F]{8}', "", answer.content.decode())


def test_a_forgotten_password_tells_of_no_account(adviser):
    texts, counts = [], []
    for email in (adviser.user.email, "nobody@council.example", adviser.user.email.upper()):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            texts.append(without_tokens(answer_of_reset(email)).replace(email, ""))
        counts.append(len(asked))
    assert len(set(texts)) == len(set(counts)) == 1


def test_a_letter_that_looks_alike_reaches_no_other_account(adviser):
    """The Kelvin sign becomes a k, the long s an s, when written small."""
    for email in (adviser.user.email.replace("p", "\u1d29"), adviser.user.email.replace("s", "\u017f")):
        answer_of_reset(email)
    with clock_context():
        asked_for = set(AccountMail.objects.values_list("to", flat=True))
    assert adviser.user.email not in asked_for


def test_wrong_and_unknown_read_alike(adviser):
    texts = {
        without_tokens(Client().post(LOGIN, {"login": email, "password": "no"})).replace(email, "")
        for email in (adviser.user.email, "nobody@council.example")
    }
    assert len(texts) == 1


def test_a_link_to_choose_a_password_works_once_and_for_its_own_account(adviser, council):
    other = MembershipFactory(council=council)
    uid, key = password_reset_key(user=adviser.user)
    other_uid, _ = password_reset_key(user=other.user)
    assert "set-password" not in Client().get(f"/accounts/password/reset/key/{other_uid}-{key}/").get("Location", "")
    chooser = Client()
    page = chooser.get(f"/accounts/password/reset/key/{uid}-{key}/", follow=True)
    new = {"password1": "quiet river under stones", "password2": "quiet river under stones"}
    assert chooser.post(page.redirect_chain[-1][0], new).status_code == 302
    assert "set-password" not in Client().get(f"/accounts/password/reset/key/{uid}-{key}/").get("Location", "")


@pytest.mark.parametrize("uid", ["0", "zzzzzzzzzzzzz", "-1", "1" * 13, "é"])
def test_a_made_up_account_in_a_link_is_no_error(uid):
    assert Client(raise_request_exception=False).get(f"/accounts/password/reset/key/{uid}-abc/").status_code in (
        200,
        404,
    )


@pytest.mark.parametrize(
    "header",
    ["bearer {}", "Bearer  {}", "Bearer {} ", "Bearer {}x", "Token {}", "Basic {}", "Bearer {},{}", "Bearer"],
)
def test_only_the_key_itself_is_a_key(council, header):
    caller = Caller.of(council, Role.EET_ADVISER)
    asked = {"Authorization": header.replace("{}", caller.token)}
    assert Client(headers=asked).get("/api/v1/opportunities/").status_code == 401


def test_a_key_in_the_address_opens_nothing(council):
    caller = Caller.of(council, Role.EET_ADVISER)
    for name in ("token", "access_token", "api_key", "key"):
        assert Client().get("/api/v1/opportunities/", {name: caller.token}).status_code == 401


@pytest.mark.parametrize("page", ["/people/", "/accounts/logout/", "/acting-as/", "/people/add/"])
def test_a_form_from_elsewhere_is_refused(adviser, page):
    client = sign_in(Client(enforce_csrf_checks=True), adviser)
    assert client.post(page, {"x": "y"}, headers={"origin": f"https://{ELSEWHERE}"}).status_code in (403, 405)
    assert client.get("/people/").status_code == 200


def test_signing_out_takes_more_than_a_picture(adviser):
    client = sign_in(Client(), adviser)
    client.get("/accounts/logout/")
    assert client.get("/people/").status_code == 200


@pytest.mark.parametrize("origin", [f"https://{ELSEWHERE}", "null"])
def test_no_other_site_reads_an_answer(council, origin):
    answer = Caller.of(council, Role.EET_ADVISER).client.get("/api/v1/opportunities/", headers={"origin": origin})
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


ODD = [
    "\0",
    "a\0b",
    "\ud7ff",
    "\u202egnp",
    "%00",
    "'; DROP TABLE x; --",
    "${7*7}",
    "{{7*7}}",
    "{% debug %}",
    "../" * 9,
    "😀" * 300,
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_no_error(adviser, text):
    client = sign_in(Client(raise_request_exception=False), adviser)
    asked = {"name": text, "q": text, "page": text, "person": text, "state": text, "employer": text, "sort": text}
    for page in ("/people/", "/opportunities/", "/referrals/", "/placements/", "/employers/"):
        answer = client.get(page, asked)
        assert answer.status_code < 500
        assert "49" not in re.findall(r"\b49\b", answer.content.decode()) or "7*7" not in text
    assert Client(raise_request_exception=False).post(LOGIN, {"login": text, "password": text}).status_code < 500


@pytest.mark.parametrize(
    "path", ["/static/../backend/config/settings/base.py", "/static/%2e%2e/manage.py", "/.git/config", "/.env"]
)
def test_no_file_of_the_service_is_served(path):
    assert Client().get(path).status_code in (302, 404)


def test_errors_tell_nothing_of_the_inside():
    for address in ("/nothing/", "/public/opportunities/x/", "/api/v1/nothing/"):
        text = Client().get(address, follow=True).content.decode()
        assert not re.search(r"Traceback|django|postgres|SECRET|/site-packages/", text, re.IGNORECASE)


@pytest.mark.parametrize("secret", ["", "x", "a" * 43, "%2e%2e", "' OR 1=1"])
def test_an_invitation_is_not_guessed(council, secret):
    address = f"/invitation/{council.public_id}/{secret or '-'}/"
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code in (200, 404, 410)
    if answer.status_code == 200:
        assert "works no longer" in page_of(answer).h1.text


def test_what_must_not_be_kept_is_not(adviser):
    client = sign_in(Client(), adviser)
    assert {client.get(page)["Cache-Control"] for page in ("/people/", "/today/", reverse("acting-as"), "/sent/")} <= {
        "no-store",
        "max-age=0, no-cache, no-store, must-revalidate, private",
    }
