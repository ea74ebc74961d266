"""A file of what people do, as rows: which column is which, and what each cell says. It knows no young person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings

from backend.core.deadline import reading_within
from backend.core.errors import Refused
from backend.tabular import workbook
from backend.tabular.cells import Reader
from backend.tabular.csv_text import read_csv
from backend.tabular.days import read_day
from backend.tabular.errors import UnreadableCell
from backend.tabular.headings import guessed, refuse_wrong_choice
from backend.tabular.signatures import ZIP, refuse_other_formats
from backend.tabular.table import Table, TableLimits
from backend.tabular.text import plain


MOST_ROWS = 1_000
LARGEST_BYTES = 2 * 1024 * 1024
LIMITS = TableLimits(rows=MOST_ROWS, content="young people")
day: Reader = partial(read_day, years=range(1990, 2101), short_years=False)
SAID = {
    "not-a-date": "is not a date: write it like 31/12/2026.",
    "no-such-day": "is a day that no calendar has.",
    "year-outside": "lies before {first} or after {last}: correct the year.",
    "not-hours": "is not a number of hours a week, like 16 or 22.5.",
    "not-in-the-list": "is not in the list: write one of {listed}.",
    "too-long": "is longer than {most} letters.",
}


@dataclass(frozen=True)
class Column:
    """`known` are the headings that it usually has, in plain letters."""

    name: str
    label: str
    read: Reader
    known: tuple[str, ...] = ()
    is_needed: bool = False


@dataclass(frozen=True)
class FileRow:
    """`number` is what a spreadsheet shows beside it; `cells` are its filled ones, by column, as they are written."""

    number: int
    cells: Mapping[str, str]


def words(most: int) -> Reader:
    def read(cell: str) -> str:
        written = " ".join(cell.split())
        if len(written) > most:
            raise UnreadableCell("too-long", most=most)
        return written

    return read


def read_table(data: bytes) -> Table:
    """The one table of a CSV file, or the first sheet of a workbook."""
    if len(data) > LARGEST_BYTES:
        raise Refused("The file is larger than 2 MB: split it into smaller files.", "content")
    refuse_other_formats(data)
    with reading_within(settings.FILE_READING_SECONDS):
        if not data.startswith(ZIP):
            return read_csv(data, LIMITS)
        workbook.look_through(data, LIMITS)
        return workbook.read_sheet(data, workbook.sheet_names(data)[0], LIMITS)


def columns_in(table: Table, columns: Sequence[Column], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Column to heading: as chosen, else as the headings tell."""
    known = {plain(way): each.name for each in columns for way in (each.name, each.label, *each.known)}
    found = guessed(table.headings, known, chosen)
    refuse_wrong_choice(found, table.headings, {each.name: each.label for each in columns})
    return found


def missing_in(found: Mapping[str, str], columns: Iterable[Column]) -> list[str]:
    return [each.label for each in columns if each.is_needed and each.name not in found]


def rows_of(table: Table, found: Mapping[str, str]) -> list[FileRow]:
    places = {name: table.headings.index(heading) for name, heading in found.items()}
    return [
        FileRow(
            row.number, {name: row.cells[at] for name, at in places.items() if at < len(row.cells) and row.cells[at]}
        )
        for row in table.rows
    ]


def values_of(row: FileRow, columns: Iterable[Column]) -> dict[str, Any]:
    """What the cells say; raises Refused that names the column of the first that cannot be read."""
    values: dict[str, Any] = {}
    for column in columns:
        cell = row.cells.get(column.name, "").strip()
        if not cell and column.is_needed:
            raise Refused(f"{column.label} is empty.", column.name)
        try:
            values[column.name] = column.read(cell) if cell else None
        except UnreadableCell as problem:
            said = SAID.get(problem.code, "cannot be read.").format(**problem.facts)
            raise Refused(f"{column.label} {said}", column.name) from problem
    return values
