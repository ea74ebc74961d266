"""Excel workbooks: looked through before anything is unpacked into memory, then read cell by cell."""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from backend.core.deadline import DeadlinePassed, check_deadline
from backend.core.errors import Refused
from backend.tabular.signatures import SAVE_AS
from backend.tabular.table import MOST_COLUMNS, Table, TableLimits, table_of


# It would read a whole sheet, and hold it, to find a size that is often wrong and never used here.
ReadOnlyWorksheet._get_size = lambda sheet: None

MOST_PARTS = 2_000
MOST_UNPACKED = 150_000_000  # bytes of all parts together
MOST_TEXTS = 40_000_000  # of the table of shared texts, which is held in memory
MOST_TEXT_ENTRIES = 500_000  # of that table, each of which takes its time
MOST_OF_ANOTHER_PART = 8_000_000  # styles, theme and the like, which become trees in memory
MOST_SHEETS = 50
_STEP = 1 << 16
# The library that reads the sheets would follow them; NUL gives away an encoding that hides them.
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")
_TEXTS, _SHEETS = "xl/sharedstrings.xml", "xl/worksheets/"
ENTITIES = f"The workbook declares entities of its own, which Excel never does: {SAVE_AS}."
DAMAGED = f"The workbook is damaged and cannot be read: open it and {SAVE_AS}."


def look_through(data: bytes, limits: TableLimits, *, unpack: bool = True) -> None:
    """Refuse what is no workbook, or would fill the memory: by what its directory says, and by what comes out."""
    with _told_as_damaged(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        _refuse_other_archives({part.filename.lower() for part in parts})
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("The file is protected by a password: take it off, save it and choose it again.", "content")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _too_large_inside(limits)
        unpacked = 0
        for part in parts if unpack else ():
            check_deadline()
            if part.filename.lower().endswith((".xml", ".rels")):
                unpacked += _unpacked(archive, part, limits)
            if unpacked > MOST_UNPACKED:
                raise _too_large_inside(limits)


def size_said(data: bytes) -> int:
    """How large its directory says that it becomes."""
    with _told_as_damaged(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: TableLimits) -> int:
    """How many bytes come out, counted while they do."""
    most, found, before, entries = _most_of(part.filename.lower()), 0, b"", 0
    with archive.open(part) as stream:
        while piece := stream.read(_STEP):
            found += len(piece)
            if any(sign in before + piece for sign in _DECLARATIONS):
                raise Refused(ENTITIES, "content")
            entries += (before[-3:] + piece).count(b"<si>") if part.filename.lower() == _TEXTS else 0
            before = piece[-10:]
            if found > most or entries > MOST_TEXT_ENTRIES:
                raise _too_large_inside(limits)
    return found


def _too_large_inside(limits: TableLimits) -> Refused:
    return Refused(
        f"The file unpacks into far more than a list of {limits.content} needs: save the list in a new workbook "
        "without pictures and formatting, or as CSV.",
        "content",
    )


def _most_of(name: str) -> int:
    if name == _TEXTS:
        return MOST_TEXTS
    return MOST_UNPACKED if name.startswith(_SHEETS) else MOST_OF_ANOTHER_PART


def _refuse_other_archives(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise Refused(f"The workbook is in Excel's binary format (.xlsb): {SAVE_AS}.", "content")
    raise Refused(f"The file is an archive or another kind of document, not a workbook: {SAVE_AS}.", "content")


def sheet_names(data: bytes) -> list[str]:
    """Of the sheets that a person sees and that have something in them."""
    with _opened(data) as book:
        return [sheet.title for sheet in book.worksheets[:MOST_SHEETS] if _shows_something(sheet)]


def read_sheet(data: bytes, name: str, limits: TableLimits, *, most: int | None = None) -> Table:
    with _opened(data) as book:
        sheet = next((each for each in book.worksheets if each.title == name), None)
        if sheet is None:
            raise Refused(f"There is no sheet called “{name[:40]}” in the file: choose one of its sheets.", "sheet")
        return table_of(_lines(sheet), limits, most=most)


@contextmanager
def _opened(data: bytes) -> Iterator[openpyxl.Workbook]:
    """Formulas are taken as the text or number that was last worked out for them, and never run."""
    with _told_as_damaged(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions, none of which is read here
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


@contextmanager
def _told_as_damaged() -> Iterator[None]:
    try:
        yield
    except (Refused, DeadlinePassed):
        raise
    except DefusedXmlException as problem:
        raise Refused(ENTITIES, "content") from problem
    # NotImplementedError is what zipfile says of a way of packing it does not know.
    except (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, NotImplementedError) as problem:
        raise Refused(DAMAGED, "content") from problem
    # openpyxl meets a damaged part with whatever its own code happens to raise.
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as fault:
        raise Refused(DAMAGED, "content") from fault


def _shows_something(sheet) -> bool:
    if sheet.sheet_state != "visible":
        return False
    sheet.reset_dimensions()  # what a sheet says about its size is often wrong
    first = sheet.iter_rows(max_row=200, max_col=MOST_COLUMNS + 1, values_only=True)
    return any(value not in (None, "") for row in first for value in row)


def _lines(sheet) -> Iterator[list[str]]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        yield [as_text(value) for value in row]


def as_text(value: Any) -> str:
    """A cell's value as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, 6))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
