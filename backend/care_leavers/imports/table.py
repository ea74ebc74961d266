"""Turns the bytes of a spreadsheet saved as CSV into numbered rows of cells by column."""

import csv
import difflib
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from backend.care_leavers.imports.parsed import MalformedFile


LARGEST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
DELIMITERS = (",", ";", "\t")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SAVE_AGAIN = "save it again as “CSV UTF-8 (comma delimited)”"


@dataclass(frozen=True)
class Row:
    """`number` is the row a spreadsheet shows: the names of the columns stand in row 1."""

    number: int
    cells: dict[str, str]
    extra: bool = False


def read_table(data: bytes, *, known: Collection[str], required: Collection[str]) -> list[Row]:
    lines = _records(_decode(data))
    header = _columns(lines[0], known, required)
    filled = ((number, cells) for number, cells in enumerate(lines[1:], 2) if any(cell.strip() for cell in cells))
    rows = [_row(number, header, cells) for number, cells in filled]
    if not rows:
        raise MalformedFile("The file has the names of the columns but no rows below them.")
    if len(rows) > MOST_ROWS:
        raise MalformedFile(f"The file has more than {MOST_ROWS:,} rows; split it into smaller files.")
    return rows


def _decode(data: bytes) -> str:
    if not data.strip():
        raise MalformedFile("The file is empty; export it again.")
    if len(data) > LARGEST_BYTES:
        raise MalformedFile("The file is larger than 10 MB; split it into smaller files.")
    if data.startswith(_SPREADSHEETS):
        raise MalformedFile(f"The file is a spreadsheet, not CSV; {SAVE_AGAIN}.")
    if data.startswith(_UTF_16):
        raise MalformedFile(f"The file is in UTF-16, not UTF-8; {SAVE_AGAIN}.")
    if b"\x00" in data:
        raise MalformedFile(f"The file holds NUL bytes, so it is no text in UTF-8; {SAVE_AGAIN}.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise MalformedFile(f"The file is not in UTF-8, so names would be spoilt; {SAVE_AGAIN}.") from problem


def _records(text: str) -> list[list[str]]:
    delimiter = max(DELIMITERS, key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as problem:
        raise MalformedFile(
            f"The file cannot be split into cells near line {reader.line_num}: most often a quotation mark "
            f"was never closed; correct it and export again."
        ) from problem


def _columns(first: list[str], known: Collection[str], required: Collection[str]) -> list[str]:
    names = ["_".join(name.replace("-", " ").split()).casefold() for name in first]
    while names and not names[-1]:
        names.pop()
    _refuse_first(_unknown(names, known))
    _refuse_first(f"The column “{name}” is there twice; keep one." for name in names if names.count(name) > 1)
    _refuse_first(
        f"The column “{name}” is missing; the names of the columns must stand in row 1."
        for name in required
        if name not in names
    )
    return names


def _unknown(names: list[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            alike = difflib.get_close_matches(name, known, 1)
            hint = f"perhaps it should be “{alike[0]}”." if alike else "take it out, or rename it as in the template."
            yield f"The column “{name[:40]}” is not in the template; {hint}"


def _refuse_first(sentences: Iterator[str]) -> None:
    for sentence in sentences:
        raise MalformedFile(sentence)


def _row(number: int, header: list[str], cells: list[str]) -> Row:
    extra = any(cell.strip() for cell in cells[len(header) :])
    return Row(number, dict(zip(header, cells, strict=False)), extra)
