"""The table of who gets in, tried: each role x each route x reading and writing x whose row it is."""

import re

import pytest
from django.db import transaction
from django.test import Client

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.architecture.access import COLLEAGUES, NO_ROW, NOBODYS, OTHER_COUNCILS, OWN, Case, cases, table
from tests.architecture.routes import routes
from tests.architecture.rows import QUERIES, Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.sign_in import sign_in


ROUTES = {route.name: route for route in routes()}
OF_NO_COUNCIL = {name for name, route in ROUTES.items() if route.text.startswith(("accounts/", "health/"))}
OF_EACH_REQUEST = re.compile(
    r'name="csrfmiddlewaretoken" value="\w+"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|\b[0-9A-F]{8}\b'
)


def test_every_route_has_its_line_in_the_table():
    assert set(ROUTES) - OF_NO_COUNCIL - set(table()) == set()


def test_every_line_of_the_table_has_its_route():
    assert set(table()) - set(ROUTES) == set()


def test_a_line_names_a_row_where_its_address_has_one():
    wrong = [name for name, line in table().items() if line.has_row != bool(ROUTES[name].parameters)]
    assert wrong == []


def test_there_are_enough_cases_to_trust():
    assert sum(len(list(cases(role))) for role in Role) >= 2000


@pytest.fixture(autouse=True)
def _today():
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def rows(council):
    """Whose rows they are, by the words of the cases; made before anybody asks, outside every request."""
    employer_user = MembershipFactory(council=council, role=Role.EMPLOYER).user
    personal_adviser = MembershipFactory(council=council, role=Role.PERSONAL_ADVISER).user
    owners = {
        OWN: Rows(council, personal_adviser=personal_adviser, employer_user=employer_user),
        COLLEAGUES: Rows(council),
        OTHER_COUNCILS: Rows(CouncilFactory()),
    }
    return owners


def addresses(rows: dict[str, Rows]) -> dict[tuple[str, str], str]:
    """The address of each route for each owner's row."""
    found = {(name, whose): ROUTES[name].address() for name in table() for whose in (NOBODYS, NO_ROW)}
    for whose, owner in rows.items():
        with council_context(owner.council.id):
            found |= {
                (name, whose): owner.address(ROUTES[name], line.about) for name, line in table().items() if line.has_row
            }
    return {key: path + QUERIES.get(key[0], "") for key, path in found.items()}


def signed_in_as(role: Role, rows: dict[str, Rows]) -> Client:
    own = rows[OWN]
    user = {Role.PERSONAL_ADVISER: own.personal_adviser, Role.EMPLOYER: own.employer_user}.get(role)
    membership = user.memberships.get() if user else MembershipFactory(council=own.council, role=role)
    return sign_in(Client(raise_request_exception=False), membership)


def answer(client: Client, case: Case, address: str):
    """The answer, with all that asking changed taken back."""
    with transaction.atomic():
        response = client.generic(case.method, address, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return response


def told(response) -> tuple[int, str]:
    """What an answer tells, without what differs at each request: tokens, references, the id that was asked for."""
    return response.status_code, OF_EACH_REQUEST.sub("", response.content.decode())


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_in_where_the_table_says_and_nowhere_else(role, rows):
    at, client = addresses(rows), signed_in_as(role, rows)
    unexpected, telling, nobodys = [], [], {}
    for case in sorted(cases(role), key=lambda case: case.whose != NOBODYS):
        response = answer(client, case, at[case.line.route, case.whose])
        if response.status_code not in case.expected:
            unexpected.append(f"{case}: {response.status_code}, not one of {sorted(case.expected)}")
        if case.must_look_alike:
            like_nobodys = nobodys.setdefault((case.line.route, case.method), told(response))
            telling += [str(case)] if told(response) != like_nobodys else []
    assert not unexpected, "\n".join(unexpected)
    assert not telling, "\n".join(["These answers tell that the row exists:", *telling])
