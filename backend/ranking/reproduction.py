"""A ranking made again from what was kept of it: the model it names, the rules and the records it read."""

import matching
from backend.core.errors import Refused
from backend.ranking.active_model import model_by_name
from backend.ranking.engine_rules import rules_from_json
from backend.ranking.match_rows import MatchRows
from backend.shortlists.choices import SHORTLIST_LENGTH
from backend.shortlists.models import Match, MatchRun
from backend.shortlists.snapshots import record_from_snapshot


def reproduce(run: MatchRun) -> list[Match]:
    """The matches that this run wrote, in the same order and unsaved, whatever was changed since.

    Raises Refused once the run has been replaced for everybody in it and its records were let go.
    """
    people = _records_in_order(run.read_person_snapshots(), run.person_snapshots, "care_leaver_id")
    opportunities = _records_in_order(run.read_opportunity_snapshots(), run.opportunity_snapshots, "opportunity_id")
    if (len(people), len(opportunities)) != (run.people, run.opportunities):
        raise Refused("What this ranking read is no longer kept: newer rankings have replaced it for everybody.")
    model = model_by_name(run.council_id, run.model_version, rules_from_json(run.rules.content))
    ranking = model.ranker.rank(
        matching.People.from_records([record for _, record in people]),
        matching.Opportunities.from_records([record for _, record in opportunities]),
        on=run.on,
        top=SHORTLIST_LENGTH,
    )
    rows = MatchRows(run, ranking, people, opportunities).matches()
    return [Match(council_id=run.council_id, **row) for row in rows]


def _records_in_order(snapshots, ids: list[int], id_field: str) -> list[tuple[int, dict]]:
    by_id = {snapshot.id: snapshot for snapshot in snapshots}
    return [(getattr(by_id[key], id_field), record_from_snapshot(by_id[key])) for key in ids if key in by_id]
