"""The API tried against its own OpenAPI document as every role and as nobody: no server error, no surprise."""

import logging

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from backend.config.wsgi import application
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.tokens import issue_api_token
from tests.api.callers import Caller
from tests.architecture.rows import Rows
from tests.sampling import examples
from tests.web.sign_in import signed_in


pytestmark = pytest.mark.slow


DOCUMENT = "/api/v1/schema/"
NOBODY = "nobody"
EMPLOYERS_SYSTEM, PARTNERS_SYSTEM = "an employer's system", "a partner council's system"
WHO = [*Role, NOBODY, EMPLOYERS_SYSTEM, PARTNERS_SYSTEM]
TRIED_BEFORE_LANDING = (Role.EET_ADVISER, Role.ENGAGEMENT_OFFICER, NOBODY, EMPLOYERS_SYSTEM, PARTNERS_SYSTEM)
# Whether a body of the right shape keeps the posting rules is theirs to say, and no schema can.
RULES_DECIDE = [positive_data_acceptance]
SEED = 2026
EXAMPLES = examples(12)  # of each operation for each caller
# Each call is made thrice for it; that a wrong token or none is refused does not depend on the role.
ONCE_IS_ENOUGH = [ignored_auth]
MANY_EXAMPLES = 200
WHAT_WOULD_OPEN = "/api/v1/opportunities/{public_id}/what-would-open/"
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


def document_for(token: str):
    return schemathesis.openapi.from_wsgi(DOCUMENT, application, headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def document(council):
    """Of those who may open records: it has every list there is."""
    return document_for(Caller.of(council, Role.STAFF).token)


@pytest.fixture
def employers_document(rows):
    return document_for(Caller.for_employer(rows.employer, rows.employer_user).token)


def operations(document):
    return [result.ok() for result in document.get_all_operations()]


def membership_of(role: Role, rows: Rows) -> Caller:
    own = {Role.PERSONAL_ADVISER: rows.personal_adviser, Role.EMPLOYER: rows.employer_user}.get(role)
    return Caller.acting_in(own.memberships.get()) if own else Caller.of(rows.council, role)


def headers_of(who, rows: Rows) -> dict[str, str]:
    if who == EMPLOYERS_SYSTEM:
        return {"Authorization": f"Bearer {Caller.for_employer(rows.employer, rows.employer_user).token}"}
    if who == PARTNERS_SYSTEM:
        membership = membership_of(Role.ADMINISTRATOR, rows).membership
        token = issue_api_token(membership=membership, label="feed", scopes=["feed"], by=None)
        return {"Authorization": f"Bearer {token}"}
    return {} if who == NOBODY else {"Authorization": f"Bearer {membership_of(who, rows).token}"}


def document_of(who, document, employers_document):
    """An employer has a document of its own; everybody else is tried against the one with every list."""
    return employers_document if who in (Role.EMPLOYER, EMPLOYERS_SYSTEM) else document


def try_out(operation, *, number: int, **sent) -> None:
    right_and_wrong = st.sampled_from(schemathesis.GenerationMode).flatmap(operation.as_strategy)

    @seed(SEED)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=right_and_wrong)
    def attempt(case):
        case.call_and_validate(**sent)

    attempt()


@pytest.mark.parametrize(
    "who", [who if who in TRIED_BEFORE_LANDING else pytest.param(who, marks=pytest.mark.full) for who in WHO]
)
def test_the_api_does_what_its_document_says(who, document, employers_document, rows):
    for operation in operations(document_of(who, document, employers_document)):
        excluded = RULES_DECIDE + ([] if who == Role.EET_ADVISER else ONCE_IS_ENOUGH)
        try_out(operation, number=EXAMPLES, headers=headers_of(who, rows), excluded_checks=excluded)


@pytest.mark.full
@pytest.mark.parametrize("who", WHO)
def test_the_api_does_what_its_document_says_at_length(who, document, employers_document, rows):
    for operation in operations(document_of(who, document, employers_document)):
        try_out(operation, number=MANY_EXAMPLES, headers=headers_of(who, rows), excluded_checks=RULES_DECIDE)


def test_the_api_does_what_its_document_says_in_a_session(document, rows):
    client, _ = signed_in(rows.council)
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    for operation in operations(document):
        try_out(operation, number=EXAMPLES, cookies=cookies, excluded_checks=ONCE_IS_ENOUGH)


@pytest.mark.parametrize("who", WHO)
def test_rows_that_are_there_are_as_the_document_says(who, document, employers_document, rows):
    reached, headers = set(), headers_of(who, rows)
    for operation in operations(document_of(who, document, employers_document)):
        resource = operation.path.split("/")[3]
        if operation.method.upper() != "GET" or resource == "shared":
            continue
        public_id = str(getattr(rows, REACHED[resource]).public_id)
        case = operation.Case(path_parameters={"public_id": public_id} if "{" in operation.path else {})
        if case.call_and_validate(headers=headers).status_code == 200:
            reached.add(operation.path)
    some = {NOBODY: 0, Role.EMPLOYER: 3, Role.ADMINISTRATOR: 2, Role.ENGAGEMENT_OFFICER: 3, Role.AUDITOR: 4}
    some |= {Role.HEAD: 7, Role.STAFF: 7, EMPLOYERS_SYSTEM: 3, PARTNERS_SYSTEM: 0}
    assert len(reached) == some.get(who, 6)


WRITTEN = {
    ("/api/v1/opportunities/", "post"): {"201", "400", "401", "403", "409", "429"},
    ("/api/v1/opportunities/{public_id}/", "put"): {"200", "400", "401", "403", "404", "409", "412", "428", "429"},
    ("/api/v1/opportunities/{public_id}/", "patch"): {"200", "400", "401", "403", "404", "409", "412", "429"},
    ("/api/v1/opportunities/{public_id}/close/", "post"): {"200", "400", "401", "403", "404", "409", "412", "429"},
}


def test_the_documents_describe_each_operation_and_every_refusal(document, employers_document):
    lists = {f"/api/v1/{name}/" for name in (*REACHED, "shared")}
    ones = {f"/api/v1/{name}/{{public_id}}/" for name in REACHED} | {WHAT_WOULD_OPEN}
    assert set(document.raw_schema["paths"]) == lists | ones
    written = employers_document.raw_schema["paths"]
    assert {(path, method) for path, methods in written.items() for method in methods if method != "get"} == set(
        WRITTEN
    )
    described_everywhere(document.raw_schema["paths"], lists)
    described_everywhere(written, lists)


def described_everywhere(told, lists):
    for path, methods in told.items():
        for method, described in methods.items():
            refusals = {"401", "403", "404", "429"} | ({"400"} if path in lists else set())
            assert set(described["responses"]) == WRITTEN.get((path, method), {"200"} | refusals), (path, method)
            assert described["security"] == [{"token": []}, {"cookieAuth": []}]
            assert described["summary"]


def test_what_is_written_has_its_examples(employers_document):
    for path, method in WRITTEN:
        if method == "put":  # the row as it was read is its example
            continue
        described = employers_document.raw_schema["paths"][path][method]
        assert described["requestBody"]["content"]["application/json"]["examples"]
        assert described["responses"]["400"]["content"]["application/json"]["examples"]
