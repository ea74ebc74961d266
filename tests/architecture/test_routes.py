"""Every route is called by somebody who has not signed in, and by somebody without a second factor or a role."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.routes import routes
from tests.factories.councils import MembershipFactory, UserFactory
from tests.web.sign_in import second_factor


OPEN_TO_ALL = {
    "health-live",
    "health-ready",
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "unlock",  # of a session that was locked; a stranger is led to sign in
    "session-state",  # tells a page of one's own whether it may be seen still; a stranger reads that they are none
    "public-opportunity",  # an officer made it public; it names no person, and nothing else is behind it
    "public-sitemap",  # the addresses of those pages, for search engines
    "demo-mail",  # in a demonstration alone: without signing in, only mails about forgotten passwords
    "invitation",  # the link in a mail, to somebody who may have no account yet: its secret is the proof
    "introduction-link",  # in a mail to an employer: says what will happen, and sends a code to one address
    "introduction-code",  # that code is the proof
    "introduction-access",  # tells the council that somebody's link does not open, and shows nothing
    "introduction",  # with a visit that began with the code; without one it leads to the page "out"
    "introduction-answer",
    "introduction-calendar",
    "introduction-leave",
    "introduction-out",
    "deletion-link",  # in a mail to an employer: as of an introduction, to say whether something was deleted
    "deletion-code",
    "deletion-access",
    "deletion",
    "deletion-leave",
    "deletion-out",
    "learners-link",  # in a mail to a provider: as of an introduction, to say whom it still has
    "learners-code",
    "learners-access",
    "learners",
    "learners-leave",
    "learners-out",
    "help",  # about the service itself, and nobody's data: whom to ask stands there for who is signed in alone
    "report-a-problem",
    "privacy",
    "accessibility",
    "calendar-feed",  # a secret address that a calendar asks: what and when, and no name
    "robots",  # says which part of the service search engines may read
}
# By a link whose secret is the proof, and a second fact: tests/web/young_person, tests/web/employer_portal/by_link.
BY_LINK = ("next/", "introduction/", "deletion/", "learners/")
OPEN_TO_ALL |= {route.name for route in routes() if route.text.startswith(BY_LINK)}
OURS = [route for route in routes() if route.name not in OPEN_TO_ALL and not route.text.startswith("accounts/")]


def test_every_route_has_a_name_of_its_own():
    names = [route.name for route in routes()]
    assert [str(route) for route in routes() if not route.name] == []
    assert sorted(names) == sorted(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_nobody_gets_in_without_signing_in(client, method):
    let_in = []
    for route in routes():
        if route.name in OPEN_TO_ALL:
            continue
        response = getattr(client, method)(route.address())
        sent_to_sign_in = response.status_code == 302 and response["Location"].startswith("/accounts/login/")
        if not sent_to_sign_in and response.status_code not in (401, 403):
            let_in.append((route.name, response.status_code))
    assert let_in == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_on_a_password_alone(method, council):
    client = Client()
    client.force_login(MembershipFactory(council=council).user)
    for route in OURS:
        response = getattr(client, method)(route.address())
        assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp")), route


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_without_a_role_gets_no_further_than_being_told_whom_to_ask(method):
    client, user = Client(raise_request_exception=False), UserFactory()
    second_factor(user)
    client.force_login(user)
    let_in = [route.name for route in OURS if getattr(client, method)(route.address()).status_code not in (403, 405)]
    assert let_in == (["home"] if method == "get" else [])


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["signup/", "email/", "confirm-email/", "password/set/", "login/code/"])
def test_what_nobody_needs_around_signing_in_is_not_there(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404
