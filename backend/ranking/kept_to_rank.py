"""What a worker has read for one ranking of everybody, kept from chunk to chunk."""

import uuid

from backend.councils.models import Council
from backend.ranking.base_rates import anchor_from_json
from backend.ranking.kept_opportunities import are_there
from backend.ranking.people_to_rank import ToRank
from backend.shortlists.models import CouncilRanking, MatchRun


_kept: dict[uuid.UUID, tuple[int | None, ToRank]] = {}  # of the newest ranking of this process alone


def kept_to_rank(council: Council, ranking: CouncilRanking) -> ToRank:
    """Read once, and anew where another ranking came between that has read something else, which may be newer.

    To be asked after the lock of rankings.
    """
    others = MatchRun.objects.for_council(council.id).exclude(council_ranking=ranking)
    newest = others.first()
    before, kept = _kept.get(ranking.public_id, (None, None))
    if kept and _is_still_so(kept, before, newest):
        return kept
    read = ToRank.read(council, ranking.on, anchor_from_json(ranking.base_rates))
    _kept.clear()
    _kept[ranking.public_id] = newest.id if newest else None, read
    return read


def _is_still_so(kept: ToRank, before: int | None, newest: MatchRun | None) -> bool:
    nothing_came_between = (newest.id if newest else None) == before
    if not (nothing_came_between or (newest and kept.is_what_was_read_by(newest))):
        return False
    return are_there(kept.snapshots)
