"""Which cells of a row to take over: the newer fact wins, and where nobody knows which is newer a person is asked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from backend.care_leavers.choices import ConflictReason, SourceKind
from backend.core.digest import json_digest


NEVER_BY_FILE = {"home_is_confidential": False}  # what no file may write over another value


@dataclass(frozen=True)
class Origin:
    """Where what is recorded comes from: `on` is its day, where that is known; `read_on` the day it was written."""

    kind: SourceKind
    on: dt.date | None
    read_on: dt.date

    @property
    def latest(self) -> dt.date:
        """No fact is newer than the day it was written."""
        return self.on or self.read_on


@dataclass(frozen=True)
class Word:
    """What the files said about somebody before, by column: what, and since which day at the latest."""

    said: Mapping[str, Any] = field(default_factory=dict)
    since: Mapping[str, dt.date] = field(default_factory=dict)
    on: dt.date | None = None
    read_on: dt.date | None = None


@dataclass
class Merge:
    """`take` goes into the record. `ask` are columns for a person to settle, `kept` those no file may change."""

    take: dict[str, Any] = field(default_factory=dict)
    ask: dict[str, ConflictReason] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)


def merge(
    values: Mapping[str, Any],
    *,
    recorded: Mapping[str, Any],
    origins: Mapping[str, Origin],
    before: Word,
    on: dt.date | None,
) -> Merge:
    """Decide column by column. `on` is the day of the row, None where it is not known."""
    merged = Merge()
    for column, value in values.items():
        new, here = plain(value), plain(recorded.get(column))
        if new == here:
            continue
        if column in NEVER_BY_FILE and new == NEVER_BY_FILE[column]:
            merged.kept.append(column)
        elif why := _why_ask(column, new, here, _origin(column, here, origins, before), before, on):
            merged.ask[column] = why
        else:
            merged.take[column] = value
    return merged


def _origin(column: str, here: Any, origins: Mapping[str, Origin], before: Word) -> Origin | None:
    """A file that said the same since makes a fact as new as that file."""
    found = origins.get(column)
    said_so = before.read_on is not None and here is not None and before.said.get(column) == here
    if not said_so or before.read_on is None:
        return found
    told = Origin(SourceKind.FILE, before.on, before.read_on)
    return told if found is None or (before.on and before.on > found.latest) else found


def _why_ask(
    column: str, new: Any, here: Any, ours: Origin | None, before: Word, on: dt.date | None
) -> ConflictReason | None:
    """None where the file's word is taken."""
    if ours is None:
        return None if here is None else ConflictReason.UNKNOWN
    if before.said.get(column) == new and column in before.since:
        since = before.since[column]
        return _said_again(min(since, on or since), ours)
    if on is None:
        both_unknown = ours.kind == SourceKind.FILE and ours.on is None
        return None if both_unknown else ConflictReason.UNKNOWN
    if on > ours.latest:
        return None
    if ours.on is None:
        return ConflictReason.UNKNOWN
    return ConflictReason.SAME_DAY if on == ours.on else ConflictReason.OURS_NEWER


def _said_again(since: dt.date, ours: Origin) -> ConflictReason:
    """What is said again is no newer for that: it was taken then, or asked about, or changed here since."""
    if ours.on is None or ours.on < since:
        return ConflictReason.UNKNOWN
    return ConflictReason.SAME_DAY if ours.on == since else ConflictReason.OURS_NEWER


def plain(value: Any) -> Any:
    """As JSON keeps it; nothing recorded is None, however the column writes that."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def plain_row(values: Mapping[str, Any]) -> dict[str, Any]:
    return {column: plain(value) for column, value in values.items()}


def digest_of(said: Mapping[str, Any]) -> str:
    return json_digest(said)
