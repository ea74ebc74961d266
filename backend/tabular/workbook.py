"""Excel workbooks: looked through before anything is unpacked into memory, then read cell by cell."""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from backend.core.deadline import DeadlinePassed, check_deadline
from backend.core.errors import Refused
from backend.tabular.merged_cells import FillDown, Merged, merged_columns
from backend.tabular.signatures import SAVE_AS
from backend.tabular.table import MOST_COLUMNS, Table, TableLimits, letter, table_of


# It would read a whole sheet, and hold it, to find a size that is often wrong and never used here.
ReadOnlyWorksheet._get_size = lambda sheet: None

MOST_PARTS = 2_000
MOST_UNPACKED = 150_000_000  # bytes of all parts together
MOST_TEXTS = 40_000_000  # of the table of shared texts, which is held in memory
MOST_TEXT_ENTRIES = 500_000  # of that table, each of which takes its time
MOST_OF_ANOTHER_PART = 8_000_000  # styles, theme and the like, which become trees in memory
MOST_OF_CONTENT_TYPES = 1_000_000  # bytes
MOST_SHEETS = 50
_STEP = 1 << 16
# The library that reads the sheets would follow them; NUL gives away an encoding that hides them.
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"\x00")
_TEXTS, _SHEETS = "sharedstrings+xml", "worksheet+xml"
MERGED = "Cells are merged in column {columns}: what such a cell says was taken for every row beside it."
ENTITIES = f"The workbook declares entities of its own, which Excel never does: {SAVE_AS}."
DAMAGED = f"The workbook is damaged and cannot be read: open it and {SAVE_AS}."


def look_through(data: bytes, limits: TableLimits, *, unpack: bool = True) -> None:
    """Refuse what is no workbook, or would fill the memory: by what its directory says, and by what comes out."""
    with _told_as_damaged(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        types = _content_types(archive)
        _refuse_other_archives(types.values() or [_usual_type(part.filename) for part in parts])
        if any(part.flag_bits & 1 for part in parts):
            raise Refused("The file is protected by a password: take it off, save it and choose it again.", "content")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _too_large_inside(limits)
        unpacked = 0
        for part in parts if unpack else ():
            check_deadline()
            if part.filename.lower().endswith((".xml", ".rels")):
                unpacked += _unpacked(
                    archive, part, types.get(part.filename.lower()) or _usual_type(part.filename), limits
                )
            if unpacked > MOST_UNPACKED:
                raise _too_large_inside(limits)


def size_said(data: bytes) -> int:
    """How large its directory says that it becomes."""
    with _told_as_damaged(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, content_type: str, limits: TableLimits) -> int:
    """How many bytes come out, counted while they do."""
    most, found, before, entries = _most_of(content_type), 0, b"", 0
    with archive.open(part) as stream:
        while piece := stream.read(_STEP):
            found += len(piece)
            if any(sign in before + piece for sign in _DECLARATIONS):
                raise Refused(ENTITIES, "content")
            entries += (before[-3:] + piece).count(b"<si>") if content_type.endswith(_TEXTS) else 0
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


def _most_of(content_type: str) -> int:
    if content_type.endswith(_TEXTS):
        return MOST_TEXTS
    return MOST_UNPACKED if content_type.endswith(_SHEETS) else MOST_OF_ANOTHER_PART


def _content_types(archive: zipfile.ZipFile) -> dict[str, str]:
    """By part in small letters: what it is, whatever it is called."""
    part = next((each for each in archive.infolist() if each.filename.lower() == "[content_types].xml"), None)
    if part is None:
        return {}
    with archive.open(part) as stream:
        said = stream.read(MOST_OF_CONTENT_TYPES + 1)
    if len(said) > MOST_OF_CONTENT_TYPES:
        raise Refused(DAMAGED, "content")
    found = fromstring(said, forbid_dtd=True).iter()
    named = (each.attrib for each in found if each.tag.endswith("}Override"))
    return {each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "").lower() for each in named}


def _usual_type(name: str) -> str:
    """What a part is by its name, where nothing else says it."""
    usual = {"xl/workbook.xml": "sheet.main+xml", "xl/workbook.bin": "sheet.binary", "xl/sharedstrings.xml": _TEXTS}
    return usual.get(name.lower(), _SHEETS if name.lower().startswith("xl/worksheets/") else "")


def _refuse_other_archives(types: Collection[str]) -> None:
    if any(type.endswith("sheet.main+xml") or type.endswith("macroenabled.main+xml") for type in types):
        return
    if any("sheet.binary" in type for type in types):
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
        merged = merged_columns(book, sheet)
        notes = [MERGED.format(columns=", ".join(letter(column - 1) for column in sorted(merged)))] if merged else []
        return table_of(_lines(sheet, merged), limits, most=most, notes=notes)


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


def _lines(sheet, merged: Mapping[int, list[Merged]]) -> Iterator[list[str]]:
    sheet.reset_dimensions()
    filled = FillDown(merged)
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), 1):
        yield filled.line(number, [as_text(value) for value in row])


def as_text(value: Any) -> str:
    """A cell's value as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, 6))
    if isinstance(value, dt.timedelta):
        hours, seconds = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{seconds // 60:02}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
