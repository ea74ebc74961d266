"""Every route is called by somebody who has not signed in."""

import uuid

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse


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
    "account_signup",
    "account_confirm_email",
    "account_email_verification_sent",
    "mfa_authenticate",
    "account_confirm_login_code",
    "account_request_login_code",
}


def routes(patterns=None, namespace=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, namespace)
        elif isinstance(pattern, URLPattern):
            yield pattern


def address(pattern):
    values = {}
    for name, converter in pattern.pattern.converters.items():
        values[name] = uuid.UUID(int=7) if type(converter).__name__ == "UUIDConverter" else "1"
    for name in pattern.pattern.regex.groupindex:
        values.setdefault(name, "1")
    return reverse(pattern.name, kwargs=values)


def test_every_route_has_a_name():
    assert [str(pattern.pattern) for pattern in routes() if not pattern.name] == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_nobody_gets_in_without_signing_in(client, method):
    let_in = []
    for pattern in routes():
        if pattern.name in OPEN_TO_ALL:
            continue
        response = getattr(client, method)(address(pattern))
        sent_to_sign_in = response.status_code == 302 and response["Location"].startswith("/accounts/login/")
        if not sent_to_sign_in and response.status_code not in (401, 403):
            let_in.append((pattern.name, response.status_code))
    assert let_in == []


@pytest.mark.django_db
def test_signing_up_is_closed(client):
    page = client.get(reverse("account_signup"))
    assert "password1" not in page.content.decode()
