"""The cells of one sheet as text: the names of the columns, and the numbered rows below them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from backend.core.deadline import check_deadline
from backend.core.errors import Refused
from backend.tabular.text import cleaned


MOST_COLUMNS = 200
LONGEST_HEADING = 100
HEADINGS_WITHIN = 20  # rows; a title or an address may stand above the table
BLANK_ROWS_END = 5_000  # a sheet may say that it has a million rows, all empty but the first few


class TableRow(NamedTuple):
    """`number` is what a spreadsheet shows beside the row."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    headings: list[str]
    rows: list[TableRow]
    is_cut: bool = False  # there are more rows than were asked for
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class TableLimits:
    """How much a file may hold, and of what, as its refusals say."""

    rows: int
    content: str
    characters: int = 60_000_000  # of a whole table; what a file may be says little about what it becomes
    cells: int = 2_000_000


def table_of(
    lines: Iterable[Sequence[str]], limits: TableLimits, *, most: int | None = None, notes: list[str] | None = None
) -> Table:
    """`most` rows are wanted; without it all are, and more than a file may have is refused."""
    filled = filled_lines(lines)
    headings = _headings(filled)
    rows: list[TableRow] = []
    characters = filled_cells = 0
    beyond: list[int] = []
    for number, cells in filled:
        if most is not None and len(rows) == most:
            return Table(headings, rows, is_cut=True, notes=[*(notes or []), *_note_of(beyond)])
        refuse_too_many(rows, limits.rows)
        rows.append(TableRow(number, [cleaned(cell) for cell in cells]))
        if any(cell.strip() for cell in cells[len(headings) :]):
            beyond.append(number)
        characters += sum(map(len, rows[-1].cells))
        filled_cells += len(cells)
        if characters > limits.characters or filled_cells > limits.cells:
            raise Refused(f"The file holds far more text than a list of {limits.content}: split it.", "content")
    if not rows:
        raise Refused("There are names of columns but no rows below them: choose another file or sheet.", "content")
    return Table(headings, rows, notes=[*(notes or []), *_note_of(beyond)])


def _note_of(beyond: Sequence[int]) -> list[str]:
    """Rows that say more than the columns have names for."""
    if not beyond:
        return []
    return [f"{len(beyond):,} rows, the first of them row {beyond[0]}, have cells beyond the last column: not read."]


def refuse_too_many(rows: Sequence, most: int) -> None:
    """Asked before one more is taken."""
    if len(rows) >= most:
        raise Refused(f"The file has more than {most:,} rows: split it into smaller files.", "content")


def filled_lines(lines: Iterable[Sequence[str]]) -> Iterator[tuple[int, list[str]]]:
    """Lines with something in them and their numbers from 1, without the empty cells at their ends."""
    blank = 0
    for number, line in enumerate(lines, 1):
        check_deadline()
        cells = list(line)
        while cells and not cells[-1].strip():
            cells.pop()
        blank = 0 if cells else blank + 1
        if blank > BLANK_ROWS_END:
            return
        if len(cells) > MOST_COLUMNS:
            raise Refused(f"Row {number} has more than {MOST_COLUMNS} columns: take out what is not needed.", "content")
        if cells:
            yield number, cells


def _headings(filled: Iterator[tuple[int, list[str]]]) -> list[str]:
    """The first row in which at least two cells are filled."""
    for number, cells in filled:
        if number > HEADINGS_WITHIN:
            break
        if sum(bool(cell.strip()) for cell in cells) >= 2:
            return _told_apart([" ".join(cleaned(cell).split())[:LONGEST_HEADING] for cell in cells])
    raise Refused(
        f"No names of columns were found in the first {HEADINGS_WITHIN} rows: put them in the first row, each in a "
        "column of its own.",
        "content",
    )


def _told_apart(names: list[str]) -> list[str]:
    """A column without a name, or with a name that is there already, is named by its letter."""
    seen: set[str] = set()
    told = []
    for index, name in enumerate(names):
        told.append(name if name and name.casefold() not in seen else f"{name} (column {letter(index)})".strip())
        seen.add(told[-1].casefold())
    return told


def letter(index: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    high, low = divmod(index, 26)
    return (letter(high - 1) if high else "") + chr(ord("A") + low)
