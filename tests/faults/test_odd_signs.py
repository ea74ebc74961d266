"""Signs that no keyboard types, where something reads them before a form would: an answer, never a fault of ours."""

import json
import uuid

import pytest
from django.test import Client

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.drafts import held_forms
from backend.drafts.models import HeldForm
from backend.drafts.page_keys import PAGE_KEY, PageKey
from tests.api.callers import Caller
from tests.api.test_posting import JOB, LIST
from tests.backend.opportunities.posts import TODAY, employer_with_contact
from tests.factories.councils import MembershipFactory
from tests.today import today_is


pytestmark = pytest.mark.django_db
_on_the_day = today_is(TODAY)
LOGIN = "/accounts/login/"
COOKIES = (
    '"abcdefghij\\000"',
    '"\\000\\000\\000\\000\\000\\000\\000\\000"',
    "abcdefgh'; SELECT 1 --",
    "é" * 40,
    "x" * 7000,
)


def test_a_cookie_or_an_address_that_no_database_holds_is_nobodys():
    for cookie in COOKIES:
        assert Client().get(LOGIN, HTTP_COOKIE=f"sessionid={cookie}").status_code == 200, cookie
        assert Client().get("/people/", HTTP_COOKIE=f"sessionid={cookie}").status_code == 302, cookie
    for address in ("a\x00@council.example", "\x00", "\ud800@council.example".encode("utf-8", "surrogatepass")):
        answer = Client().post(LOGIN, {"login": address, "password": "x"})
        assert answer.status_code == 200


@pytest.mark.parametrize("size", ["²", "١٢", "-1", "1e9", "", "9 9"])
def test_a_size_that_is_no_number_is_no_size(size):
    answer = Client().get("/robots.txt", CONTENT_LENGTH=size)
    assert answer.status_code in (200, 400)


BODIES = (
    '{"\\ud800": 1}',
    json.dumps(JOB | {"type": "\udfff"}),
    json.dumps(JOB | {"pledges": ["\ud800"]}),
    json.dumps(JOB | {"sites": [{"\ud800": "\ud800"}]}),
)


def test_half_of_a_sign_in_a_call_is_refused_in_words(council):
    system = Caller.for_employer(*employer_with_contact(council))
    for body in BODIES:
        answer = system.send("post", LIST, body)
        assert answer.status_code == 400, body
        assert "half of a sign" in answer.json()["errors"][0]["message"]
    whole = system.send("post", LIST, json.dumps(JOB | {"summary": "Cakes \U0001f370 for all"}))
    assert whole.status_code == 201, "both halves together are a sign like any other"


def test_what_is_sent_to_an_address_too_long_to_keep_asks_to_sign_in(council):
    member = MembershipFactory(council=council, role=Role.EET_ADVISER)
    key = PageKey.new_for(Viewer.of(member)).sealed
    for query, kept in (("?q=" + "x" * (held_forms.LONGEST_PATH + 1), 0), ("", 1)):
        answer = Client().post(f"/people/{uuid.uuid4()}/contacts/add/{query}", {PAGE_KEY: key, "note": "Seen"})
        assert answer.status_code == 302
        assert answer["Location"].startswith(LOGIN)
        with council_context(council.id, user_id=member.user_id):
            assert HeldForm.objects.count() == kept
