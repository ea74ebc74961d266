"""The table of who gets in, and every case that follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.councils.choices import Role
from tests.architecture.rows import KINDS


TABLE = Path(__file__).with_name("access.txt")
COLUMNS = {"adviser": Role.EET_ADVISER, "officer": Role.ENGAGEMENT_OFFICER}
LETTERS = {"GET": "r", "POST": "w"}
NO_ROW = "no row"
OWN, COLLEAGUES, OTHER_COUNCILS, NOBODYS = "own", "a colleague's", "another council's", "nobody's"
SAY_IT_IS_GONE = {"administration-job-replay"}  # and lead back, whether or not there ever was such a row
GOT_IN = frozenset({200, 302})

# Roles to whom a colleague's row of that sort does not exist.
OF_THEIR_OWN = frozenset({Role.PERSONAL_ADVISER, Role.EMPLOYER})
OF_EMPLOYERS = frozenset({Role.EMPLOYER})
NARROWED = {kind.partition(":")[0]: OF_THEIR_OWN for kind in KINDS} | dict.fromkeys(
    ("opportunity", "opportunity_file", "shared", "employer", "contact", "invitation"), OF_EMPLOYERS
)


@dataclass(frozen=True)
class Line:
    """One route of the table: what its address is about, and the letters of each role."""

    route: str
    about: str
    letters: dict[Role, str]

    def lets(self, role: Role, method: str) -> bool:
        return LETTERS[method] in self.letters[role]

    def answers(self, method: str) -> bool:
        return any(self.lets(role, method) for role in Role)

    @property
    def has_row(self) -> bool:
        return self.about != "-"

    @property
    def sort(self) -> str:
        """What the row is, whatever state it has to be in for this page: "referral:accepted" is a referral."""
        return self.about.partition(":")[0]


@dataclass(frozen=True)
class Case:
    line: Line
    role: Role
    method: str
    whose: str
    is_looked_at: bool  # whether it is this role that opens the page before a landing, of all whom it lets in

    def __str__(self):
        return f"{self.role} {self.method} {self.line.route} ({self.whose})"

    @property
    def is_out_of_reach(self) -> bool:
        """Whether the row must look to this role as if it did not exist."""
        return self.whose in (COLLEAGUES, OTHER_COUNCILS, NOBODYS)

    @property
    def lets_in(self) -> bool:
        """Whether the role may open the page of some row."""
        return self.line.lets(self.role, self.method)

    @property
    def expected(self) -> frozenset[int]:
        if not self.lets_in:
            return frozenset({403, 404} if self.line.answers(self.method) else {403, 404, 405})
        missing = self.is_out_of_reach and self.line.route not in SAY_IT_IS_GONE
        return frozenset({404}) if missing else GOT_IN

    @property
    def must_look_alike(self) -> bool:
        """Whether the answer may not tell this row from one that does not exist."""
        return self.line.has_row and (self.is_out_of_reach or not may_read(self.role, self.line.sort))


@cache
def table() -> dict[str, Line]:
    header, *lines = (line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#"))
    roles = [COLUMNS.get(name) or Role(name) for name in header[2:]]
    assert set(roles) == set(Role), "every role has a column"
    return {name: _line(name, about, dict(zip(roles, letters, strict=True))) for name, about, *letters in lines}


def may_read(role: Role, sort: str) -> bool:
    """Whether the role has any page that shows such a row."""
    return any(line.lets(role, "GET") for line in table().values() if line.sort == sort)


def _line(name: str, about: str, letters: dict[Role, str]) -> Line:
    assert set(letters.values()) <= {"r", "w", "rw", "-"}, f"{name} has a letter that means nothing"
    assert about == "-" or about in KINDS, f"{name} is about {about}, which no test can make"
    return Line(name, about, letters)


def cases(role: Role, *, every: bool) -> Iterator[Case]:
    """Every refusal of a role, and each page that lets in as one of those it lets in; with `every` as each of them.

    With `every` also, where a role is refused whatever the row, each row that is not its own, and nobody's.
    """
    for number, line in enumerate(table().values()):
        for method in LETTERS:
            let_in = [each for each in Role if line.lets(each, method)]
            looks = let_in and role == let_in[number % len(let_in)]
            for whose in owners(line, role):
                refused_for_its_row = role in let_in and whose not in (OWN, NO_ROW)
                refused_whatever_the_row = role not in let_in and whose in (OWN, NO_ROW)
                if every or looks or refused_for_its_row or refused_whatever_the_row:
                    yield Case(line, role, method, whose, bool(every or looks))


def owners(line: Line, role: Role) -> tuple[str, ...]:
    """Whose rows to ask for. Where a role reaches all of its council's, a colleague's is one of its own."""
    if not line.has_row:
        return (NO_ROW,)
    colleagues = (COLLEAGUES,) if role in NARROWED[line.sort] else ()
    return (OWN, *colleagues, OTHER_COUNCILS, NOBODYS)
