"""Records as the engine read them, kept once each, so that any ranking can be made again."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import JSONField, Value

from backend.care_leavers.models import CareLeaver
from backend.core.digest import canonical_json, json_digest, text_digest
from backend.opportunities.models import Opportunity
from backend.shortlists.models import Match, OpportunitySnapshot, PersonSnapshot, RulesSnapshot


DATE_FIELDS = (
    *("birth_date", "right_to_work_until", "available_from", "not_before"),
    *("start_date", "closing_date", "planned_end"),
)
ID_FIELD = {PersonSnapshot: "care_leaver_id", OpportunitySnapshot: "opportunity_id"}
Rows = Iterable[tuple[CareLeaver | Opportunity, dict]]


class SnapshotPair(NamedTuple):
    """Ids of both snapshots, as the fields of `HasSnapshotPair` take them; None where nothing is kept."""

    person_snapshot_id: int | None
    opportunity_snapshot_id: int | None


NO_SNAPSHOTS = SnapshotPair(None, None)


def store_person_snapshots(council_id: int, rows: Rows) -> list[int]:
    """Ids of the snapshots of these records, in their order; a record that is kept already is not written again."""
    return _store(PersonSnapshot, council_id, rows)


def store_opportunity_snapshots(council_id: int, rows: Rows) -> list[int]:
    return _store(OpportunitySnapshot, council_id, rows)


def store_rules_snapshot(content: dict) -> RulesSnapshot:
    """The law and the funding rules that a ranking went by; what is kept already is not written again."""
    digest = json_digest(content)
    snapshot, _ = RulesSnapshot.objects.get_or_create(digest=digest, defaults={"content": content})
    return snapshot


def _store(model, council_id: int, rows: Rows) -> list[int]:
    digests = []
    records: dict[str, tuple[int, str]] = {}
    for row, record in rows:
        text = canonical_json(record, plain=dt.date.isoformat)
        digests.append(text_digest(text))
        records[digests[-1]] = (row.id, text)
    ids = _ids_by_digest(model, council_id, digests)
    missing = [digest for digest in records if digest not in ids]
    if missing:
        model.objects.bulk_create(
            (_snapshot(model, council_id, digest, *records[digest]) for digest in missing),
            batch_size=1000,
            ignore_conflicts=True,  # somebody else may keep the same record at the same moment
        )
        ids |= _ids_by_digest(model, council_id, missing)
    return [ids[digest] for digest in digests]


def _ids_by_digest(model, council_id: int, digests: Sequence[str]) -> dict[str, int]:
    rows = model.objects.for_council(council_id).filter(digest__in=digests)
    return dict(rows.values_list("digest", "id"))


def _snapshot(model, council_id: int, digest: str, row_id: int, text: str):
    # As an expression, so that the rows go as VALUES: in the array that Django would make of plain ones, each quotation
    # mark of the JSON is escaped by a regular expression.
    record = Value(json.loads(text), JSONField())
    return model(council_id=council_id, digest=digest, record=record, **{ID_FIELD[model]: row_id})


def record_from_snapshot(snapshot: PersonSnapshot | OpportunitySnapshot) -> dict:
    """The record again as the engine reads it: JSON has no dates."""
    record = dict(snapshot.record)
    for name in DATE_FIELDS:
        if record.get(name):
            record[name] = dt.date.fromisoformat(record[name])
    return record


def snapshot_pair_of_match(match: Match) -> SnapshotPair:
    """What the ranking that made this match read of its two sides."""
    run = match.run
    return SnapshotPair(
        run.read_person_snapshots().filter(care_leaver=match.care_leaver_id).values_list("id", flat=True).first(),
        run.read_opportunity_snapshots().filter(opportunity=match.opportunity_id).values_list("id", flat=True).first(),
    )
