"""The record of what a row said last time, so that choosing the same file again changes nothing."""

from typing import Any

from backend.core import clock
from backend.core.digest import json_digest
from backend.intake.files.rows import FileRow
from backend.intake.models import FeedRecord
from backend.opportunities.models import Opportunity


def record_of(opportunity: Opportunity, row: FileRow) -> FeedRecord:
    raw = _raw(row)
    return FeedRecord(
        opportunity=opportunity,
        raw=raw,
        digest=_digest(raw),
        first_seen_at=clock.now(),
        last_changed_at=clock.now(),
    )


def update_record(opportunity: Opportunity, row: FileRow) -> None:
    raw = _raw(row)
    now = {"raw": raw, "digest": _digest(raw), "last_changed_at": clock.now()}
    FeedRecord.objects.update_or_create(
        opportunity=opportunity, defaults=now, create_defaults=now | {"first_seen_at": clock.now()}
    )


def changed_facts(opportunity: Opportunity, row: FileRow) -> set[str]:
    """The facts of which the row says something else than it did."""
    record = getattr(opportunity, "feed_record", None)
    before = record.raw.get("facts", {}) if record else {}
    now = _plain_facts(row)
    return {name for name in now if name not in before or before[name] != now[name]}


def _raw(row: FileRow) -> dict[str, Any]:
    return {"row": row.said, "facts": _plain_facts(row)}


def _plain_facts(row: FileRow) -> dict[str, Any]:
    plain = {name: _plain(value) for name, value in row.facts.items()}
    if row.sites is not None:
        plain["sites"] = [[site.address, site.postcode] for site in row.sites]
    return plain


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _digest(raw: dict[str, Any]) -> str:
    return json_digest(raw)
