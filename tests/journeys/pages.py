"""Every page of the service for every role that may read it, from the table of who gets in."""

from collections.abc import Iterator

from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.architecture.access import Line, table
from tests.architecture.routes import FILES, routes
from tests.architecture.rows import QUERIES, Rows
from tests.factories.councils import CouncilFactory
from tests.journeys.people import member


ROUTES = {route.name: route for route in routes()}
LEADS_ON = {"home", "referral-step"}  # send everybody to another page


def pages() -> list[Line]:
    return [line for line in table().values() if line.answers("GET") and not is_no_page(line.route)]


def is_no_page(route: str) -> bool:
    return route.startswith("api-") or route in FILES | LEADS_ON


def readers(line: Line) -> Iterator[Role]:
    return (role for role in Role if line.lets(role, "GET"))


def visits() -> list[tuple[str, Role]]:
    return [(line.route, role) for line in pages() for role in readers(line)]


class World:
    """A council with somebody in each role and one row of each kind."""

    def __init__(self):
        self.council = CouncilFactory()
        self.members = {role: member(self.council, role, f"Robin {role.label}") for role in Role}
        self.rows = self.more_rows()
        with council_context(self.council.id):
            self.addresses = {line.route: self._address(self.rows, line.route) for line in pages()}

    def more_rows(self) -> Rows:
        mine = {"personal_adviser": Role.PERSONAL_ADVISER, "employer_user": Role.EMPLOYER}
        return Rows(self.council, **{name: self.members[role].user for name, role in mine.items()})

    def address_of_its_own(self, route: str) -> str:
        """Of a page about a row that nothing else looks at, so that it may be changed."""
        with council_context(self.council.id):
            return self._address(self.more_rows(), route)

    def _address(self, rows: Rows, route: str) -> str:
        line, page = table()[route], ROUTES[route]
        path = rows.address(page, line.about) if line.has_row else page.address()
        return path + QUERIES.get(route, "")
