"""Which cells of a row to take over, when the record may have been changed here since the row was last read in."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from backend.care_leavers.imports.columns import BY_NAME
from backend.core.digest import json_digest


@dataclass
class Merge:
    """`take` goes into the record; `kept` are columns whose newer fact here was left alone."""

    take: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)


def merge(values: Mapping[str, Any], *, recorded: Mapping[str, Any], said_before: Mapping[str, Any]) -> Merge:
    """Decide column by column.

    A cell that says what it said before never undoes a change made here. A cell that says something new is taken if
    nobody changed the fact here, or if the case system is where such facts come from.
    """
    merged = Merge()
    for column, value in values.items():
        new, here, before = plain(value), plain(recorded.get(column)), said_before.get(column)
        if new == here:
            continue
        changed_here = here is not None and here != before
        if changed_here and (new == before or not BY_NAME[column].from_case_system):
            merged.kept.append(column)
        else:
            merged.take[column] = value
    return merged


def plain(value: Any) -> Any:
    """As JSON keeps it; nothing recorded is None, however the column writes that."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value.normalize()) if isinstance(value, Decimal) else value


def plain_row(values: Mapping[str, Any]) -> dict[str, Any]:
    return {column: plain(value) for column, value in values.items()}


def digest_of(said: Mapping[str, Any]) -> str:
    return json_digest(said)
