"""A ranking made again from what was kept of it: the model it names and the records it read."""

import matching
from backend.core.errors import Refused
from backend.shortlists.model_in_use import model_named
from backend.shortlists.models import Match, MatchRun
from backend.shortlists.ranking import SHOWN, Rows
from backend.shortlists.snapshots import record_of


def reproduce(run: MatchRun) -> list[Match]:
    """The matches that this run wrote, in the same order and unsaved, whatever was changed since.

    Raises Refused once the run has been replaced for everybody in it and its records were let go.
    """
    people = _in_order(run.read_people(), run.person_snapshots, "care_leaver_id")
    offers = _in_order(run.read_opportunities(), run.opportunity_snapshots, "opportunity_id")
    if (len(people), len(offers)) != (run.people, run.opportunities):
        raise Refused("What this ranking read is no longer kept: newer rankings have replaced it for everybody.")
    ranking = model_named(run.council_id, run.model_version).ranker.rank(
        matching.People.from_records([record for _, record in people]),
        matching.Opportunities.from_records([record for _, record in offers]),
        on=run.on,
        top=SHOWN,
    )
    return list(Rows(run, ranking, people, offers).matches())


def _in_order(snapshots, ids: list[int], owner: str) -> list[tuple[int, dict]]:
    kept = {snapshot.id: snapshot for snapshot in snapshots}
    return [(getattr(kept[key], owner), record_of(kept[key])) for key in ids if key in kept]
