"""Tables as other programs really save them."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from backend.core.errors import Refused
from backend.tabular.cells import hours
from backend.tabular.csv_text import read_csv
from backend.tabular.errors import UnreadableCell
from backend.tabular.table import TableLimits
from backend.tabular.workbook import as_text, look_through, read_sheet


LIMITS = TableLimits(rows=1000, content="opportunities")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "Ref;Title;Text\nA;Cook;Chop, boil, fry, bake\nB;Maid;Dust, mop, fold, press\n",
            ["A", "Cook", "Chop, boil, fry, bake"],
        ),
        ("Alder Ltd, posts, 2027\nRef;Title;Pay\nA;Cook;12,90\nB;Maid;13,10\n", ["A", "Cook", "12,90"]),
        ("Ref\tTitle\tText\nA\tCook\tOne, two, three\nB\tMaid\tFour; five\n", ["A", "Cook", "One, two, three"]),
        ("Ref|Title|Text\nA|Cook|x, y, z\nB|Maid|\n", ["A", "Cook", "x, y, z"]),
        ("Ref,Title,Wants\nA,Cook,job;course;job\nB,Maid,job\n", ["A", "Cook", "job;course;job"]),
        ('Ref,Title,Text\nA,Cook,"a;b;c;d;e;f;g"\nB,Maid,x\n', ["A", "Cook", "a;b;c;d;e;f;g"]),
    ],
)
def test_the_separator_is_the_one_that_parts_the_rows_alike(text, cells):
    assert read_csv(text.encode(), LIMITS).rows[0].cells == cells


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def renamed(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for part in archive.infolist():
            name, content = part.filename.replace(old, new), archive.read(part)
            copy.writestr(name, content.replace(old.encode(), new.encode()))
    return out.getvalue()


@pytest.mark.parametrize("name", ["workbook2.xml", "book.xml", "WorkBook7.xml"])
def test_a_workbook_is_one_by_what_its_parts_are(name):
    data = renamed(saved(book_of(["Ref", "Title"], ["A", "Cook"])), "workbook.xml", name)
    look_through(data, LIMITS)
    assert read_sheet(data, "Sheet", LIMITS).rows[0].cells == ["A", "Cook"]


def test_another_kind_of_document_with_a_workbooks_names_is_none():
    data = renamed(
        saved(book_of(["Ref", "Title"], ["A", "Cook"])), "spreadsheetml.sheet.main", "wordprocessingml.document.main"
    )
    with pytest.raises(Refused, match="another kind of document"):
        look_through(data, LIMITS)


def test_what_is_merged_downwards_counts_for_each_row_and_is_said():
    book = book_of(
        ["Ref", "Title", "Closing"], ["A", "Cook", "31/05/2027"], ["B", "Maid"], ["C", "Cook"], ["D", "Cook", "x"]
    )
    book.active.merge_cells("C2:C4")
    table = read_sheet(saved(book), "Sheet", LIMITS)
    assert [row.cells[2:] for row in table.rows] == [["31/05/2027"]] * 3 + [["x"]]
    assert table.notes == ["Cells are merged in column C: what such a cell says was taken for every row beside it."]


def test_merged_headings_and_titles_make_no_rows():
    book = book_of(["Posts of Alder"], ["Ref", "Title"], [], ["A", "Cook"])
    for cells in ("A1:B1", "A2:A3", "B2:B3"):
        book.active.merge_cells(cells)
    table = read_sheet(saved(book), "Sheet", LIMITS)
    assert (table.headings, [row.cells for row in table.rows]) == (["Ref", "Title"], [["A", "Cook"]])


def test_two_merged_blocks_of_one_column_stay_apart():
    book = book_of(["Ref", "Place"], ["A", "north"], ["B"], ["C"], ["D", "south"], ["E"])
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("B5:B6")
    rows = read_sheet(saved(book), "Sheet", LIMITS).rows
    assert [row.cells[1:] for row in rows] == [["north"], ["north"], [], ["south"], ["south"]]


@pytest.mark.parametrize(
    ("length", "read"),
    [
        (dt.timedelta(hours=37, minutes=30), Decimal("37.5")),
        (dt.timedelta(days=1, hours=6), Decimal("30.0")),
        (dt.time(22, 30), Decimal("22.5")),
        (dt.timedelta(hours=16, minutes=45), Decimal("16.8")),
    ],
)
def test_a_length_of_time_is_hours(length, read):
    assert hours(60)(as_text(length)) == read


@pytest.mark.parametrize("cell", ["61:00", "0:00", "37:75", "37:5", "-1:30"])
def test_what_is_no_length_of_time_is_refused(cell):
    with pytest.raises(UnreadableCell):
        hours(60)(cell)
