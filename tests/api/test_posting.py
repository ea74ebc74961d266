"""An employer's applicant system posts, changes and closes: what it may do, and what it is told when it may not."""

import datetime as dt
import uuid

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role, Scope
from backend.employers.representatives import end_representation
from backend.opportunities.models import Opportunity
from backend.opportunities.services import close
from tests.api.callers import Caller
from tests.backend.opportunities.posts import TODAY, employer_with_contact, steps_of
from tests.backend.opportunities.posts import approved as approved_post
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.today import today_is


LIST = "opportunities/"
JOB = {
    "type": "job",
    "title": "Catering assistant",
    "summary": "Help the team prepare lunches for three schools.",
    "closing_date": "2026-07-31",
    "start_date": "2026-09-01",
    "weekly_hours": "37.0",
    "daily_hours": "7.5",
    "paid": True,
    "wage_from": "13.50",
    "wage_period": "hour",
    "places": 2,
    "sites": [{"address": "1 High Street", "postcode": "sw1a1aa"}],
}


_on_the_day = today_is(TODAY)


@pytest.fixture
def firm(council):
    return employer_with_contact(council)


@pytest.fixture
def system(firm):
    return Caller.for_employer(*firm)


def posted(system, **facts):
    response = system.send("post", LIST, JOB | facts)
    assert response.status_code == 201, response.content
    return response.json()


def address(row, more="") -> str:
    return f"{LIST}{row['public_id']}/{more}"


def codes_in(response) -> list[tuple[str, str]]:
    assert set(response.json()) == {"errors"}, response.content
    assert all(each["message"] for each in response.json()["errors"])
    return [(each["code"], each["field"]) for each in response.json()["errors"]]


def test_a_post_is_sent_for_approval_in_the_name_of_the_person(system, firm):
    row = posted(system)
    opportunity = Opportunity.objects.get(public_id=row["public_id"])
    assert (row["state"], opportunity.source, opportunity.employer) == ("submitted", "partner", firm[0])
    assert row["sites"] == [{"address": "1 High Street", "postcode": "SW1A 1AA"}]
    assert steps_of(opportunity) == ["draft", "submit"]
    assert {event.by for event in opportunity.events.all()} == {firm[1]}


def test_a_draft_waits_until_it_is_sent(system):
    row = posted(system, draft=True, summary="")
    assert row["state"] == "draft"
    sent = system.send("patch", address(row), {"summary": JOB["summary"], "draft": False})
    assert (sent.status_code, sent.json()["state"]) == (200, "submitted")


def test_what_the_rules_advise_comes_back_as_warnings(system):
    warned = {(each["code"], each["field"]) for each in posted(system)["warnings"]}
    assert ("driving-required-not-answered", "driving_required") in warned


def test_every_hard_rule_that_is_broken_is_told_and_nothing_is_saved(system):
    response = system.send("post", LIST, JOB | {"summary": "", "sites": []})
    assert response.status_code == 400
    assert codes_in(response) == [("summary-needed", "summary"), ("somewhere-to-go", "sites")]
    assert Opportunity.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"titel": "x"}, ("unknown-field", "titel")),
        ({"title": 7}, ("wrong-kind", "title")),
        ({"places": "many"}, ("wrong-kind", "places")),
        ({"paid": "yes"}, ("wrong-kind", "paid")),
        ({"places": 1.5}, ("wrong-kind", "places")),
        ({"closing_date": "31/07/2026"}, ("invalid", "closing_date")),
        ({"type": "car"}, ("invalid_choice", "type")),
        ({"weekly_hours": "-1"}, ("min_value", "weekly_hours")),
        ({"sites": [{"postcode": "nowhere"}]}, ("not-usable", "sites")),
        ({"sites": [{"town": "Bath"}]}, ("unknown-field", "sites.0.town")),
        ({"title": "a\x00b"}, ("null_characters_not_allowed", "title")),
        ({"state": "live"}, ("unknown-field", "state")),
        ({"ehcp_required": True}, ("unknown-field", "ehcp_required")),
        ({"care_leavers_only": True}, ("unknown-field", "care_leavers_only")),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_value_that_cannot_be_used_is_named(system, facts, expected):
    response = system.send("post", LIST, JOB | facts)
    assert (response.status_code, codes_in(response)) == (400, [expected])


@pytest.mark.parametrize("body", ["{", "[]", '"job"', "null", "\x00"])
def test_a_body_that_is_no_object_is_refused(system, body):
    assert codes_in(system.send("post", LIST, body))


def test_a_reference_is_used_once_by_an_employer_and_again_by_another(system, council):
    first = posted(system, external_reference="REF-7")
    again = system.send("post", LIST, JOB | {"external_reference": "REF-7"})
    assert (again.status_code, codes_in(again)) == (409, [("external-reference-used", "external_reference")])
    assert first["public_id"] in again.json()["errors"][0]["message"]
    other = Caller.for_employer(*employer_with_contact(council))
    assert posted(other, external_reference="REF-7")["external_reference"] == "REF-7"


def test_the_same_call_again_gets_the_same_answer_and_makes_nothing(system):
    key = str(uuid.uuid4())
    first = system.send("post", LIST, JOB, idempotency_key=key)
    again = system.send("post", LIST, dict(reversed(JOB.items())), idempotency_key=key)
    assert (again.status_code, again.json()) == (201, first.json())
    assert (first.get("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (None, "true")
    assert Opportunity.objects.count() == 1


def test_another_body_under_the_same_key_is_refused(system):
    system.send("post", LIST, JOB, idempotency_key="one")
    other = system.send("post", LIST, JOB | {"places": 3}, idempotency_key="one")
    assert (other.status_code, codes_in(other)) == (409, [("idempotency-key-reused", "Idempotency-Key")])


def test_a_key_is_free_again_after_a_day_and_after_a_refusal(system):
    assert system.send("post", LIST, {"type": "job"}, idempotency_key="one").status_code == 400
    assert system.send("post", LIST, JOB, idempotency_key="one").status_code == 201
    with clock.moved_to(clock.now() + dt.timedelta(hours=24)):
        assert system.send("post", LIST, JOB | {"places": 9}, idempotency_key="one").status_code == 201


def test_a_key_of_one_employer_is_no_key_of_another(system, council):
    system.send("post", LIST, JOB, idempotency_key="one")
    other = Caller.for_employer(*employer_with_contact(council))
    assert other.send("post", LIST, JOB | {"places": 9}, idempotency_key="one").status_code == 201


@pytest.mark.parametrize("key", ["x" * 101, "caf\xe9", "a b", " one", "one:two"])
def test_a_key_that_is_none_is_refused(system, key):
    assert codes_in(system.send("post", LIST, JOB, idempotency_key=key)) == [("idempotency-key", "Idempotency-Key")]


def approved(system, **facts):
    row = posted(system, **facts)
    approved_post(Opportunity.objects.get(public_id=row["public_id"]))
    return row


def test_a_change_of_pay_after_approval_waits_for_approval_again(system):
    row = approved(system)
    assert system.send("patch", address(row), {"description": "More of it"}).json()["state"] == "live"
    assert system.send("patch", address(row), {"wage_from": "14.00"}).json()["state"] == "submitted"


def test_what_is_over_cannot_be_changed(system):
    row = approved(system)
    assert system.send("post", address(row, "close/"), {"reason": "Filled"}).json()["state"] == "closed"
    response = system.send("patch", address(row), {"places": 5})
    assert (response.status_code, codes_in(response)) == (409, [("not-possible-now", "")])
    again = system.send("post", address(row, "close/"), {"reason": "Filled"})
    assert (again.status_code, codes_in(again)) == (409, [("not-possible-now", "")])


def test_closing_needs_its_reason(system):
    row = approved(system)
    assert codes_in(system.send("post", address(row, "close/"), {})) == [("required", "reason")]


def test_closing_what_was_never_approved_withdraws_it(system):
    assert system.send("post", address(posted(system), "close/"), {"reason": "Taken"}).json()["state"] == "withdrawn"


def test_a_reference_cannot_be_changed(system):
    row = posted(system, external_reference="REF-7")
    assert codes_in(system.send("patch", address(row), {"external_reference": "REF-8"})) == [
        ("unknown-field", "external_reference")
    ]


def test_a_token_acts_for_one_employer_though_its_person_speaks_for_two(firm, council):
    employer, user = firm
    second = EmployerFactory(council=council, verified=True)
    EmployerContactFactory(employer=second, user=user)
    here, there = Caller.for_employer(employer, user), Caller.for_employer(second, user)
    row = posted(there)
    assert here.rows(LIST) == []
    nothing = here.get(f"{LIST}{uuid.uuid4()}/")
    for answer in (
        here.get(address(row)),
        here.send("patch", address(row), {"places": 1}),
        here.send("post", address(row, "close/"), {"reason": "x"}),
    ):
        assert (answer.status_code, answer.json()) == (404, nothing.json())


def test_another_councils_employer_is_out_of_reach(system):
    elsewhere = Caller.for_employer(*employer_with_contact(CouncilFactory()))
    row = posted(elsewhere)
    assert system.send("patch", address(row), {"places": 1}).status_code == 404
    assert system.rows(LIST) == []


@pytest.mark.parametrize(
    ("scopes", "reading", "writing"),
    [([Scope.READ], 200, 403), ([Scope.WRITE], 403, 201), ([Scope.READ, Scope.WRITE], 200, 201)],
    ids=["read", "write", "both"],
)
def test_a_token_does_what_its_scopes_say(firm, scopes, reading, writing):
    caller = Caller.for_employer(*firm, *scopes)
    assert caller.get(LIST).status_code == reading
    assert caller.send("post", LIST, JOB).status_code == writing


@pytest.mark.parametrize("role", [role for role in Role if role != Role.EMPLOYER])
def test_only_a_token_of_an_employer_writes(council, role):
    caller = Caller.of(council, role)
    row = caller.token_row
    row.scopes = ["read", "write"]
    row.save()
    assert caller.send("post", LIST, JOB).status_code == 403


def test_a_token_stops_with_the_person_who_speaks_for_the_employer(system, firm, council):
    with council_context(council.id):
        end_representation(membership=firm[1].memberships.get())
    assert system.send("post", LIST, JOB).status_code == 403
    assert system.rows(LIST) == []


def test_a_system_that_calls_too_often_is_told_how_long_to_wait(system, settings):
    settings.API_CALLS_A_MINUTE = 3
    answers = [system.get(LIST).status_code, system.send("post", LIST, {}).status_code, system.get("nothing/")]
    assert answers[:2] == [200, 400]
    refused = system.get(LIST)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    with clock.moved_to(clock.now() + dt.timedelta(seconds=40)):
        assert system.get(LIST)["Retry-After"] == "20"
    with clock.moved_to(clock.now() + dt.timedelta(seconds=60)):
        assert system.get(LIST).status_code == 200


def test_each_token_has_a_count_of_its_own(system, firm, settings):
    settings.API_CALLS_A_MINUTE = 1
    assert [system.get(LIST).status_code for _ in range(2)] == [200, 429]
    assert Caller.for_employer(*firm).get(LIST).status_code == 200


def test_when_a_token_was_last_used_is_known(system):
    assert system.token_row.last_used_at is None
    system.get(LIST)
    assert system.token_row.last_used_at == clock.now()


def test_a_closed_one_is_read_all_the_same(system, firm):
    row = approved(system)
    close(opportunity=Opportunity.objects.get(public_id=row["public_id"]), reason="Over", by=firm[1])
    assert system.get(address(row)).json()["state"] == "closed"


def test_a_post_that_looks_like_another_of_theirs_comes_back_as_a_warning(system, firm):
    first, second = posted(system), posted(system)
    [warning] = [each for each in second["warnings"] if each["code"] == "probable-duplicate"]
    assert (second["state"], warning["field"]) == ("submitted", "title")
    assert "It looks like “Catering assistant” (Waiting for approval" in warning["message"]
    assert "probable-duplicate" not in {each["code"] for each in first["warnings"]}


def test_another_employers_post_is_never_named(system, firm, council):
    namesake, person = employer_with_contact(council)
    with council_context(council.id):
        namesake.name = f"The {firm[0].name} Ltd"
        namesake.save()
    posted(Caller.for_employer(namesake, person))
    assert "probable-duplicate" not in {each["code"] for each in posted(system)["warnings"]}
