"""The table of who gets in, tried: each role x each route x reading and writing x whose row it is.

Every answer on the way is looked at for its headers too: no other test walks through all pages for them.
"""

import logging
import re
from contextlib import contextmanager, nullcontext

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.template import loader
from django.test import Client, RequestFactory
from django.urls import resolve

from backend.core import clock
from backend.core.protection import EMPLOYER, STAFF, council_context
from backend.councils.choices import Role
from tests.architecture.access import COLLEAGUES, NO_ROW, NOBODYS, OTHER_COUNCILS, OWN, Case, cases, table
from tests.architecture.headers import faults_of_headers, is_kept_by_no_cache
from tests.architecture.routes import FILES, routes
from tests.architecture.rows import QUERIES, WORDS, Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.sign_in import sign_in


ROUTES = {route.name: route for route in routes()}
WITHOUT_SIGNING_IN = (
    "about/",
    "accounts/",
    "health/",
    "calendar/",
    "deletion/",
    "learners/",
    "introduction/",
    "invitation/",
    "next/",
    "public/",
    "robots.txt",
)
OF_NO_COUNCIL = {name for name, route in ROUTES.items() if route.text.startswith(WITHOUT_SIGNING_IN)}
OF_EACH_REQUEST = re.compile(
    r'name="(?:csrfmiddlewaretoken|page_key|opened_on|facts_shown)" value="[\w=-]+"'
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|\b[0-9A-F]{8}\b"
)


def test_every_route_has_its_line_in_the_table():
    assert set(ROUTES) - OF_NO_COUNCIL - set(table()) == set()


def test_every_line_of_the_table_has_its_route():
    assert set(table()) - set(ROUTES) == set()


def test_a_line_names_a_row_where_its_address_has_one():
    wrong = [
        name
        for name, line in table().items()
        if line.has_row != bool(ROUTES[name].parameters - set(WORDS.get(name, ())))
    ]
    assert wrong == []


def test_there_are_enough_cases_to_trust():
    assert sum(len(list(cases(role, every=True))) for role in Role) >= 2000


@pytest.fixture(autouse=True)
def _quietly_on_the_day():
    """Thousands of refusals are no news, and writing them down takes longer than asking."""
    logging.disable(logging.ERROR)
    with clock.moved_to(TODAY):
        yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker):
    """Whose rows they are, by the words of the cases; made outside every request, once for all roles that ask."""
    with django_db_blocker.unblock(), transaction.atomic():
        council = CouncilFactory()
        employer_user = MembershipFactory(council=council, role=Role.EMPLOYER).user
        personal_adviser = MembershipFactory(council=council, role=Role.PERSONAL_ADVISER).user
        yield {
            OWN: Rows(council, personal_adviser=personal_adviser, employer_user=employer_user),
            COLLEAGUES: Rows(council),
            OTHER_COUNCILS: Rows(CouncilFactory()),
        }
        transaction.set_rollback(True)


def address(case: Case, rows: dict[str, Rows]) -> str:
    route = ROUTES[case.line.route]
    if case.whose in (NOBODYS, NO_ROW):
        return route.address(WORDS.get(route.name)) + QUERIES.get(route.name, "")
    owner = rows[case.whose]
    with council_context(owner.council.id):
        return owner.address(route, case.line.about) + QUERIES.get(route.name, "")


def signed_in_as(role: Role, rows: dict[str, Rows]) -> Client:
    own = rows[OWN]
    user = {Role.PERSONAL_ADVISER: own.personal_adviser, Role.EMPLOYER: own.employer_user}.get(role)
    membership = user.memberships.get() if user else MembershipFactory(council=own.council, role=role)
    return sign_in(Client(raise_request_exception=False), membership)


@contextmanager
def drawn_elsewhere(case: Case):
    """Whether they get in is decided before the page is drawn. Each is drawn in tests/web/kit/test_every_form, as it
    opens, and in tests/web/partial_forms, as an empty form leaves it; a refusal is drawn here."""
    route = case.line.route
    if not case.lets_in or case.is_out_of_reach or route in FILES or route.startswith("api-"):
        yield
        return
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loader, "render_to_string", lambda *told, **named: "")
        yield


def answer(client: Client, method: str, address: str):
    """The answer, with all that asking changed taken back."""
    if method == "GET":
        return client.get(address)
    with transaction.atomic():
        response = client.post(address)
        transaction.set_rollback(True)
    return response


def answer_of_the_view(known, case: Case, address: str) -> tuple[int, str]:
    """What the view itself answers to who is `known` from another request, without all that every address goes through.

    That takes ten times as long as a refusal: the page that says so is made of the answer, and of nothing else.
    """
    request = getattr(RequestFactory(), case.method.lower())(address)
    for name in ("user", "session", "viewer", "memberships"):
        setattr(request, name, getattr(known, name))
    request.resolver_match = match = resolve(request.path_info)
    audience = EMPLOYER if case.role == Role.EMPLOYER else STAFF
    viewer = known.viewer
    with transaction.atomic(), council_context(viewer.council_id, audience=audience, user_id=viewer.user_id):
        try:
            response = match.func(request, *match.args, **match.kwargs)
            transaction.set_rollback(True)
        except (PermissionDenied, Http404) as refusal:
            return (404 if isinstance(refusal, Http404) else 403), f"{type(refusal).__name__}: {refusal}"
        return told(response.render() if hasattr(response, "render") else response)


def told(response) -> tuple[int, str]:
    """What an answer tells, without what differs at each request: tokens, references, the id that was asked for."""
    return response.status_code, OF_EACH_REQUEST.sub("", getattr(response, "content", b"").decode(errors="replace"))


@pytest.mark.slow
@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.full)], ids=["its-own", "every-row"])
@pytest.mark.parametrize("role", Role)
def test_each_role_gets_in_where_the_table_says_and_nowhere_else(role, every, rows):
    client = signed_in_as(role, rows)
    asked = [
        (case, address(case, rows)) for case in sorted(cases(role, every=every), key=lambda case: case.whose != NOBODYS)
    ]
    unexpected, telling, badly_told, nobodys = [], [], [], {}
    known = client.get("/robots.txt").wsgi_request
    for case, place in asked:
        if case.is_looked_at:
            with nullcontext() if every else drawn_elsewhere(case):
                response = answer(client, case.method, place)
            badly_told += [f"{case}: {each}" for each in faults_of_headers(response)]
            if case.method == "GET" and not is_kept_by_no_cache(response):
                badly_told.append(f"{case}: a cache may keep it")
            said = told(response) if case.must_look_alike else (response.status_code, "")
        else:
            said = answer_of_the_view(known, case, place)
        if said[0] not in case.expected:
            unexpected.append(f"{case}: {said[0]}, not one of {sorted(case.expected)}")
        if case.must_look_alike:
            telling += [str(case)] if said != nobodys.setdefault((case.line.route, case.method), said) else []
    assert not unexpected, "\n".join(unexpected)
    assert not badly_told, "\n".join(["The headers of these answers are not as in headers.py:", *badly_told])
    assert not telling, "\n".join(["These answers tell that the row exists:", *telling])
