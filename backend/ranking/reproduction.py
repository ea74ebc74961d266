"""A ranking made again from what was kept of it: the model it names, the rules and the records it read."""

import matching
from backend.core.errors import Refused
from backend.ranking.active_model import model_named
from backend.ranking.engine_rules import rules_from_json
from backend.ranking.match_rows import MatchRows
from backend.shortlists.choices import SHOWN
from backend.shortlists.models import Match, MatchRun
from backend.shortlists.snapshots import record_of


def reproduce(run: MatchRun) -> list[Match]:
    """The matches that this run wrote, in the same order and unsaved, whatever was changed since.

    Raises Refused once the run has been replaced for everybody in it and its records were let go.
    """
    people = _in_order(run.read_people(), run.person_snapshots, "care_leaver_id")
    opportunities = _in_order(run.read_opportunities(), run.opportunity_snapshots, "opportunity_id")
    if (len(people), len(opportunities)) != (run.people, run.opportunities):
        raise Refused("What this ranking read is no longer kept: newer rankings have replaced it for everybody.")
    model = model_named(run.council_id, run.model_version, rules_from_json(run.rules.content))
    ranking = model.ranker.rank(
        matching.People.from_records([record for _, record in people]),
        matching.Opportunities.from_records([record for _, record in opportunities]),
        on=run.on,
        top=SHOWN,
    )
    return list(MatchRows(run, ranking, people, opportunities).matches())


def _in_order(snapshots, ids: list[int], owner: str) -> list[tuple[int, dict]]:
    kept = {snapshot.id: snapshot for snapshot in snapshots}
    return [(getattr(kept[key], owner), record_of(kept[key])) for key in ids if key in kept]
