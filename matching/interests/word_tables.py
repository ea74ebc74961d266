"""Reading the data files of this package: CSV tables with `#` comments, each fault told with its file and line."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


DATA = Path(__file__).parent / "data"
COMMENT = "#"
WORDS = re.compile(r"[a-z0-9&*]+(?: [a-z0-9&*]+)*")


class WordTableError(ValueError):
    """A data file that cannot be used; the message names its file and line."""


class Row(NamedTuple):
    path: Path
    line: int
    values: tuple[str, ...]

    def error(self, reason: str) -> WordTableError:
        return WordTableError(f"{self.path.parent.name}/{self.path.name}, line {self.line}: {reason}.")

    def require_words(self, value: str) -> str:
        if not WORDS.fullmatch(value):
            raise self.error(f'"{value}" is not words of small letters and digits, one space apart')
        return value


def read_table(path: Path, *columns: str) -> Iterator[Row]:
    """Read the rows of a table.

    Parameters
    ----------
    path : Path
        A UTF-8 CSV file. Empty lines, and lines that start with `#`, are passed over.
    *columns : str
        The names of the columns, in the order of the header.

    Yields
    ------
    Row
        One value a column, without space around it.

    Raises
    ------
    WordTableError
        If the header is another, a line has more or fewer values than columns, or the file is no UTF-8 CSV.
    """
    rows = _lines(path)
    header = next(rows, Row(path, 1, ()))
    if header.values != columns:
        raise header.error(f"the columns must be {', '.join(columns)}")
    for row in rows:
        if len(row.values) != len(columns):
            raise row.error(f"{len(row.values)} values where there are {len(columns)} columns")
        yield row


def _lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            for values in reader:
                if values and not values[0].startswith(COMMENT):
                    yield Row(path, reader.line_num, tuple(value.strip() for value in values))
        except (csv.Error, UnicodeDecodeError) as fault:
            raise Row(path, max(reader.line_num, 1), ()).error(f"not a CSV file in UTF-8 ({fault})") from fault


def read_pairs(path: Path, *columns: str) -> dict[str, str]:
    """Read a table of two columns as a dictionary.

    Raises
    ------
    WordTableError
        As `read_table`; also if a first value is not words, or stands twice.
    """
    pairs: dict[str, str] = {}
    for row in read_table(path, *columns):
        key, value = row.values
        if row.require_words(key) in pairs:
            raise row.error(f'"{key}" stands twice')
        pairs[key] = value
    return pairs


def read_word_list(name: str) -> list[str]:
    """Read `data/word_lists/<name>.csv`: a table of the one column `term`, each term once.

    Raises
    ------
    WordTableError
        As `read_pairs`.
    """
    terms: list[str] = []
    for row in read_table(DATA / "word_lists" / f"{name}.csv", "term"):
        if row.require_words(row.values[0]) in terms:
            raise row.error(f'"{row.values[0]}" stands twice')
        terms.append(row.values[0])
    return terms
