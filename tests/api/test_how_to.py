"""Every curl line of the how-to page does what the page says."""

import shlex

import pytest
from django.test import Client

from backend.core import clock
from backend.councils.choices import Role
from backend.councils.tokens import issue_api_token
from tests.api.callers import Caller
from tests.architecture.layers import PROJECT
from tests.backend.opportunities.posts import TODAY, a_live, employer_with_contact
from tests.factories.councils import MembershipFactory


PAGE = PROJECT / "docs" / "how-to" / "api.md"
LINES = [line for line in PAGE.read_text().splitlines() if line.startswith("curl ")]


def run(line: str, token: str, public_id) -> int:
    """What curl would send: a body makes it a POST unless the line says otherwise."""
    words = shlex.split(line.replace("$TOKEN", token).replace("$HOST", "").replace("$ID", str(public_id)))
    method, headers, body = None, {}, None
    pairs = iter(words[1:-1])
    for word in pairs:
        value = next(pairs)
        if word == "-H":
            name, _, text = value.partition(": ")
            headers[name] = text
        else:
            assert word in ("-X", "-d")
            method, body = (value, body) if word == "-X" else (method, value)
    sent = {"data": body, "content_type": headers.pop("Content-Type")} if body else {}
    call = getattr(Client(headers=headers), (method or ("POST" if body else "GET")).lower())
    return call(words[-1], **sent).status_code


@pytest.mark.parametrize("line", LINES, ids=[line.split('"$HOST')[-1][:50] for line in LINES])
def test_the_line_does_what_the_page_says(line, council):
    with clock.moved_to(TODAY):
        employer, user = employer_with_contact(council)
        post = a_live(council, employer=employer)
        token = Caller.for_employer(employer, user).token
        if "shortlists" in line or "placements" in line:
            token = Caller.of(council, Role.EET_ADVISER).token
        if "shared" in line:
            membership = MembershipFactory(council=council, role=Role.ADMINISTRATOR)
            token = issue_api_token(membership=membership, label="feed", scopes=["feed"], by=None)
        assert run(line, token, post.public_id) == (201 if "Idempotency-Key" in line else 200)


def test_there_are_lines_to_try():
    assert len(LINES) == 8
