"""Turns the bytes of a spreadsheet saved as CSV into numbered rows of cells by column."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from backend.care_leavers.imports.headings import KNOWN
from backend.care_leavers.imports.parsed import MalformedFile, OwnHeadings, UnknownColumns
from backend.core.errors import Refused
from backend.tabular.csv_text import csv_lines, decoded
from backend.tabular.headings import guessed
from backend.tabular.signatures import OLD_OFFICE, ZIP, refuse_other_formats
from backend.tabular.table import filled_lines, refuse_too_many


LARGEST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
WHAT_TO_CORRECT = "what_to_correct"  # what our own files of refused rows say in their last column
WORKBOOKS = (ZIP, OLD_OFFICE[:4])
TAKE_IT_OUT = "take it out, or rename it as in the template."
SAVE_AGAIN = "save it again as “CSV UTF-8 (comma delimited)”"


@dataclass(frozen=True)
class Row:
    """`number` is the row a spreadsheet shows: the names of the columns stand in row 1."""

    number: int
    cells: dict[str, str]
    extra: bool = False


def read_table(data: bytes, *, known: Collection[str], required: Collection[str]) -> list[Row]:
    try:
        filled = filled_lines(_lines(data))
        _, names = next(filled, (0, []))
        header = _columns(names, known, required)
        rows: list[Row] = []
        for number, cells in filled:
            refuse_too_many(rows, MOST_ROWS)
            rows.append(_row(number, header, cells))
    except Refused as refusal:
        raise MalformedFile(refusal.message) from refusal
    if not rows:
        raise MalformedFile("The file has the names of the columns but no rows below them.")
    return rows


def refuse_unreadable(data: bytes) -> None:
    """What its size and its first bytes tell."""
    if len(data) > LARGEST_BYTES:
        raise MalformedFile("The file is larger than 10 MB; split it into smaller files.")
    try:
        refuse_other_formats(data, save_as=SAVE_AGAIN)
    except Refused as refusal:
        raise MalformedFile(refusal.message) from refusal


def _lines(data: bytes) -> Iterator[list[str]]:
    refuse_unreadable(data)
    if data.startswith(WORKBOOKS):
        raise MalformedFile(f"The file is a spreadsheet, not CSV; {SAVE_AGAIN}.")
    text, _ = decoded(data, guess=False)
    return csv_lines(text, names_in_row_1=True)


def _columns(first: list[str], known: Collection[str], required: Collection[str]) -> list[str]:
    names = ["_".join(name.replace("-", " ").split()).casefold() for name in first]
    while names and not names[-1]:
        names.pop()
    for sentence in _unknown(names, known):
        raise OwnHeadings(sentence)
    _refuse_first(f"The column “{name}” is there twice; keep one." for name in names if names.count(name) > 1)
    _refuse_first(
        f"The column “{name}” is missing; the names of the columns must stand in row 1."
        for name in required
        if name not in names
    )
    return names


def _unknown(names: list[str], known: Collection[str]) -> Iterator[str]:
    """Each with the column that is proposed where columns are chosen: by its usual names, not by its letters."""
    meant = {heading: ours for ours, heading in guessed(names, KNOWN).items()}
    for name in names:
        if name not in known and name != WHAT_TO_CORRECT:
            ours = meant.get(name, "")
            hint = f"perhaps it should be “{ours}”." if ours in known else TAKE_IT_OUT
            yield f"The column “{name[:40]}” is not in the template; {hint}"


def _refuse_first(sentences: Iterator[str]) -> None:
    for sentence in sentences:
        raise UnknownColumns(sentence)


def _row(number: int, header: list[str], cells: list[str]) -> Row:
    extra = any(cell.strip() for cell in cells[len(header) :])
    return Row(number, dict(zip(header, cells, strict=False)), extra)
