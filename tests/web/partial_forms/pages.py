"""Every page that takes a form, with who may send it, in a world of one council."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse
from django_filters import FilterSet

from backend.accounts.services import create_user
from backend.accounts.session_lock import lock
from backend.activities.provider_lists import ask_provider
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.invitations import invite
from backend.placements.term_choices import TermKind
from backend.referrals.introduction_links import new_link
from tests.architecture.access import table
from tests.architecture.routes import routes
from tests.architecture.rows import QUERIES, WORDS, Rows
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.employer_portal.by_link.links import DELETION_DOOR, LEARNERS_DOOR
from tests.web.pages import page_of
from tests.web.sign_in import second_factor, sign_in


ROUTES = {route.name: route for route in routes()}
# Steps of a page that show another form than the table's address: by what stands behind the address, and as whom.
OTHER_STEPS = {
    "match-decide": ("?kind=not_this_one", "?kind=ask", "?kind=nobodys"),
    "employer-referral-answer": (
        "?answer=interview",
        "?answer=interview_moved",
        "?answer=interview_held",
        "?answer=interview_called_off",
        "?answer=declined_by_employer",
        "?answer=question",
        "?answer=has_started",
        "?answer=not_started",
        "?answer=nobodys",
    ),
    "opportunity-add": ("", "?type=nobodys"),
    "opportunity-begin": ("", "?type=nobodys"),
    "opportunity-file-columns": ("?sheet=nobodys",),
}
CORRECTS_A_TERM = "placement-term-correct"  # whose form is another for each kind
ABOUT_A_LINE = {"today-later", "today-hand-over"}  # of Today, named as its menus name it
OTHER_ROLES = {"token-add": Role.EMPLOYER}
PASSWORD = "a long and quiet passphrase"
OF_AN_ACCOUNT = ("accounts/", "invitation/")
BY_LINK = ("introduction-link", "introduction-code")
IN_BY_LINK = ("deletion", "learners")  # pages of somebody who has come in
# What is kept beside the work, on purpose, whether or not the work is done.
KEPT_ANYWAY = ("accounts", "account", "audit", "api", "auth", "contenttypes", "drafts", "mfa", "pghistory", "reference")
KEPT_ANYWAY += ("sessions", "core")


@dataclass(frozen=True)
class Page:
    route: str
    method: str
    role: Role | None  # None: nobody is signed in
    query: str = ""
    term: str = ""

    def __str__(self):
        return f"{self.method} {self.route}{self.query}{self.term and ' of ' + self.term} ({self.role or 'nobody'})"


def pages() -> Iterator[Page]:
    """By whoever may write there; of pages that are only read, those whose code names a form."""
    for line in table().values():
        method = "POST" if line.answers("POST") else "GET"
        if method == "GET" and not _names_a_form(line.route):
            continue
        role = next((role for role in Role if line.lets(role, method)), None)
        if role:
            yield Page(line.route, method, role, QUERIES.get(line.route, ""))
            yield from (Page(line.route, method, role, query) for query in OTHER_STEPS.get(line.route, ()))
            if line.route == CORRECTS_A_TERM:
                yield from (Page(line.route, method, role, term=kind) for kind in TermKind)
        if line.route in OTHER_ROLES:
            yield Page(line.route, method, OTHER_ROLES[line.route])
    for route in ROUTES.values():
        if route.text.startswith(OF_AN_ACCOUNT):
            yield from (Page(route.name, "POST", role) for role in (None, Role.EET_ADVISER))
    yield from (Page(route, "POST", None) for route in BY_LINK)
    yield from (Page(route, "GET", None) for route in IN_BY_LINK)


def _names_a_form(route: str) -> bool:
    """Whether the module of its view has a form, or a filter of lists, among its names."""
    view = sys.modules[ROUTES[route].view.__module__]
    return any(isinstance(each, type) and issubclass(each, BaseForm | FilterSet) for each in vars(view).values())


class FormWorld:
    """One council with a row for every address, and a browser for every role."""

    def __init__(self):
        self.council = CouncilFactory()
        self.employer_user = MembershipFactory(council=self.council, role=Role.EMPLOYER).user
        self.personal_adviser = MembershipFactory(council=self.council, role=Role.PERSONAL_ADVISER).user
        self.rows = Rows(self.council, personal_adviser=self.personal_adviser, employer_user=self.employer_user)
        self.sessions: dict[Role, str] = {}

    def ready(self, page: Page) -> tuple[Client, str]:
        """A browser and the address to ask, with the rows they need made; before anything that is taken back."""
        client, address = Client(), self._address(page)
        if page.route in ABOUT_A_LINE:
            address = self._about_a_line(page.role, address)
        if page.route in IN_BY_LINK:
            return self._in_by_link[page.route], address
        if page.role:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._session(page.role)
        elif page.route == "mfa_authenticate":
            client.cookies[settings.SESSION_COOKIE_NAME] = self._half_signed_in
        elif page.route == "unlock":
            client.cookies[settings.SESSION_COOKIE_NAME] = self._locked
        return client, address

    def _about_a_line(self, role: Role, address: str) -> str:
        """As the menu of a line leads there: of somebody whom nobody advises yet."""
        with council_context(self.council.id):
            CareLeaverFactory(council=self.council, eet_adviser=None)
        browser = Client()
        browser.cookies[settings.SESSION_COOKIE_NAME] = self._session(role)
        today = page_of(browser.get(reverse("today"), {"whose": "all"}))
        return today.select(f".onward-drop__menu a[href^='{address}?']")[0]["href"]

    @cached_property
    def _in_by_link(self) -> dict[str, Client]:
        """Browsers of who was asked to delete something, and of who was asked whom they still have."""
        with council_context(self.council.id):
            contact = self.rows.delete_request.employer.contacts.order_by("id").first()
            ask_provider(provider=self.rows.enrolment.provider, by=self.rows.adviser)
            return {
                "deletion": DELETION_DOOR.come_in(Client(), contact),
                "learners": LEARNERS_DOOR.come_in(Client(), self.rows.provider),
            }

    @cached_property
    def _half_signed_in(self) -> str:
        """The session of somebody who gave their password and is asked for the code."""
        user = create_user(email="amina@council.example", name="Amina", password=PASSWORD, by=None)
        second_factor(user)
        client = Client()
        client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    @cached_property
    def _locked(self) -> str:
        """The session of somebody who went away from their desk."""
        client = sign_in(Client(), MembershipFactory(council=self.council, role=Role.STAFF))
        session = client.session
        lock(session)
        session.save()
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    @cached_property
    def _invitation_secret(self) -> str:
        facts = {"email": "noor@council.example", "name": "Noor Ali", "role": Role.STAFF}
        inviter = MembershipFactory(council=self.council, role=Role.ADMINISTRATOR).user
        return invite(council=self.council, by=inviter, **facts)[1]

    def _session(self, role: Role) -> str:
        if role not in self.sessions:
            user = {Role.PERSONAL_ADVISER: self.personal_adviser, Role.EMPLOYER: self.employer_user}.get(role)
            found = user.memberships.get() if user else MembershipFactory(council=self.council, role=role)
            self.sessions[role] = sign_in(Client(), found).cookies[settings.SESSION_COOKIE_NAME].value
        return self.sessions[role]

    def _address(self, page: Page) -> str:
        route, line = ROUTES[page.route], table().get(page.route)
        with council_context(self.council.id):
            if page.route == "invitation":
                return route.address({"council": self.council.public_id, "secret": self._invitation_secret})
            if page.route in BY_LINK:
                referral = self.rows.referral
                return route.address({"token": new_link(referral, referral.employer.contacts.first())})
            if page.term:
                return route.address({"public_id": self.rows.terms[page.term].public_id})
            if line is None or not line.has_row:
                return route.address(WORDS.get(route.name)) + page.query
            return self.rows.address(route, line.about) + page.query

    def row_counts(self) -> dict[str, int]:
        """How many rows each table of the service holds; histories tell of changed ones too."""
        tables = {each._meta.db_table for each in apps.get_models() if each._meta.app_label not in KEPT_ANYWAY}
        counts = [f"SELECT '{name}', count(*) FROM {name}" for name in sorted(tables - {"pghistory_events"})]
        with council_context(self.council.id), connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(counts))
            return dict(cursor.fetchall())
