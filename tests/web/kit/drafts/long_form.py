"""One long form of the service: who fills it in, where most is typed, and what makes it right."""

from dataclasses import dataclass, field

from backend.councils.choices import Role
from tests.architecture.access import table
from tests.architecture.routes import routes
from tests.architecture.rows import QUERIES, Rows


ROUTES = {route.name: route for route in routes()}


@dataclass(frozen=True)
class LongForm:
    route: str
    role: Role
    box: str
    right: dict = field(default_factory=dict, hash=False)
    query: str = ""

    def __str__(self):
        return f"{self.route}{self.query}"

    def answers(self, rows: Rows) -> dict:
        """What makes the form right, where it must name a row too."""
        return {name: value(rows) if callable(value) else value for name, value in self.right.items()}

    def address(self, rows: Rows) -> str:
        line, route = table()[self.route], ROUTES[self.route]
        path = rows.address(route, line.about) if line.has_row else route.address()
        return path + (self.query or QUERIES.get(self.route, ""))
