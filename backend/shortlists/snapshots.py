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


DAYS = ("birth_date", "right_to_work_until", "available_from", "start_date", "closing_date", "planned_end")
OWNER = {PersonSnapshot: "care_leaver_id", OpportunitySnapshot: "opportunity_id"}
Rows = Iterable[tuple[CareLeaver | Opportunity, dict]]


class Pair(NamedTuple):
    """Ids of both snapshots, as the fields of `OfPair` take them; None where nothing is kept."""

    person_snapshot_id: int | None
    opportunity_snapshot_id: int | None


NOTHING_KEPT = Pair(None, None)


def keep_people(council_id: int, rows: Rows) -> list[int]:
    """Ids of the snapshots of these records, in their order; a record that is kept already is not written again."""
    return _keep(PersonSnapshot, council_id, rows)


def keep_opportunities(council_id: int, rows: Rows) -> list[int]:
    return _keep(OpportunitySnapshot, council_id, rows)


def keep_rules(content: dict) -> RulesSnapshot:
    """The law and the funding rules that a ranking went by; what is kept already is not written again."""
    digest = json_digest(content)
    kept, _ = RulesSnapshot.objects.get_or_create(digest=digest, defaults={"content": content})
    return kept


def _keep(model, council_id: int, rows: Rows) -> list[int]:
    digests = []
    records: dict[str, tuple[int, str]] = {}
    for owner, record in rows:
        written = canonical_json(record, plain=dt.date.isoformat)
        digests.append(text_digest(written))
        records[digests[-1]] = (owner.id, written)
    kept = _ids_of(model, council_id, digests)
    missing = [digest for digest in records if digest not in kept]
    if missing:
        model.objects.bulk_create(
            (_snapshot(model, council_id, digest, *records[digest]) for digest in missing),
            batch_size=1000,
            ignore_conflicts=True,  # somebody else may keep the same record at the same moment
        )
        kept |= _ids_of(model, council_id, missing)
    return [kept[digest] for digest in digests]


def _ids_of(model, council_id: int, digests: Sequence[str]) -> dict[str, int]:
    found = model.objects.for_council(council_id).filter(digest__in=digests)
    return dict(found.values_list("digest", "id"))


def _snapshot(model, council_id: int, digest: str, owner_id: int, written: str):
    # As an expression, for the reason that the criteria of a match are one.
    record = Value(json.loads(written), JSONField())
    return model(council_id=council_id, digest=digest, record=record, **{OWNER[model]: owner_id})


def record_of(snapshot: PersonSnapshot | OpportunitySnapshot) -> dict:
    """The record again as the engine reads it: JSON has no dates."""
    record = dict(snapshot.record)
    for name in DAYS:
        if record.get(name):
            record[name] = dt.date.fromisoformat(record[name])
    return record


def pair_of_match(match: Match) -> Pair:
    """What the ranking that made this match read of its two sides."""
    run = match.run
    return Pair(
        run.read_people().filter(care_leaver=match.care_leaver_id).values_list("id", flat=True).first(),
        run.read_opportunities().filter(opportunity=match.opportunity_id).values_list("id", flat=True).first(),
    )
