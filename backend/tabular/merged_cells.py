"""Cells of a sheet that are merged downwards: Excel keeps the value in the first of them alone."""

import re
from collections.abc import Iterator, Mapping
from typing import IO, NamedTuple

from backend.core.deadline import check_deadline


MOST_MERGED = 20_000
_STEP = 1 << 16
_LONGEST_TAG = 200  # bytes of one element
_REF = re.compile(
    rb"<(?:[A-Za-z0-9]{1,20}:)?mergeCell\s[^>]{0,80}?ref\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"
)


class Merged(NamedTuple):
    """Rows from `first` to `last`, as a spreadsheet numbers them."""

    first: int
    last: int


def merged_columns(book, sheet) -> dict[int, list[Merged]]:
    """By number of the column, from 1: what is merged over several rows, in the order of the rows."""
    found: dict[int, list[Merged]] = {}
    with book._archive.open(sheet._worksheet_path) as stream:
        for column, first, last in sorted(_refs(stream)):
            found.setdefault(column, []).append(Merged(first, last))
    return found


def _refs(stream: IO[bytes]) -> Iterator[tuple[int, int, int]]:
    before, count = b"", 0
    while piece := stream.read(_STEP):
        check_deadline()
        text, end = before + piece, 0
        for match in _REF.finditer(text) if b"mergeCell" in text else ():
            end, count = match.end(), count + 1
            if int(match[3]) > int(match[2]) and count <= MOST_MERGED:
                yield _number(match[1]), int(match[2]), int(match[3])
        before = text[max(end, len(text) - _LONGEST_TAG) :]


def _number(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - ord("A") + 1
    return found


class FillDown:
    """Puts the value of each merged cell into the rows beside it, where a row says something of its own."""

    def __init__(self, merged: Mapping[int, list[Merged]]) -> None:
        self.left = {column: iter(blocks) for column, blocks in merged.items()}
        self.block = {column: next(blocks) for column, blocks in self.left.items()}
        self.values: dict[int, str] = {}

    def line(self, number: int, cells: list[str]) -> list[str]:
        says_something = any(cells)
        for column in list(self.block):
            self._pass_over(column, number)
            block = self.block.get(column)
            if block is None or number < block.first:
                continue
            if number == block.first:
                self.values[column] = cells[column - 1] if column <= len(cells) else ""
            elif says_something and self.values.get(column):
                cells += [""] * (column - len(cells))
                cells[column - 1] = cells[column - 1] or self.values[column]
        return cells

    def _pass_over(self, column: int, number: int) -> None:
        while column in self.block and self.block[column].last < number:
            following = next(self.left[column], None)
            if following is None:
                del self.block[column]
            else:
                self.block[column] = following
