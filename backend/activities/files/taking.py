"""Rows of a file, recorded one by one: each whole or not at all. Tried out, the same is done and taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from backend.activities.files.rows import FileRow
from backend.core.errors import Refused


@dataclass(frozen=True)
class Taken:
    """What a row came to: whom it is about, in the words of the page, and what is recorded."""

    who: str
    said: str


@dataclass(frozen=True)
class RowResult:
    number: int
    who: str
    said: str
    column: str = ""
    is_taken: bool = False


def take_rows(rows: Iterable[FileRow], record: Callable[[FileRow], Taken]) -> list[RowResult]:
    return [_take(row, record) for row in rows]


def try_rows(rows: Iterable[FileRow], record: Callable[[FileRow], Taken]) -> list[RowResult]:
    """What taking them in would come to. Nothing of it stays."""
    with transaction.atomic():
        results = take_rows(rows, record)
        transaction.set_rollback(True)
    return results


def _take(row: FileRow, record: Callable[[FileRow], Taken]) -> RowResult:
    try:
        with transaction.atomic():
            taken = record(row)
    except Refused as refusal:
        return RowResult(row.number, "", refusal.message, refusal.field)
    return RowResult(row.number, taken.who, taken.said, is_taken=True)


def packed(rows: Iterable[FileRow]) -> list[list[Any]]:
    """For a page to carry, sealed: what was looked at is what is taken in."""
    return [[row.number, dict(row.cells)] for row in rows]


def unpacked(carried: Iterable[list[Any]]) -> list[FileRow]:
    return [FileRow(number, cells) for number, cells in carried]
