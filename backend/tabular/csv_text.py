"""CSV in whatever encoding and with whatever separator spreadsheets save it."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from backend.core.errors import Refused
from backend.tabular.table import Table, TableLimits, table_of


SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 4_000  # characters
SAVE_AGAIN = "save it again as “CSV UTF-8”"
WINDOWS_LETTERS = (
    "The file is not in UTF-8. It was read with the letters of Western Windows: check pound signs and accents."
)
_MARK = "\ufeff"
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read_csv(data: bytes, limits: TableLimits, *, most: int | None = None) -> Table:
    text, notes = decoded(data)
    return table_of(csv_lines(text), limits, most=most, notes=notes)


def decoded(data: bytes, *, guess: bool = True) -> tuple[str, list[str]]:
    """The text, and what to tell whoever sent it about how it was read.

    What says no encoding and is not UTF-8 is guessed to be from Windows, or with `guess` false refused: a guess may
    change a letter of a name.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _marked(data, mark, encoding).lstrip(_MARK), []  # some programs write a second one
    if b"\x00" in data:
        raise Refused(f"The file holds NUL bytes, so it is no text that can be read: {SAVE_AGAIN}.", "content")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as problem:
        if not guess:
            raise Refused(f"The file is not in UTF-8, so names would be spoilt: {SAVE_AGAIN}.", "content") from problem
        return data.decode("cp1252", errors="replace"), [WINDOWS_LETTERS]


def _marked(data: bytes, mark: bytes, encoding: str) -> str:
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as problem:
        name = encoding.upper()
        raise Refused(f"The file says it is in {name} but is damaged: {SAVE_AGAIN}.", "content") from problem


def csv_lines(text: str, *, names_in_row_1: bool = False) -> Iterator[list[str]]:
    """Cells by line. Where the names of the columns stand in the first row, that row alone tells the separator."""
    first, _, rest = text.partition("\n")
    separator = first.strip().removeprefix("sep=")
    if separator in SEPARATORS and first.lower().startswith("sep="):
        yield []  # keeps the numbers of the rows as a spreadsheet shows them
        text = rest
    else:
        separator = _separator(first if names_in_row_1 else text[:LOOKED_AT])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as problem:
        raise Refused(
            f"The file cannot be split into cells near line {reader.line_num}: most often a quotation mark was never "
            "closed. Correct it and choose the file again.",
            "content",
        ) from problem


def _separator(sample: str) -> str:
    """The one that parts most lines alike, outside quotation marks; among equals, the one that is seen most."""
    outside = "".join(part for index, part in enumerate(sample.split('"')) if index % 2 == 0)
    ends = outside.replace("\r\n", "\n").replace("\r", "\n")  # of rows: other signs that end a line stand in cells
    lines = [line for line in ends.split("\n") if line.strip()]
    if len(sample) == LOOKED_AT and len(lines) > 1:
        lines.pop()  # it may be cut
    return max(SEPARATORS, key=lambda sign: (_alike([line.count(sign) for line in lines]), outside.count(sign)))


def _alike(counts: list[int]) -> int:
    """How many lines have the number that most have, of those that have any."""
    found = Counter(count for count in counts if count)
    return max(found.values(), default=0)
