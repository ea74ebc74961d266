"""What a file of young people becomes before anything is kept.

No message here quotes what a cell says: reports are read by people who may run an import but not open a record.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class MalformedFile(Exception):
    """The file as a whole cannot be read; the message is one sentence for the person who sent it."""


class UnknownColumns(MalformedFile):
    """Its columns are in no layout that is known; a person may say which is which."""


class OwnHeadings(UnknownColumns):
    """One that is not in the template: where columns are chosen, that is what is asked anyway."""


@dataclass(frozen=True)
class RowRemark:
    """One sentence about a row, and the column it comes from."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"Row {self.row}, {self.column}: {self.reason}"


class RowProblem(RowRemark):
    """Why a row did not go in."""


class RowNote(RowRemark):
    """Something about a row that went in all the same."""


@dataclass(frozen=True)
class ParsedCareLeaver:
    """One good row: its number in a spreadsheet and, by column, what its filled cells say, and of which day."""

    row: int
    identifier: str
    values: dict[str, Any]
    on: dt.date | None = None
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ParsedFile:
    """`said` are the cells of refused rows as they were, by row."""

    people: tuple[ParsedCareLeaver, ...]
    problems: tuple[RowProblem, ...]
    notes: tuple[RowNote, ...] = ()
    said: Mapping[int, dict[str, str]] = field(default_factory=dict)

    @property
    def refused_rows(self) -> int:
        return len({problem.row for problem in self.problems})
