"""Every page of the council's side that names an employer whose checks have lapsed says so: looked for in every route.

The pages are those of the table of who gets in, so that a new page which forgets it fails here. Where a page says
nothing on purpose, its reason stands in `SAYS_NOTHING`.
"""

import datetime as dt
import re

import pytest
from django.test import Client

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.models import Check, Employer
from tests.architecture.access import Line, table
from tests.architecture.routes import routes
from tests.architecture.rows import QUERIES, WORDS, Rows
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory, MembershipFactory, worker
from tests.web.sign_in import sign_in


NAME = re.compile(r"Quillfeather \d+")
SAID = re.compile(r"not current|\"employer_checks_lapsed\":true")
STAFF = [role for role in Role if role != Role.EMPLOYER]
# Pages whose reader differs in what the page holds, not only in whether they get in.
DIFFERS_BY_ROLE = {"today"}
SAYS_NOTHING = {
    "administration": "says whom somebody signs in for; nobody is introduced from there",
    "administration-invite": "the same",
    "administration-member-role": "the same",
    "opportunity-preview": "the post as young people will read it, who are not told",
    "avoided-employer-readers": "that somebody avoids an employer does not hang on its checks",
    "avoided-employer-remove": "the same",
    "person-consent": "an agreement names whom it is for, whatever stands of its checks; to put forward says it",
    "delete-request-answer": "what was told is to be deleted, whatever stands of its checks",
    "opportunity-brief": "the words that its own people read of the post",
    "person-own-page-sheet": "what the young person reads, who is not told",
    "referral-letter": "goes to their work coach, who has nothing to do with the checks",
}
ROUTES = {route.name: route for route in routes()}


@pytest.fixture
def rows(db):
    """Rows for every address of the table, of employers who were verified and whose checks have ended since."""
    with clock.moved_to(TODAY):
        council = CouncilFactory()
        adviser = MembershipFactory(council=council, role=Role.PERSONAL_ADVISER).user
        own = Rows(council, personal_adviser=adviser)
        with council_context(council.id):
            places = {name: address(own, line) for name, line in table().items()}
            lapse(council)
        yield own, places


def address(own: Rows, line: Line) -> str:
    route = ROUTES[line.route]
    place = own.address(route, line.about) if line.has_row else route.address(WORDS.get(line.route))
    return place + QUERIES.get(line.route, "")


def lapse(council):
    for employer in Employer.objects.for_council(council):
        named = {"name": f"Quillfeather {employer.pk}", "verified_at": clock.now(), "verified_by": worker(council)}
        Employer.objects.filter(pk=employer.pk).update(**named)
    ended = clock.today() - dt.timedelta(days=1)
    Check.objects.filter(council=council).update(checked_on=ended - dt.timedelta(days=300), next_check_on=ended)


def readers(line: Line, *, every: bool) -> list[Role]:
    found = [role for role in STAFF if line.lets(role, "GET")]
    return found if every or line.route in DIFFERS_BY_ROLE else found[:1]


@pytest.mark.slow
@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.full)], ids=["a-reader", "each-reader"])
def test_every_page_that_names_an_employer_says_that_its_checks_have_lapsed(every, rows):
    own, places = rows
    clients, silent, named = {}, set(), set()
    for line in table().values():
        for role in readers(line, every=every):
            client = clients.get(role) or clients.setdefault(role, signed_in_as(role, own))
            body = text_of_answer(client.get(places[line.route]))
            if NAME.search(body):
                named.add(line.route)
                silent |= set() if SAID.search(body) else {f"{line.route} ({role})"}
    unexplained = sorted(each for each in silent if each.split()[0] not in SAYS_NOTHING)
    assert len(named) > 50, "the walk meets the pages"
    assert not unexplained, "\n".join(["These pages name the employer and say nothing:", *unexplained])
    assert set(SAYS_NOTHING) <= {each.split()[0] for each in silent}, "an exception that no page needs"


def signed_in_as(role: Role, own: Rows) -> Client:
    if role == Role.PERSONAL_ADVISER:
        return sign_in(Client(), own.personal_adviser.memberships.get())
    return sign_in(Client(), MembershipFactory(council=own.council, role=role))


def text_of_answer(response) -> str:
    if response.status_code != 200:
        return ""
    parts = response.streaming_content if response.streaming else [response.content]
    return b"".join(parts).decode(errors="replace")
