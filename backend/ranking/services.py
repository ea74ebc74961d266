"""The three ways in which matches are made: everybody's, one young person's, and those that an opportunity reaches."""

import datetime as dt
import time
from collections.abc import Callable

from django.db import transaction

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.job_names import RANK_OPPORTUNITY
from backend.core.jobs import AlreadyTaken, claim_unstarted, mark_done, running
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.opportunities.models import Opportunity
from backend.ranking.council_chunks import begin_ranking, rank_chunk
from backend.ranking.matching_input import supported_people
from backend.ranking.orders_by_lot import rank_by_lot
from backend.ranking.people_to_rank import ToRank
from backend.ranking.reach import affected_people
from backend.shortlists.models import CouncilRanking, Match, MatchRun, RankingChunk
from backend.shortlists.ranking_lock import one_ranking_at_a_time
from backend.shortlists.ranking_progress import RankingProgress, chunk_jobs


Progress = Callable[[str], None]
LOOK_AGAIN = 0.5  # seconds, while workers rank what is left


def share_ranking(*, council: Council) -> None:
    """Begin to rank everybody, and leave the chunks to all workers; what is one chunk alone is ranked at once."""
    _rank_only_chunk(begin_ranking(council, clock.today()))


def rank_council(*, council: Council, on: dt.date | None = None, progress: Progress | None = None) -> list[MatchRun]:
    """Rank every supported young person of the council against every opportunity open on the day, and wait for the end.

    Opens the council itself, for each chunk, so that nobody else's ranking waits long. Workers that are there take
    chunks too. Where some cannot be ranked, `progress` says so and the rest is ranked.
    """
    ranking = begin_ranking(council, on or clock.today())
    _rank_only_chunk(ranking)
    reached = None
    while reached is None or reached.goes_on:
        worked = _rank_next_chunk(ranking)
        before = reached
        with council_context(council.id):
            reached = RankingProgress.of(ranking)
        if progress and reached != before:
            progress(" ".join(filter(None, [reached.sentence, reached.outcome])))
        if reached.goes_on and not worked:
            time.sleep(LOOK_AGAIN)
    with council_context(council.id):
        return list(MatchRun.objects.filter(council_ranking=ranking).order_by("id"))


def _rank_only_chunk(ranking: CouncilRanking) -> None:
    with council_context(ranking.council_id):
        chunks = list(RankingChunk.objects.filter(ranking=ranking).order_by("id")[:2])
    if len(chunks) == 1:
        rank_chunk(council=ranking.council, chunk_id=chunks[0].id)


def _rank_next_chunk(ranking: CouncilRanking) -> bool:
    """Whether there was one that no worker had begun."""
    with council_context(ranking.council_id):
        jobs = list(chunk_jobs(ranking).unfinished().order_by("id"))
    for job in jobs:
        try:
            with running(job.id):
                rank_chunk(council=ranking.council, chunk_id=job.arguments[1])
        except AlreadyTaken:
            continue
        return True
    return False


@transaction.atomic
def rank_care_leaver(*, care_leaver: CareLeaver) -> MatchRun:
    """Rank one young person again, because something about them changed."""
    council = care_leaver.council
    supported = supported_people(council.id).filter(id=care_leaver.id)
    if not supported.exists():
        Match.objects.filter(care_leaver=care_leaver).delete()
    one_ranking_at_a_time(council)
    return rank_by_lot(council, supported.with_profile(), ToRank.read(council, clock.today()))[0]


def rank_opportunity(*, opportunity: Opportunity) -> MatchRun | None:
    """Rank everybody whom a change of this opportunity can reach; None where that is nobody. Opens the council itself.

    Does at once what changes of other opportunities of the council have asked for. The mean that reasons are told
    against moves a little for the others too, and is set right by the night's ranking of everybody.
    """
    council = opportunity.council
    with council_context(council.id):
        asked = claim_unstarted([RANK_OPPORTUNITY], council.id)
    with council_context(council.id):
        run = _rank_reached(council, {opportunity.id, *(job.arguments[1] for job in asked)})
        mark_done(asked)
    return run


def _rank_reached(council: Council, changed: set[int]) -> MatchRun | None:
    day = clock.today()
    one_ranking_at_a_time(council)
    changed_open = Opportunity.objects.for_council(council.id).open_on(day).filter(id__in=changed).with_details()
    everybody = list(supported_people(council.id).with_profile())
    affected = affected_people(changed, care_leavers=everybody, opportunities=list(changed_open.order_by("id")), on=day)
    people = supported_people(council.id).filter(id__in=affected)
    return rank_by_lot(council, people.with_profile(), ToRank.read(council, day))[0] if affected else None
