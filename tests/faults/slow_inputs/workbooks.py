"""Workbooks with a sheet, and other parts, of one's own making."""

import io
import zipfile

import openpyxl

from backend.intake.files.sheets import kind_recognised, previews, read_table
from tests.faults.slow_inputs.kind import Kind


def workbook_of(sheet: bytes, **parts: bytes) -> bytes:
    plain, made = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    replaced = {"xl/worksheets/sheet1.xml": sheet, **parts}
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in dict.fromkeys([*source.namelist(), *replaced]):
            target.writestr(name, replaced[name] if name in replaced else source.read(name))
    return made.getvalue()


def sheet_of(rows: bytes, after: bytes = b"") -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="' + space + b'"><sheetData>' + rows + b"</sheetData>" + after + b"</worksheet>"


def cell_of(text: bytes) -> bytes:
    return b'<c t="inlineStr"><is><t>' + text + b"</t></is></c>"


def read_workbook(data: bytes) -> object:
    kind = kind_recognised(data)
    return previews(data, kind, most=201), read_table(data, kind, "Sheet")


def merged_cells(count: int) -> bytes:
    cells = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(1, count))
    return b'<mergeCells count="%d">' % count + cells + b"</mergeCells>"


HEADER = cell_of(b"Title") + cell_of(b"Postcode")
WORKBOOKS = (
    Kind("a workbook of empty rows", 100_000, lambda n: workbook_of(sheet_of(b"<row/>" * n)), read_workbook),
    Kind(
        "a workbook of rows of one cell",
        30_000,
        lambda n: workbook_of(sheet_of(b"<row><c><v>1</v></c></row>" * n)),
        read_workbook,
    ),
    Kind(
        "a workbook of many rows",
        15_000,
        lambda n: workbook_of(sheet_of(b"<row>" + HEADER + b"</row>" + (b"<row>" + cell_of(b"x") * 2 + b"</row>") * n)),
        read_workbook,
    ),
    Kind(
        "a workbook of wide empty rows",
        60,
        lambda n: workbook_of(sheet_of((b"<row>" + b"<c/>" * 1000 + b"</row>") * n)),
        read_workbook,
    ),
    Kind(
        "a workbook of one wide row",
        40_000,
        lambda n: workbook_of(sheet_of(b"<row>" + cell_of(b"x") * n + b"</row>")),
        read_workbook,
    ),
    Kind(
        "a workbook of merged cells",
        20_000,
        lambda n: workbook_of(sheet_of(b"<row>" + HEADER + b"</row><row>" + HEADER + b"</row>", merged_cells(n))),
        read_workbook,
    ),
    Kind(
        "a workbook of shared texts",
        30_000,
        lambda n: workbook_of(
            sheet_of(b"<row>" + HEADER + b"</row>"),
            **{
                "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                + b"<si><t>x</t></si>" * n
                + b"</sst>"
            },
        ),
        read_workbook,
    ),
    Kind("a workbook that unpacks into gigabytes", 5_000_000, lambda n: workbook_of(b" " * n), read_workbook),
)
