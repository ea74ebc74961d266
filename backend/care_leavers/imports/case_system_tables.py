"""The tables of a case system's export: the sheets of a workbook, the CSV files of an archive, or one CSV file."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from backend.care_leavers.imports.parsed import MalformedFile
from backend.care_leavers.imports.table import LARGEST_BYTES, MOST_ROWS
from backend.core.deadline import check_deadline
from backend.core.errors import Refused
from backend.tabular import workbook
from backend.tabular.csv_text import csv_lines, decoded
from backend.tabular.signatures import ZIP
from backend.tabular.table import Table, TableLimits, table_of


MOST_FILES = 50
MOST_UNPACKED = 40 * 1024 * 1024
LIMITS = TableLimits(rows=MOST_ROWS, content="young people")
TOO_LARGE = "The archive unpacks into more than 40 MB or holds more than 50 files: keep the tables that are needed."
DAMAGED = "The archive is damaged, or protected by a password, and cannot be read: make it again."


def tables_in(data: bytes) -> dict[str, Table]:
    """By name in small letters. A sheet or a file without a table in it is passed over."""
    if not data.startswith(ZIP):
        return {"": _csv_table(data)}
    files = _files_in(data)
    found = _sheets_in(data) if files is None else {name: _table_if_any(content) for name, content in files.items()}
    tables = {name: table for name, table in found.items() if table}
    if not tables:
        raise MalformedFile("No table was found in the file; choose the export of the case system.")
    return tables


def _files_in(data: bytes) -> dict[str, bytes] | None:
    """None for a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.filename.lower() == "[content_types].xml" for part in parts):
                return None
            wanted = [part for part in parts if part.filename.lower().endswith((".csv", ".txt"))]
            if len(wanted) > MOST_FILES or sum(part.file_size for part in wanted) > MOST_UNPACKED:
                raise MalformedFile(TOO_LARGE)
            return {_stem(part.filename): _unpacked(archive, part) for part in wanted}
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError, zlib.error) as problem:
        raise MalformedFile(DAMAGED) from problem


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    check_deadline()
    with archive.open(part) as stream:
        content = stream.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise MalformedFile(TOO_LARGE)
    return content


def _stem(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0].lower()


def _sheets_in(data: bytes) -> Mapping[str, Table | None]:
    try:
        workbook.look_through(data, LIMITS)
        found: dict[str, Table | None] = {}
        for name in workbook.sheet_names(data):
            try:
                found[name.lower()] = workbook.read_sheet(data, name, LIMITS)
            except Refused:
                found[name.lower()] = None
    except Refused as refusal:
        raise MalformedFile(refusal.message) from refusal
    return found


def _table_if_any(content: bytes) -> Table | None:
    try:
        return _csv_table(content)
    except MalformedFile:
        return None


def _csv_table(data: bytes) -> Table:
    try:
        text, notes = decoded(data, guess=False)
        return table_of(csv_lines(text), LIMITS, notes=notes)
    except Refused as refusal:
        raise MalformedFile(refusal.message) from refusal
