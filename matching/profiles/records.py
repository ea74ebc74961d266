"""Validation of records and their conversion to columns; an error names record, field and reason.

A message never holds the refused value: it may be about a young person and end in a log.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matching.profiles.field_types import FieldType


Columns = dict[str, Any]
Records = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Collection:
    """Objects as columns, in input order."""

    id: tuple[str, ...]
    columns: Columns

    def __len__(self) -> int:
        return len(self.id)

    @cached_property
    def position(self) -> dict[str, int]:
        return {identifier: position for position, identifier in enumerate(self.id)}


def read_columns(records: Iterable[Any], noun: str, fields: Mapping[str, FieldType]) -> tuple[tuple[str, ...], Columns]:
    """Ids in input order and one column per field."""
    rows = record_list(records, noun)
    ids = _ids(rows, noun)
    _require_known_fields(rows, ids, noun, fields)
    return ids, {name: _column(rows, ids, noun, name, kind) for name, kind in fields.items()}


def record_list(records: Any, noun: str) -> list[Any]:
    """The records of an iterable; a single record or a text is refused."""
    rows = None
    if not isinstance(records, Mapping | str | bytes):
        with suppress(TypeError):
            rows = iter(records)
    if rows is None:
        raise ValueError(f"{noun} records must be a list, or something else to go through, of dicts")
    return list(rows)


class RecordError(ValueError):
    """A record that cannot be read: of which side, which field, and why.

    Attributes
    ----------
    noun : "person" or "opportunity"
    field : name of the field, as `PERSON_FIELDS` and `OPPORTUNITY_FIELDS` have it
    reason : what is wrong with it, to be read after its name
    """

    def __init__(self, noun: str, identifier: str, field: str, reason: str):
        super().__init__(f"{noun} {identifier!r}: {field} {reason}")
        self.noun, self.field, self.reason = noun, field, reason


def record_error(noun: str, identifier: str, field: str, reason: str) -> RecordError:
    return RecordError(noun, identifier, field, reason)


def _ids(rows: Sequence[Any], noun: str) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    for position, row in enumerate(rows):
        where = f"{noun} record {position} (counted from 0)"
        if not isinstance(row, Mapping):
            raise ValueError(f"{where}: must be a dict")
        identifier = row.get("id")
        if not isinstance(identifier, str) or not identifier:
            raise ValueError(f"{where}: id must be text that is not empty")
        if identifier in seen:
            raise ValueError(f"{where}: id {identifier!r} is already that of record {seen[identifier]}")
        seen[identifier] = position
    return tuple(seen)


def _require_known_fields(rows: Records, ids: Sequence[str], noun: str, fields: Mapping[str, FieldType]) -> None:
    allowed = {"id", *fields}
    for row, identifier in zip(rows, ids, strict=True):
        if not row.keys() <= allowed:
            unknown = sorted(map(str, row.keys() - allowed))[0]
            raise record_error(noun, identifier, unknown, "is not a field of this record")


def _column(rows: Records, ids: Sequence[str], noun: str, name: str, kind: FieldType) -> Any:
    values = [row.get(name) for row in rows]
    if not kind.all_valid(values):
        for identifier, value in zip(ids, values, strict=True):
            reason = None if value is None else kind.error(value)
            if reason:
                raise record_error(noun, identifier, name, reason)
    return kind.to_column(values)
