"""Files that are not what they seem: one clear sentence each, or read for what they are."""

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.core.errors import Refused
from backend.intake.choices import FileKind
from backend.intake.files.columns import guessed
from backend.intake.files.rows import rows_of
from backend.intake.files.sheets import kind_recognised, previews, read_table, refuse_too_large
from backend.tabular import workbook
from backend.tabular.signatures import ENCRYPTED, OLD_OFFICE
from tests.backend.intake.files.samples import HEADINGS, as_csv, as_xlsx, row, saved


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def bomb(size: int) -> bytes:
    return archive(xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=b"0" * size)


def liar() -> bytes:
    """Its directory says that the largest part has ten bytes."""
    data = bytearray(bomb(40_000_000))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def with_entities() -> bytes:
    good = zipfile.ZipFile(io.BytesIO(as_xlsx(row())))
    parts = {name: good.read(name) for name in good.namelist()}
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return out.getvalue()


HOSTILE = {
    "empty": (b" \n", "The file is empty"),
    "only zeros": (b"\x00" * 50, "The file is empty"),
    "pdf": (b"%PDF-1.7 ...", "a PDF"),
    "program": (b"MZ\x90\x00", "a program"),
    "old excel": (OLD_OFFICE + b"\x00" * 600, "before 2007"),
    "password": (OLD_OFFICE + b"\x00" * 600 + ENCRYPTED, "protected by a password"),
    "other archive": (archive(word__document_xml=b"<w/>"), "another kind of document"),
    "half a workbook": (as_xlsx(row())[:900], "damaged"),
    "zip bomb": (bomb(workbook.MOST_UNPACKED + 1), "unpacks into far more"),
    "large texts": (
        archive(xl__workbook_xml=b"<w/>", **{"xl/sharedStrings.xml": b"0" * (workbook.MOST_TEXTS + 1)}),
        "unpacks into far more",
    ),
    "a bomb that lies about its size": (liar(), "damaged"),
    "entities": (with_entities(), "entities of its own"),
    "nul": (b"ref,title\nB-1,Co\x00ok\n", "NUL bytes"),
    "half of utf-16": (b"\xff\xfea", "damaged"),
    "never closed quote": (b'ref,title\nB-1,"Cook\n', "quotation mark"),
    "no headings": (b"only\none\ncolumn\n", "No names of columns"),
    "no rows": (b"ref,title\n\n", "no rows below"),
    "page without adverts": (b"<!doctype html><title>x</title>", "does not say what the job is in a form"),
    "every sheet empty": (as_xlsx(sheets={"A": [], "B": [[]]}), "Every sheet of the file is empty"),
    "too many columns": (b"a,b\n" + b"x," * 300 + b"x\n", "more than 200 columns"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence(name):
    data, says = HOSTILE[name]
    with pytest.raises(Refused, match=re.escape(says)) as caught:
        previews(data, kind_recognised(data), most=10)
    assert re.fullmatch(r"[A-Z][^\n]*\.", caught.value.message)


def test_a_gigabyte_is_refused_by_its_size():
    with pytest.raises(Refused, match="larger than 20 MB"):
        refuse_too_large(1024**3)


def test_a_million_rows_are_refused_once_they_are_too_many():
    with pytest.raises(Refused, match="more than 20,000 rows: split it"):
        read_table(b"ref,title\n" + b"1,a\n" * 1_000_000, FileKind.CSV)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_encoding_is_read_as_what_it_is(encoding, delimiter):
    data = as_csv(row(title="Café helper, £10"), delimiter=delimiter, encoding=encoding)
    table = read_table(data, kind_recognised(data))
    assert table.rows[0].cells[:2] == ["B-100", "Café helper, £10"]
    assert bool(table.notes) == (encoding == "cp1252")


def test_headings_that_are_there_twice_or_not_at_all_are_told_apart():
    table = read_table(b"Ref,Title,title,\nB-1,Cook,Chef,x\n", FileKind.CSV)
    assert table.headings == ["Ref", "Title", "title (column C)"]


def test_a_title_above_the_table_and_merged_cells_are_passed_over():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "Vacancies of 2026"
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["Ref", "Title"])
    sheet.append(["B-1", "Cook"])
    table = read_table(saved(book), FileKind.XLSX, sheet.title)
    assert (table.headings, table.rows) == (["Ref", "Title"], [(4, ["B-1", "Cook"])])


def test_a_formula_is_taken_as_what_it_last_showed_and_never_as_itself():
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Title"])
    book.active.append(["B-1", '=HYPERLINK("https://evil.example","Cook")'])
    table = read_table(saved(book), FileKind.XLSX, "Sheet")
    assert table.rows[0].cells == ["B-1"]


def test_several_sheets_are_offered_and_hidden_and_empty_ones_are_not():
    data = as_xlsx(sheets={"Read me": [["Hello"]], "Jobs": [["Ref", "Title"], ["1", "Cook"]], "None": []})
    assert [each.name for each in previews(data, FileKind.XLSX, most=5)] == ["Jobs"]


def test_a_sheet_that_says_it_has_a_million_rows_is_read_to_its_end():
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Title"])
    book.active.append(["B-1", "Cook"])
    book.active.cell(1_048_576, 1).value = None
    assert len(read_table(saved(book), FileKind.XLSX, "Sheet").rows) == 1


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("JOB TITLE", "title"),
        ("Closing_Date", "closing_date"),
        ("Salary (£)", "wage"),
        ("Post Code", "postcode"),
        ("Hours / week", "weekly_hours"),
        ("Referance", "reference"),
        ("Favourite colour", None),
    ],
)
def test_columns_are_guessed_from_what_partners_call_them(heading, field):
    assert guessed([heading]) == ({field: heading} if field else {})


COLUMNS = guessed(list(HEADINGS.values()))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(cells=st.dictionaries(st.sampled_from(sorted(HEADINGS)), st.text(max_size=40)))
@example(cells={"title": ";\x0b;\x0b;\x0b;"})
@example(cells={"title": "|\u2028|\u2028|\u2028|"})
def test_any_text_in_any_cell_keeps_or_refuses_that_row_alone(cells):
    clean = {name: text.replace("\x00", "") for name, text in cells.items()}
    data = as_csv(
        row(ref="first"), row(**{name: text.encode("utf-8", "ignore").decode() for name, text in clean.items()})
    )
    rows = rows_of(read_table(data, FileKind.CSV), COLUMNS, "job")
    assert rows[0].reference == "first"
    assert not rows[0].problems
    for each in rows[1:]:
        assert bool(each.facts) != bool(each.problems)
        assert all(re.search(r"\.$", problem.reason) and problem.column for problem in each.problems)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(at=st.integers(0, 6000), junk=st.binary(min_size=1, max_size=6))
def test_a_workbook_with_any_spoilt_bytes_is_read_or_ends_in_a_sentence(at, junk):
    good = as_xlsx(row())
    at %= len(good)
    data = good[:at] + junk + good[at + len(junk) :]
    said = "Read."
    try:
        previews(data, kind_recognised(data), most=10)
    except Refused as refusal:
        said = refusal.message
    assert re.fullmatch(r"[A-Z][^\n]*\.", said)
