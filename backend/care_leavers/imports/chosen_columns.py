"""A file with headings of its own: what stands in its tables, and the columns that a person chose for our facts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from backend.care_leavers.imports.case_system_tables import tables_in
from backend.care_leavers.imports.columns import BY_NAME, LISTS, REQUIRED
from backend.care_leavers.imports.headings import KNOWN
from backend.care_leavers.imports.layout import Layout, Mapped, Source, bare, mapped
from backend.care_leavers.imports.other_layouts import SSD, about_birth, uncertain_birth
from backend.care_leavers.imports.parsed import UnknownColumns
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.tabular.errors import UnreadableCell
from backend.tabular.headings import guessed, refuse_wrong_choice
from backend.tabular.table import Table
from backend.tabular.text import plain


LOOKS = 2
TRIED = 20  # cells
SHOWN = 24  # signs of what a cell looks like
GONE = "The file has no longer the columns that were chosen for it; say which column is which."
READS = {ours: source.reads for ours, source in SSD.columns.items()}


@dataclass(frozen=True)
class ChosenColumns:
    """Our column to the heading of the file, in one of its tables."""

    table: str
    columns: Mapping[str, str]


def glimpses(data: bytes) -> list[dict]:
    """Of each table its name, rows, headings, and by heading how many cells are filled and what two of them look like.

    `unread` are headings of a usual name over cells that this column does not read, as names where it takes addresses.
    Digits are shown as 9 and letters as x: whoever chooses columns may not be one who reads names.
    """
    return [
        {
            "name": name,
            "rows": len(table.rows),
            "headings": table.headings,
            "filled": [sum(1 for _ in _filled(table, place)) for place in range(len(table.headings))],
            "looks": [_looks(table, place) for place in range(len(table.headings))],
            "unread": _unread(table),
        }
        for name, table in tables_in(data).items()
    ]


def _filled(table: Table, place: int) -> Iterable[str]:
    return (row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place].strip())


def _unread(table: Table) -> list[str]:
    found = guessed(table.headings, KNOWN)
    return [heading for ours, heading in found.items() if not _reads(ours, table, table.headings.index(heading))]


def _reads(ours: str, table: Table, place: int) -> bool:
    """Of the first cells at least half."""
    tried = list(islice(_filled(table, place), TRIED))
    return 2 * sum(_is_read(ours, cell) for cell in tried) >= len(tried)


def _is_read(ours: str, cell: str) -> bool:
    try:
        BY_NAME[ours].read(_reader(ours)(cell))
    except UnreadableCell:
        return False
    return True


def _looks(table: Table, place: int) -> list[str]:
    hidden = (_hidden(cell) for cell in _filled(table, place))
    return list(dict.fromkeys(hidden))[:LOOKS]


def _hidden(cell: str) -> str:
    return re.sub(r"[^\W\d_]", "x", re.sub(r"\d", "9", cell[:SHOWN]))


def proposed(glimpse: Mapping, remembered: Mapping[str, str] | None = None) -> dict[str, str]:
    """What was chosen before, and of usual names those whose cells can be read."""
    before = remembered or {}
    found = guessed(glimpse["headings"], KNOWN, before)
    return {
        ours: heading
        for ours, heading in found.items()
        if heading not in glimpse["unread"] or plain(before.get(ours, "")) == plain(heading)
    }


def likeliest(found: Sequence[dict]) -> dict:
    """The table in which most of our columns are found."""
    return max(found, key=lambda each: (len(proposed(each)), each["rows"]))


def headings_digest(headings: Iterable[str]) -> str:
    """The same for the same headings in whatever order."""
    return json_digest(sorted(map(plain, headings)))


def refuse_unusable(columns: Mapping[str, str], headings: Sequence[str]) -> None:
    """What is needed is named, every column is there, and no column says two things."""
    for name in REQUIRED:
        if not columns.get(name):
            raise Refused(f"Say which column holds “{label(name)}”: every young person needs one.", name)
    refuse_wrong_choice(columns, headings, {name: label(name) for name in BY_NAME})


def label(column: str) -> str:
    words = column.replace("_", " ").capitalize()
    return words.replace("ehcp", "EHCP").replace("Eet", "EET").replace("Esol", "ESOL").replace("3y", "in 3 years")


def mapped_as_chosen(data: bytes, chosen: ChosenColumns) -> Mapped:
    """Rows in our columns. What stands in a column that nobody chose is counted in a note."""
    table = tables_in(data).get(chosen.table)
    if table is None or not set(chosen.columns.values()) <= set(table.headings):
        raise UnknownColumns(GONE)
    sources = {ours: Source((heading,), _reader(ours)) for ours, heading in chosen.columns.items()}
    birth = bare(chosen.columns["birth_date"])
    layout = Layout(
        "the columns that were not chosen",
        sources,
        partial(about_birth, birth, chosen.columns["birth_date"]),
        empty=frozenset({"null", "nan"}),
        derives=uncertain_birth(birth),
    )
    return mapped(layout, table)


def _reader(ours: str):
    if ours in LISTS:
        return str.strip  # “none” says that it is known that there is none
    reads = READS.get(ours, str.strip)
    return lambda cell: "" if cell.strip().casefold() == "none" else reads(cell)
