import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.care_leavers.imports.parsed import MalformedFile
from backend.care_leavers.imports.table import MOST_ROWS, read_table


KNOWN = ("identifier", "given_name", "aspiration")
PLAIN = "identifier,given_name,aspiration\n7,Ama,Work\n8,Bo,\n"


def table(data):
    return read_table(data if isinstance(data, bytes) else data.encode(), known=KNOWN, required=("identifier",))


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("identifier", " Identifier "),
        PLAIN.replace("given_name", "Given name"),
        PLAIN.replace("\n", ",,\n"),
        PLAIN.rstrip("\n"),
        PLAIN.encode("utf-16"),
        PLAIN.replace(",", "|"),
        f"sep=;\n{PLAIN.replace(',', ';')}",
    ],
    ids=[
        *("plain", "CRLF", "semicolon", "tab", "BOM", "case", "spaces", "trailing cells", "no last newline"),
        *("UTF-16", "bar", "separator named"),
    ],
)
def test_every_way_a_spreadsheet_saves_the_same_table(data):
    rows = table(data)
    assert [(row.cells["identifier"], row.cells["given_name"]) for row in rows] == [("7", "Ama"), ("8", "Bo")]
    assert [row.number for row in rows] == ([3, 4] if data[:3] == "sep" else [2, 3])


def test_the_row_number_is_the_one_a_spreadsheet_shows():
    rows = table('identifier,aspiration\n7,"two\nlines"\n\n,,\n8,x\n')
    assert [(row.number, row.cells["identifier"]) for row in rows] == [(2, "7"), (5, "8")]
    assert rows[0].cells["aspiration"] == "two\nlines"


def test_a_row_with_more_cells_than_columns_is_marked():
    assert [row.extra for row in table("identifier\n7,oops\n8,\n")] == [True, False]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        ("identifier\n", "no rows below"),
        (PLAIN.encode("utf-16")[:-1], "UTF-16 but is damaged"),
        (b"%PDF-1.7", "a PDF, not a table"),
        (PLAIN.encode("utf-16-le"), "NUL"),
        (PLAIN.replace("Ama", "Zoë").encode("latin-1"), "not in UTF-8"),
        (PLAIN.encode() + b"\x00", "NUL"),
        (b"PK\x03\x04 a workbook", "spreadsheet, not CSV"),
        ('identifier,aspiration\n7,"never closed\n8,x\n', "quotation mark"),
        ("given_name\nAma\n", "“identifier” is missing"),
        ("identifier,identifier\n7,8\n", "“identifier” is there twice"),
        ("identifier,given_nam\n7,Ama\n", "perhaps it should be “given_name”."),
        ("identifier,first_name\n7,Ama\n", "“first_name” is not in the template; perhaps it should be “given_name”."),
        ("identifier,given_name,first_name\n7,Ama,Bell\n", "“first_name” is not in the template; take it out, or"),
        ("identifier,shoe size\n7,8\n", "“shoe_size” is not in the template"),
        ("identifier,,given_name\n7,8,9\n", "“” is not in the template"),
        ("identifier\n" + "7\n" * (MOST_ROWS + 1), "more than 20,000 rows"),
        (b"identifier\n" + b"7" * (10 * 1024 * 1024), "larger than 10 MB"),
        ("identifier\n" + "7" * 200_000, "cannot be split into cells"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_one_sentence(data, says):
    with pytest.raises(MalformedFile) as caught:
        table(data)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: ("identifier\n" + text).encode()))
def test_any_bytes_give_rows_or_a_sentence(data):
    sentence = "Read."
    try:
        table(data)
    except MalformedFile as malformed:
        sentence = str(malformed)
    assert sentence.endswith(".")
