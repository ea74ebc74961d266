"""A row of a file as the facts of one opportunity, or with what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.intake.files import cells
from backend.intake.files.dbs_checks import dbs_facts
from backend.intake.files.fields import (
    ADDRESS,
    BY_NAME,
    NOT_FACTS,
    POSTCODE,
    REFERENCE,
    TYPE,
    WAGE,
)
from backend.intake.files.problems import Problem, problem_of
from backend.intake.importer.facts import pay_facts
from backend.intake.readers.wages import parse_wage
from backend.opportunities.models import Opportunity
from backend.opportunities.sites import SiteFacts
from backend.tabular.table import Table, TableRow


@dataclass
class FileRow:
    number: int
    reference: str
    said: dict[str, str]  # the row as it was sent: column to text
    facts: dict[str, Any] = field(default_factory=dict)
    sites: list[SiteFacts] | None = None  # None where the file says nothing about places
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what was lost or changed on the way in


def rows_of(table: Table, columns: Mapping[str, str], default_type: str) -> list[FileRow]:
    """`columns`: field to heading."""
    places = {name: table.headings.index(heading) for name, heading in columns.items()}
    return [_RowParser(row, columns, places, default_type).row() for row in table.rows]


class _RowParser:
    def __init__(self, row: TableRow, columns: Mapping[str, str], places: Mapping[str, int], default_type: str):
        self.number, self.columns, self.default_type = row.number, columns, default_type
        self.texts = {name: _cell(row.cells, place) for name, place in places.items()}
        self.problems: list[Problem] = []

    def row(self) -> FileRow:
        found = {name: self._value(name, text) for name, text in self.texts.items()}
        reference = found.get(REFERENCE) or ""
        if not reference and not self.problems:
            self._refuse(REFERENCE, "reference-needed", "Give the row a reference that no other row has.")
        said = {self.columns[name]: text for name, text in self.texts.items()}
        row = FileRow(self.number, str(reference), said, problems=self.problems)
        if not self.problems:
            row.facts, row.sites = self._facts(found), self._sites(found)
        row.problems = self.problems
        return row

    def _value(self, name: str, text: str) -> Any:
        if not text:
            return None
        try:
            cells.refuse_spreadsheet_error(text)
            return BY_NAME[name].read(text)
        except cells.CellProblem as problem:
            self._refuse(name, problem.code, problem.reason)
            return None

    def _refuse(self, name: str, code: str, reason: str) -> None:
        self.problems.append(problem_of(self.columns, name, code, reason))

    def _facts(self, found: dict[str, Any]) -> dict[str, Any]:
        facts = {
            name: _nothing(name) if value is None else value for name, value in found.items() if name not in NOT_FACTS
        }
        facts[TYPE] = found.get(TYPE) or self.default_type
        if not facts[TYPE]:
            self._refuse(TYPE, "type-needed", "Say what type of opportunity it is.")
        return facts | self._pay(found) | dbs_facts(found)

    def _pay(self, found: dict[str, Any]) -> dict[str, Any]:
        """Amounts in columns of their own count; words are read only where there are none."""
        if not self.columns.keys() & {WAGE, "wage_from"}:
            return {}
        pay = pay_facts(found.get(WAGE) or parse_wage(""))
        if found.get("wage_from") is not None:
            amounts = {name: found.get(name) for name in ("wage_from", "wage_to")}
            pay |= amounts | {"wage_period": found.get("wage_period") or _period_of(amounts["wage_from"])}
        if pay["wage_from"] is not None and found.get("paid") is None:
            pay["paid"] = True
        return pay

    def _sites(self, found: dict[str, Any]) -> list[SiteFacts] | None:
        if not self.columns.keys() & {POSTCODE, ADDRESS}:
            return None
        postcodes, address = found.get(POSTCODE) or [], found.get(ADDRESS) or ""
        if not postcodes:
            return [SiteFacts(address=address)] if address else []
        return [SiteFacts(address=address, postcode=postcode) for postcode in postcodes]


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _nothing(name: str) -> Any:
    """What stands on an opportunity for a fact that is not recorded."""
    column = Opportunity._meta.get_field(name)
    if column.null:
        return None
    return "" if column.empty_strings_allowed else column.get_default()


def _period_of(amount) -> str:
    """The words' own rule: nobody is paid so much for less than a year."""
    return parse_wage(f"£{amount}").period or ""
