"""Tries of an employer's own user: to act for others, to learn what no employer may, to put something into pages."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core.protection import clock_context, council_context
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from tests.api.callers import Caller
from tests.api.test_posting import JOB
from tests.backend.opportunities.posts import TODAY, a_draft, employer_with_contact
from tests.factories.councils import MembershipFactory
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import filled
from tests.web.sign_in import sign_in


pytestmark = [pytest.mark.django_db, pytest.mark.full]
_on_the_day = today_is(TODAY)
LIST = "opportunities/"


@pytest.fixture
def system(firm):
    return Caller.for_employer(*firm)


def posted(system, **facts):
    return system.send("post", LIST, JOB | facts)


@pytest.fixture
def rivals(council):
    """Another employer of the council, with a draft and somebody introduced to it."""
    with council_context(council.id):
        world = referral_world(council)
        draft = a_draft(council, employer=world.opportunity.employer, title="Rival draft")
        return world, draft, world.refer()


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "live"},
        {"council": 999999},
        {"council_id": 1},
        {"employer_id": 1},
        {"source": "faa"},
        {"public_id": "00000000-0000-4000-8000-000000000001"},
        {"care_leavers_only": True},
        {"approved_by": 1},
        {"created_at": "2020-01-01T00:00:00Z"},
        {"places_taken": -5},
        {"kept_words": "x"},
        {"ehcp_required": True},
    ],
)
def test_no_fact_is_slipped_in_beside_those_of_the_service(system, firm, facts):
    answer = posted(system, **facts)
    assert answer.status_code in (201, 400), answer.content
    if answer.status_code == 201:
        with clock_context():
            post = Opportunity.objects.get(public_id=answer.json()["public_id"])
        assert (post.employer, post.council, post.places_taken) == (firm[0], firm[0].council, 0)
        assert post.state in (OpportunityState.SUBMITTED, OpportunityState.DRAFT)
        assert not post.care_leavers_only
    else:
        assert not Opportunity.objects.exists()


@pytest.mark.parametrize(
    "name", ["council", "employer", "care_leaver", "state", "source", "fields", "include", "expand"]
)
def test_asking_for_others_in_the_address_shows_no_more(system, rivals, council, name):
    values = (council.id, rivals[0].opportunity.employer_id, rivals[0].person.public_id, "draft", "*", "care_leaver")
    for value in values:
        answer = system.get(LIST, **{name: value})
        assert answer.status_code in (200, 400)
        assert "Rival" not in answer.content.decode()
        assert rivals[0].opportunity.title not in answer.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"care_leaver__has_ehcp": "1"},
        {"referrals__care_leaver__given_name": "A"},
        {"employer__council__memberships__user__password__startswith": "p"},
        {"ordering": "employer__council__id"},
        {"ordering": "care_leaver"},
        {"page_size": "100000"},
        {"limit": "-1", "offset": "-5"},
        {"offset": "99999999999999999999"},
        {"page": "9" * 40},
        {"cursor": "x" * 5000},
        {"closing_after": "9999-12-31"},
        {"closing_after": "0000-00-00"},
    ],
)
def test_no_question_reaches_behind_the_service(system, rivals, asked):
    answer = system.get(LIST, **asked)
    assert answer.status_code in (200, 400, 404)
    if answer.status_code == 200:
        assert answer.json()["results"] == []


def test_what_is_anothers_is_not_there(system, client, rivals):
    world, draft, referral = rivals
    ids = [world.opportunity.public_id, draft.public_id, referral.public_id, world.person.public_id]
    for row in ids:
        assert system.get(f"{LIST}{row}/").status_code == 404
        assert system.send("patch", f"{LIST}{row}/", {"title": "Mine"}).status_code == 404
        assert system.send("post", f"{LIST}{row}/close/", {"reason": "x"}).status_code == 404
        for name in ("employer-opportunity", "opportunity-edit", "opportunity-copy", "employer-referral"):
            assert client.get(reverse(name, args=[row])).status_code in (403, 404)
    answered = client.post(reverse("employer-referral-answer", args=[referral.public_id]), {"answer": "offered"})
    assert answered.status_code == 404
    with council_context(referral.council_id):
        referral.refresh_from_db()
    assert referral.state == "introduced"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.EMPLOYER])
def test_nobody_gives_themselves_a_role(client, firm, council, role):
    client.post(
        reverse("employer-invite", args=[firm[0].public_id]), {"email": "x@y.example", "sees_all": "all", "role": role}
    )
    client.post("/acting-as/", {"membership": MembershipFactory(council=council, role=role).public_id, "role": role})
    assert client.get("/people/").status_code in (302, 403, 404)
    with clock_context():
        assert set(firm[1].memberships.values_list("role", flat=True)) == {Role.EMPLOYER}


def test_a_form_of_another_role_or_person_is_not_taken(client, council):
    with clock_context():
        staff = MembershipFactory(council=council, role=Role.STAFF)
    page = filled(sign_in(Client(), staff).get("/people/add/"))
    page |= {"identifier": "X-1", "given_name": "X", "family_name": "Y"}
    assert client.post("/people/add/", page).status_code in (403, 404, 409)
    with council_context(council.id):
        assert not CareLeaver.objects.exists()


SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "</textarea><script>1</script>",
    "javascript:alert(1)",
    "{{constructor.constructor('1')()}}",
    '=HYPERLINK("http://evil.example")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\tx=1",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_what_is_typed_is_text_on_every_page(system, client, council, text):
    made = posted(system, title=f"Baker {text}"[:100], summary=f"Help us. {text}", draft=True)
    assert made.status_code in (201, 400), made.content
    if made.status_code == 400:
        return
    officer = sign_in(Client(), MembershipFactory(council=council, role=Role.ENGAGEMENT_OFFICER))
    row = made.json()["public_id"]
    pages = [
        client.get(reverse("employer-opportunity", args=[row])),
        client.get(reverse("opportunity-edit", args=[row])),
        client.get(reverse("employer-opportunities")),
        officer.get(reverse("opportunity", args=[row])),
        officer.get("/approvals/"),
    ]
    for answer in pages:
        assert answer.status_code in (200, 404)
        page = answer.content.decode()
        assert not re.search(r"<script>(alert\(1\)|1)<|<img src=x|<svg/onload|href=\"javascript:", page)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://127.0.0.1:6379/", "ftp://x"]
)
def test_a_link_is_a_page_of_the_web(system, link):
    answer = posted(system, apply_url=link, how_to_apply="url")
    assert answer.status_code in (201, 400)
    if answer.status_code == 201:
        assert link not in str(answer.json())


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000 + "]" * 20_000,
        '{"title":' * 9_000 + "1" + "}" * 9_000,
        '{"title": NaN}',
        '{"places": 1e400}',
        '{"places": ' + "9" * 5_000 + "}",
        '{"title": "a", "title": "b", "type": "job"}',
        "\x00",
        "null",
        '"text"',
        "[]",
        '{"sites": [{"postcode": {"a": []}}]}',
        '{"closing_date": "9999-12-31", "type": "job"}',
        '{"closing_date": "0001-01-01", "type": "job"}',
        '{"start_date": "-271821-04-20", "type": "job"}',
        '{"title": "\\ud800"}',
        '{"title": "a\\u0000b", "type": "job"}',
        '{"weekly_hours": "1e9999", "type": "job"}',
        '{"sites": ' + "[" + ",".join(['{"postcode": "SW1A 1AA"}'] * 5_000) + "]}",
    ],
)
def test_no_body_is_an_error_of_ours(system, body):
    system_client = system.client
    system_client.raise_request_exception = False
    answer = system_client.post(f"/api/v1/{LIST}", body, content_type="application/json")
    assert 400 <= answer.status_code < 500, answer.content[:300]


def test_a_key_sent_again_with_another_body_makes_nothing_new(system, council):
    first = system.send("post", LIST, JOB, idempotency_key="one")
    again = system.send("post", LIST, JOB | {"title": "Another"}, idempotency_key="one")
    assert first.status_code == 201
    assert again.status_code in (409, 422)
    assert again.json() != first.json()


def test_a_key_of_another_system_answers_nothing_of_it(system, council):
    """What one system was answered under a key is not told to another that sends the same."""
    first = system.send("post", LIST, JOB | {"title": "Secret baker"}, idempotency_key="shared")
    other = Caller.for_employer(*employer_with_contact(council))
    second = other.send("post", LIST, JOB | {"title": "Own"}, idempotency_key="shared")
    assert first.status_code == second.status_code == 201
    assert second.json()["title"] == "Own"


@pytest.mark.parametrize("match", ["*", '"x"', 'W/"x"', "x" * 5_000, '"\x01"'])
def test_a_version_that_is_not_the_one_read_changes_nothing(system, match):
    row = posted(system, draft=True).json()
    answer = system.send("patch", f"{LIST}{row['public_id']}/", {"title": "Other title"}, if_match=match)
    assert answer.status_code in (200, 400, 412)
    assert answer.status_code != 200 or match == "*"
