"""The sheets of a file of opportunities, whatever it is: a preview of each, and the table of one."""

from dataclasses import dataclass

from django.conf import settings

from backend.core.errors import Refused
from backend.intake.choices import FileKind
from backend.intake.files.kinds import kind_of
from backend.tabular import csv_text, workbook
from backend.tabular.signatures import refuse_other_formats
from backend.tabular.table import Table, TableLimits


SAMPLES = 3
SHOWN = 60  # characters of a sample


@dataclass(frozen=True)
class SheetPreview:
    """What a person needs to see to say which column is which."""

    name: str
    headings: list[str]
    samples: list[list[str]]  # by column
    rows: int
    is_cut: bool
    notes: list[str]


def limits() -> TableLimits:
    return TableLimits(rows=settings.OPPORTUNITY_FILE_MOST_ROWS, content="opportunities")


def refuse_too_large(size: int) -> None:
    most = settings.LARGEST_UPLOAD_BYTES
    if size > most:
        raise Refused(
            f"The file is larger than {most // 1024**2} MB, the most that can be read in at once: split it, or take "
            "pictures out of it.",
            "content",
        )


def kind_recognised(data: bytes, *, thoroughly: bool = True) -> FileKind:
    """With `thoroughly` a workbook is unpacked to the end to see what it holds, else by what its directory says."""
    refuse_too_large(len(data))
    kind = kind_of(data)
    if kind == FileKind.XLSX:
        workbook.look_through(data, limits(), unpack=thoroughly)
    return kind


def size_unpacked(data: bytes, kind: FileKind) -> int:
    return workbook.size_said(data) if kind == FileKind.XLSX else len(data)


def previews(data: bytes, kind: FileKind, *, most: int) -> list[SheetPreview]:
    """The sheets that can be read. Where none can, the reason of the first."""
    if kind == FileKind.CSV:
        return [_preview("", csv_text.read_csv(data, limits()))]
    names = workbook.sheet_names(data)
    if not names:
        raise Refused("Every sheet of the file is empty: choose another file.", "content")
    found, reasons = [], []
    for name in names:
        try:
            found.append(_preview(name, workbook.read_sheet(data, name, limits(), most=most)))
        except Refused as refusal:
            reasons.append(refusal)
    if not found:
        raise reasons[0]
    return found


def read_table(data: bytes, kind: FileKind, sheet: str = "") -> Table:
    refuse_other_formats(data)
    if kind == FileKind.CSV:
        return csv_text.read_csv(data, limits())
    workbook.look_through(data, limits())
    return workbook.read_sheet(data, sheet, limits())


def _preview(name: str, table: Table) -> SheetPreview:
    samples = [_samples(table, index) for index in range(len(table.headings))]
    return SheetPreview(name, table.headings, samples, len(table.rows), table.is_cut, table.notes)


def _samples(table: Table, index: int) -> list[str]:
    cells = (row.cells[index] for row in table.rows[:200] if index < len(row.cells))
    return list(dict.fromkeys(cell[:SHOWN] for cell in cells if cell))[:SAMPLES]
