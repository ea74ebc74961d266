"""What the browser is told with every answer, exactly."""

import logging

import pytest
from django.test import Client

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.architecture.access import table
from tests.architecture.routes import routes
from tests.architecture.rows import QUERIES, WORDS, Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import MembershipFactory
from tests.web.sign_in import sign_in


EXACT = {
    "Content-Security-Policy": (
        "base-uri 'none'; connect-src 'self'; default-src 'self'; font-src 'self'; form-action 'self';"
        " frame-ancestors 'none'; img-src 'self' data:; object-src 'none'; script-src 'self'; style-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
NOT_TOLD = ("Server", "X-Powered-By")


def faults(response) -> list[str]:
    told = {name: response.headers.get(name) for name in EXACT}
    told["Content-Security-Policy"] = "; ".join(sorted((told["Content-Security-Policy"] or "").split("; ")))
    wrong = [f"{name}: {told[name]}" for name in EXACT if told[name] != EXACT[name]]
    return wrong + [name for name in NOT_TOLD if name in response.headers]


@pytest.fixture(autouse=True)
def _quietly_on_the_day():
    logging.disable(logging.ERROR)
    with clock.moved_to(TODAY):
        yield
    logging.disable(logging.NOTSET)


@pytest.mark.django_db
def test_somebody_who_has_not_signed_in_gets_every_answer_with_its_headers(client):
    wrong = {route.name: faults(client.get(route.address())) for route in routes()}
    assert {name: found for name, found in wrong.items() if found} == {}


def pages(rows: Rows):
    """Each route with a role that the table lets in, and the address of a row of theirs."""
    for route in routes():
        line = table().get(route.name)
        if line is None or not line.answers("GET"):
            continue
        role = next(role for role in Role if line.lets(role, "GET"))
        with council_context(rows.council.id):
            address = rows.address(route, line.about) if line.has_row else route.address(WORDS.get(route.name))
        yield role, address + QUERIES.get(route.name, "")


def test_every_signed_in_page_has_its_headers_and_stays_in_no_cache(council):
    users = {role: MembershipFactory(council=council, role=role) for role in Role}
    rows = Rows(
        council,
        personal_adviser=users[Role.PERSONAL_ADVISER].user,
        employer_user=users[Role.EMPLOYER].user,
    )
    clients = {role: sign_in(Client(), membership) for role, membership in users.items()}
    for role, address in list(pages(rows)):
        response = clients[role].get(address)
        assert response.status_code in (200, 302), address
        assert faults(response) == [], address
        assert "no-store" in response["Cache-Control"], address


@pytest.mark.parametrize("path", ["/nothing/here/", "/people/%00/", "/api/v1/nothing/"])
def test_what_is_not_there_has_its_headers_too(council, path):
    client = sign_in(Client(), MembershipFactory(council=council))
    response = client.get(path)
    assert (response.status_code, faults(response)) == (404, [])
    assert "no-store" in response["Cache-Control"]
