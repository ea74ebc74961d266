"""The API tried against its own OpenAPI document as every role and as nobody: no server error, no surprise."""

import logging

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import ignored_auth

from backend.config.wsgi import application
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.api.callers import Caller
from tests.architecture.rows import Rows
from tests.web.sign_in import signed_in


DOCUMENT = "/api/v1/schema/"
NOBODY = "nobody"
SEED = 2026
EXAMPLES = 15  # of each operation for each caller
# Each call is made thrice for it; that a wrong token or none is refused does not depend on the role.
ONCE_IS_ENOUGH = [ignored_auth]
MANY_EXAMPLES = 200
REACHED = {"opportunities": "opportunity", "shortlists": "match", "placements": "placement"}


@pytest.fixture(autouse=True)
def _as_often_as_it_likes(settings):
    settings.API_CALLS_A_MINUTE = 1_000_000


@pytest.fixture(autouse=True)
def _quietly_on_one_connection():
    """A call must not close the connection that holds the rows of the test."""
    logging.disable(logging.ERROR)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    logging.disable(logging.NOTSET)


@pytest.fixture
def rows(council):
    """Something in every list, some of it the personal adviser's and the employer's own."""
    with council_context(council.id):
        made = Rows(council, personal_adviser=Caller.of(council, Role.PERSONAL_ADVISER).membership.user)
        assert [getattr(made, name) for name in REACHED.values()]
    return made


@pytest.fixture
def document(council):
    headers = {"Authorization": f"Bearer {Caller.of(council, Role.STAFF).token}"}
    return schemathesis.openapi.from_wsgi(DOCUMENT, application, headers=headers)


def operations(document):
    return [result.ok() for result in document.get_all_operations()]


def membership_of(role: Role, rows: Rows) -> Caller:
    own = {Role.PERSONAL_ADVISER: rows.personal_adviser, Role.EMPLOYER: rows.employer_user}.get(role)
    return Caller.acting_in(own.memberships.get()) if own else Caller.of(rows.council, role)


def headers_of(who, rows: Rows) -> dict[str, str]:
    return {} if who == NOBODY else {"Authorization": f"Bearer {membership_of(who, rows).token}"}


def try_out(operation, *, examples: int, **sent) -> None:
    right_and_wrong = st.sampled_from(schemathesis.GenerationMode).flatmap(operation.as_strategy)

    @seed(SEED)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=right_and_wrong)
    def attempt(case):
        case.call_and_validate(**sent)

    attempt()


@pytest.mark.parametrize("who", [*Role, NOBODY])
def test_the_api_does_what_its_document_says(who, document, rows):
    for operation in operations(document):
        excluded = [] if who == Role.EET_ADVISER else ONCE_IS_ENOUGH
        try_out(operation, examples=EXAMPLES, headers=headers_of(who, rows), excluded_checks=excluded)


@pytest.mark.full
@pytest.mark.parametrize("who", [*Role, NOBODY])
def test_the_api_does_what_its_document_says_at_length(who, document, rows):
    for operation in operations(document):
        try_out(operation, examples=MANY_EXAMPLES, headers=headers_of(who, rows))


def test_the_api_does_what_its_document_says_in_a_session(document, rows):
    client, _ = signed_in(rows.council)
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    for operation in operations(document):
        try_out(operation, examples=EXAMPLES, cookies=cookies, excluded_checks=ONCE_IS_ENOUGH)


@pytest.mark.parametrize("who", [*Role, NOBODY])
def test_rows_that_are_there_are_as_the_document_says(who, document, rows):
    reached, headers = set(), headers_of(who, rows)
    for operation in operations(document):
        resource = operation.path.split("/")[3]
        public_id = str(getattr(rows, REACHED[resource]).public_id)
        case = operation.Case(path_parameters={"public_id": public_id} if "{" in operation.path else {})
        if case.call_and_validate(headers=headers).status_code == 200:
            reached.add(operation.path)
    assert len(reached) == {NOBODY: 0, Role.EMPLOYER: 2, Role.ADMINISTRATOR: 2, Role.ENGAGEMENT_OFFICER: 2}.get(who, 6)


def test_the_document_describes_each_operation_and_every_refusal(document):
    told = document.raw_schema["paths"]
    assert sorted(told) == sorted(f"/api/v1/{name}/{one}" for name in REACHED for one in ("", "{public_id}/"))
    summaries = [path["get"]["summary"] for path in told.values()]
    assert sorted(summaries) == sorted(words for name in REACHED for words in (f"List {name}", f"One of the {name}"))
    for path, methods in told.items():
        assert list(methods) == ["get"]
        refusals = {"401", "403", "404"} | (set() if "{" in path else {"400"})
        assert set(methods["get"]["responses"]) == {"200"} | refusals
        assert methods["get"]["security"] == [{"token": []}, {"cookieAuth": []}]
