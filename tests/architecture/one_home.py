"""Rules that have one home: what gives a second one away in the source, and where it may stand."""

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

import matching
from tests.architecture.layers import PROJECT


PACKAGES = ("backend", "matching", "worker")


@dataclass(frozen=True)
class Rule:
    """`gives_away` says of a node that it does what only the home may; `planted` is a sample that it must find."""

    name: str
    gives_away: Callable[[ast.AST], bool]
    home: str  # a file or a folder
    planted: str
    exceptions: dict[str, str] = field(default_factory=dict)  # path: why it may as well

    def second_homes(self) -> list[str]:
        allowed = (self.home, *self.exceptions)
        return [
            f"{path}:{line}"
            for path, nodes in sources().items()
            if not path.startswith(allowed)
            for line in self.found_in(nodes)
        ]

    def found_in(self, nodes: Iterable[ast.AST]) -> list[int]:
        return [getattr(node, "lineno", 0) for node in nodes if self.gives_away(node)]


@cache
def sources() -> dict[str, list[ast.AST]]:
    """By the path of each file of the product what stands in it."""
    every = (path for package in PACKAGES for path in sorted((PROJECT / package).rglob("*.py")))
    written = [path for path in every if "migrations" not in path.parts]
    return {str(path.relative_to(PROJECT)): nodes_of(path.read_text()) for path in written}


def nodes_of(source: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source)))


def _uses(*names: str) -> Callable[[ast.AST], bool]:
    """A name, an attribute or an import of that name."""

    def gives_away(node: ast.AST) -> bool:
        if isinstance(node, ast.ImportFrom | ast.Import):
            return any(alias.name in names for alias in node.names)
        return isinstance(node, ast.Attribute) and node.attr in names

    return gives_away


def _a_moment_in_utc(node: ast.AST) -> bool:
    """The day, or the words, of a moment as the database gives it, which is an hour behind in summer."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date":
        return _is_a_moment(node.func.value)
    return isinstance(node, ast.FormattedValue) and node.format_spec is not None and _is_a_moment(node.value)


def _is_a_moment(node: ast.AST) -> bool:
    localised = isinstance(node, ast.Call) and "localtime" in ast.dump(node.func)
    return localised or (isinstance(node, ast.Attribute) and node.attr.endswith("_at"))


def _a_talk_by_its_record(node: ast.AST) -> bool:
    """Contacts that are judged by when they were recorded: a talk of before may be written down late."""
    names = {each.arg or "" for each in node.keywords} if isinstance(node, ast.Call) else set()
    by_record = any(each.startswith(("created_at__", "recorded_at__")) for each in names)
    return by_record and bool(names & {"reached", "on__gte", "day__gte"})


def _imports(module: str, name: str) -> Callable[[ast.AST], bool]:
    return lambda node: (
        isinstance(node, ast.ImportFrom) and node.module == module and any(each.name == name for each in node.names)
    )


def _to_a_young_person(node: ast.AST) -> bool:
    """Something is called with the address of a young person to send to."""
    sent = [each.value for each in node.keywords if each.arg == "to"] if isinstance(node, ast.Call) else []
    parts = [part for value in sent for part in ast.walk(value)]
    named = {part.id if isinstance(part, ast.Name) else getattr(part, "attr", "") for part in parts}
    return bool(named & {"care_leaver", "person", "young_person"})


def _the_last_arrangement(node: ast.AST) -> bool:
    """Events that say when an interview is, chosen for what stands."""
    asked = {each.arg: each.value for each in node.keywords} if isinstance(node, ast.Call) else {}
    chosen = asked.get("step__in")
    return isinstance(chosen, ast.Name) and chosen.id == "ARRANGES"


def _text(pattern: str) -> Callable[[ast.AST], bool]:
    sought = re.compile(pattern)
    return lambda node: bool(isinstance(node, ast.Constant) and sought.search(str(node.value)))


def _number_called(pattern: str, *numbers: int) -> Callable[[ast.AST], bool]:
    """A constant of such a name that is set to one of the numbers, alone or among others."""
    sought = re.compile(pattern)

    def gives_away(node: ast.AST) -> bool:
        if not isinstance(node, ast.Assign):
            return False
        names = {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
        values = {each.value for each in ast.walk(node.value) if isinstance(each, ast.Constant)}
        return any(map(sought.fullmatch, names)) and not values.isdisjoint(numbers)

    return gives_away


def _few(node: ast.AST) -> bool:
    """`0 < count < 5`, or a constant with a name such as `SMALLEST_COUNT`."""
    if isinstance(node, ast.Compare) and len(node.ops) == 2 and isinstance(node.ops[1], ast.Lt):
        ends = [each.value for each in (node.left, node.comparators[1]) if isinstance(each, ast.Constant)]
        return len(ends) == 2 and ends[0] in (0, 1) and ends[1] in range(3, 12)
    return _number_called(r"\w*(SMALLEST|SUPPRESS|FEWEST|LEAST_CELL)\w*", *range(3, 12))(node)


def _lists_types(node: ast.AST) -> bool:
    """A collection or a class that names nearly all types of opportunity."""
    if isinstance(node, ast.ClassDef):
        parts = [each.value for each in node.body if isinstance(each, ast.Assign)]
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        parts = list(node.elts)
    elif isinstance(node, ast.Dict):
        parts = [key for key in node.keys if key]
    else:
        return False
    named = {each.value for part in parts for each in ast.walk(part) if isinstance(each, ast.Constant)}
    return len(named & set(matching.TYPES)) >= len(matching.TYPES) - 1


def _formula_signs(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return str(node.value).startswith("=+-@")
    signs = {each.value for each in getattr(node, "elts", ()) if isinstance(each, ast.Constant)}
    return {"=", "+", "-", "@"} <= signs


def _home_facts(node: ast.AST) -> bool:
    keys = {key.value for key in node.keys if isinstance(key, ast.Constant)} if isinstance(node, ast.Dict) else set()
    return {"home_easting", "home_authority_code"} <= keys


def _weeks_a_year(node: ast.AST) -> bool:
    is_decimal = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Decimal"
    return is_decimal and any(isinstance(each, ast.Constant) and each.value in (52, "52") for each in node.args)


OWN_FILES = "reads back what we wrote ourselves"
COLLEAGUES = "to colleagues"
RULES = (
    Rule(
        "digests",
        _uses("sha256", "sha1", "md5", "hashlib"),
        "backend/core/digest.py",
        "import hashlib\nhashlib.sha256(b'')",
        {
            "backend/demo/preparation.py": "of names of static files, fed bit by bit; only the demo compares it",
            "matching/trials/draw.py": "of the draw of a trial, which anybody can make again from seed, week and key",
        },
    ),
    Rule(
        "a talk since a fact",
        _a_talk_by_its_record,
        "backend/placements/talks.py",
        'Contact.objects.filter(reached=True, created_at__gt=OuterRef("moved_at"))',
        {"backend/care_leavers/models/own_messages.py": "tries, in which nobody was reached: the opposite of a talk"},
    ),
    Rule(
        "who is written to",
        _imports("backend.notifications.services", "send"),
        "backend/care_leavers/writing.py",
        "from backend.notifications.services import send",
        {
            "backend/care_leavers/mark_readers.py": COLLEAGUES,
            "backend/care_leavers/own_messages.py": "to the address that the council gave for what cannot wait",
            "backend/employers/concerns.py": COLLEAGUES,
            "backend/employers/messages.py": "to the contacts of an employer",
            "backend/intake/sync/ending.py": COLLEAGUES,
            "backend/notifications/": "to whoever is invited, signs in or is a member",
            "backend/opportunities/pay_below_floor.py": "to the contacts of an employer and to colleagues",
            "backend/referrals/introduction_links.py": "a code to the contact whose link it is",
            "backend/activities/provider_lists.py": "to providers",
            "backend/referrals/worker_messages.py": COLLEAGUES,
            "backend/web/staff/today/echoes.py": COLLEAGUES,
        },
    ),
    Rule(
        "the address of a young person",
        _to_a_young_person,
        "backend/care_leavers/writing.py",
        "send(council=council, to=person.email, subject=SUBJECT)",
    ),
    Rule(
        "when an interview is",
        _the_last_arrangement,
        "backend/referrals/models/referral.py",
        'ReferralEvent.objects.filter(referral=OuterRef("pk"), step__in=ARRANGES)',
    ),
    Rule(
        "the day of a moment",
        _a_moment_in_utc,
        "backend/core/clock.py",
        'f"It was answered on {row.answered_at:%-d %B %Y}."',
    ),
    Rule(
        "days of others",
        _uses("fromisoformat", "strptime"),
        "backend/tabular/days.py",
        "dt.date.fromisoformat(cell)",
        {
            "backend/reference/": "our own files of facts, refused as a whole where a day is wrong",
            "backend/shortlists/snapshots.py": OWN_FILES,
            "backend/audit/changed_after.py": "the moment that we wrote beside a change ourselves",
            "backend/ranking/": OWN_FILES,
            "backend/placements/promises_read.py": "the days of our own rows, read many at once",
            "backend/referrals/papers_sent.py": "the moments of our own rows, put into JSON by PostgreSQL",
            "backend/referrals/last_days.py": "the days that we wrote beside what was sent ourselves",
            "backend/referrals/seen_details.py": "the moments that we wrote beside what was seen ourselves",
            "backend/support/household_sums.py": "the answers of our own rows, as they were kept",
            "backend/web/staff/plans/": "the days of a review of ours, as it was kept",
            "backend/web/staff/really_have/": "the answers of our own rows, as they were kept",
            "backend/web/staff/today/": "the days of what was done, of a union of queries and of our own addresses",
            "matching/": "days of the contract, which are ISO",
        },
    ),
    Rule(
        "postcodes",
        _text(r"\[A-Z\]\{1,2\}"),
        "backend/reference/postcodes.py",
        'PATTERN = "[A-Z]{1,2}[0-9][A-Z0-9]?"',
    ),
    Rule(
        "schema.org JobPosting",
        _text(r"^(baseSalary|jobLocation|validThrough|hiringOrganization)$"),
        "backend/intake/formats/job_posting.py",
        'posting.get("baseSalary")',
        {"backend/opportunities/job_posting.py": "writes them for search engines"},
    ),
    Rule("tables", _uses("openpyxl"), "backend/tabular/", "import openpyxl"),
    Rule("encodings", _text(r"^(cp1252|windows-1252|latin-1)$"), "backend/tabular/", 'data.decode("cp1252")'),
    Rule("formulas", _formula_signs, "backend/tabular/text.py", 'SIGNS = "=+-@"'),
    Rule(
        "small numbers",
        _few,
        "backend/core/small_numbers.py",
        "SMALLEST_COUNT_SHOWN = 5",
        {"matching/vocabulary.py": "the engine imports nothing of ours; a test holds the two equal"},
    ),
    Rule(
        "oldest age",
        _number_called(r"_?OLDEST\w*", 25),
        "backend/care_leavers/ages.py",
        "YOUNGEST, OLDEST = 15, 25",
    ),
    Rule(
        "types of opportunity",
        _lists_types,
        "backend/reference/choices.py",
        f"TYPES_WANTED = {matching.TYPES!r}",
        {"matching/vocabulary.py": "the contract of the engine; a test holds the two equal"},
    ),
    Rule(
        "where a home lies",
        _home_facts,
        "backend/care_leavers/homes.py",
        'facts = {"home_easting": 1, "home_authority_code": ""}',
        {"backend/demo/borough/profiles.py": "invented homes are drawn from the directory itself"},
    ),
    Rule(
        "pay by the year",
        _weeks_a_year,
        "backend/opportunities/pay.py",
        "WEEKS_A_YEAR = Decimal(52)",
        {
            "backend/tabular/durations.py": "how long a contract lasts, which is no pay",
            "backend/support/household/": "the year that benefits count by, in plain Python that knows nothing of ours",
        },
    ),
)
