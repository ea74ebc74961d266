"""Both records of a young person and an opportunity, as they are in front of somebody who acts on the pair."""

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.records import EetHistory, opportunity_records, person_record
from backend.shortlists.models import Match
from backend.shortlists.snapshots import (
    NO_SNAPSHOTS,
    SnapshotPair,
    snapshot_pair_of_match,
    store_opportunity_snapshots,
    store_person_snapshots,
)


def snapshot_pair_today(*, care_leaver: CareLeaver, opportunity: Opportunity) -> SnapshotPair:
    """Of their current match, or, where it has none, of both as they are.

    An opportunity found for one young person is referred to before any ranking has seen it. Raises
    `CareLeaver.DoesNotExist` or `Opportunity.DoesNotExist` for a row out of reach.
    """
    match = Match.objects.filter(care_leaver=care_leaver, opportunity=opportunity).select_related("run").first()
    pair = snapshot_pair_of_match(match) if match else NO_SNAPSHOTS
    return pair if None not in pair else _store_snapshot_pair(care_leaver, opportunity)


def _store_snapshot_pair(care_leaver: CareLeaver, opportunity: Opportunity) -> SnapshotPair:
    council_id, today = care_leaver.council_id, clock.today()
    person = person_record(care_leaver, on=today, history=EetHistory([care_leaver], on=today))
    records = opportunity_records([opportunity], council_id=council_id, on=today)
    (person_id,) = store_person_snapshots(council_id, [(care_leaver, person)])
    (opportunity_id,) = store_opportunity_snapshots(council_id, zip([opportunity], records, strict=True))
    return SnapshotPair(person_id, opportunity_id)
