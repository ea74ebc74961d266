"""From records to columns, refusing what cannot be with a sentence that names record, field and reason.

A message never holds the refused value: it may be about a young person and end in a log.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from matching.profiles.kinds import Kind


Columns = dict[str, Any]
Records = Sequence[Mapping[str, Any]]


def read(records: Iterable[Any], noun: str, fields: Mapping[str, Kind]) -> tuple[tuple[str, ...], Columns]:
    rows = rows_of(records, noun)
    ids = _ids(rows, noun)
    _refuse_unknown_keys(rows, ids, noun, fields)
    return ids, {name: _column(rows, ids, noun, name, kind) for name, kind in fields.items()}


def rows_of(records: Any, noun: str) -> list[Any]:
    """The records of any iterable. One record alone, or text, is not a list of records."""
    rows = None
    if not isinstance(records, Mapping | str | bytes):
        with suppress(TypeError):
            rows = iter(records)
    if rows is None:
        raise ValueError(f"{noun} records must be a list, or something else to go through, of dicts")
    return list(rows)


def refuse(noun: str, identifier: str, field: str, reason: str) -> ValueError:
    return ValueError(f"{noun} {identifier!r}: {field} {reason}")


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


def _refuse_unknown_keys(rows: Records, ids: Sequence[str], noun: str, fields: Mapping[str, Kind]) -> None:
    allowed = {"id", *fields}
    for row, identifier in zip(rows, ids, strict=True):
        if not row.keys() <= allowed:
            strange = sorted(map(str, row.keys() - allowed))[0]
            raise refuse(noun, identifier, strange, "is not a field of this record")


def _column(rows: Records, ids: Sequence[str], noun: str, name: str, kind: Kind) -> Any:
    values = [row.get(name) for row in rows]
    if not kind.sound(values):
        for identifier, value in zip(ids, values, strict=True):
            reason = None if value is None else kind.fault(value)
            if reason:
                raise refuse(noun, identifier, name, reason)
    return kind.column(values)
