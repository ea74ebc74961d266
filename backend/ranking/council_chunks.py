"""A ranking of everybody in chunks that any number of workers share: begun by one, ended by whoever ranks the last.

A chunk is ranked in one transaction and its row goes with it, so that one that was lost with its worker is ranked by
another, and one that was delivered twice is ranked once.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from django.db import connection
from django.db.models import F

from backend.core import clock
from backend.core.job_names import RANK_CARE_LEAVER, RANK_CHUNK, RANK_COUNCIL, RANK_OPPORTUNITY
from backend.core.jobs import claim_unstarted, enqueue, mark_done
from backend.core.models import Job
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.ranking.base_rates import anchor_of_council
from backend.ranking.kept_to_rank import kept_to_rank
from backend.ranking.matching_input import supported_people
from backend.ranking.orders_by_lot import rank_by_lot
from backend.shortlists.choices import RankingState
from backend.shortlists.models import CouncilRanking, Match, MatchRun, RankingChunk
from backend.shortlists.ranking_lock import beside_other_chunks, one_ranking_at_a_time


PEOPLE_OF_A_CHUNK = 250


def begin_ranking(council: Council, day: dt.date) -> CouncilRanking:
    """Write down whom to rank, chunk by chunk; a job for each chunk where there are several.

    Replaces a ranking of this council that has not come to its end. Opens the council itself.
    """
    with council_context(council.id):
        asked = claim_unstarted([RANK_OPPORTUNITY, RANK_COUNCIL], council.id)
    with council_context(council.id):
        one_ranking_at_a_time(council)
        _replace_running(council)
        everyone = list(supported_people(council.id).values_list("id", flat=True))
        Match.objects.for_council(council.id).exclude(care_leaver__in=everyone).delete()
        ranking = CouncilRanking.objects.create(
            council=council,
            on=day,
            people=len(everyone),
            asked_by_jobs=[job.id for job in asked],
            base_rates=asdict(anchor_of_council(council, day)),
        )
        parts = list(_parts(everyone))
        chunks = [RankingChunk(council=council, ranking=ranking, care_leavers=part) for part in parts]
        RankingChunk.objects.bulk_create(chunks)
        if len(chunks) > 1:
            for chunk in chunks:
                enqueue(RANK_CHUNK, council.id, chunk.id)
        _finish_if_last(ranking)
    return ranking


def rank_chunk(*, council: Council, chunk_id: int) -> list[MatchRun] | None:
    """Rank the people of a chunk, in a run for each order that they have; None where that is done already, or another
    ranking has replaced this one.

    Opens the council itself.
    """
    with council_context(council.id):
        chunk = RankingChunk.objects.select_related("ranking").filter(id=chunk_id).first()
        asked = claim_unstarted([RANK_CARE_LEAVER], council.id, chunk.care_leavers) if chunk else []
    if chunk is None:
        return None
    with council_context(council.id):  # by itself, so that no other worker waits for its snapshots until all are ranked
        beside_other_chunks(council)
        kept_to_rank(council, chunk.ranking)
    with council_context(council.id):
        beside_other_chunks(council)
        if RankingChunk.objects.select_for_update().filter(id=chunk_id).first() is None:
            return None
        people = supported_people(council.id).filter(id__in=chunk.care_leavers).with_profile()
        runs = rank_by_lot(council, people, kept_to_rank(council, chunk.ranking), chunk.ranking)
        mark_done(asked)
        RankingChunk.objects.filter(id=chunk_id).delete()
        connection.check_constraints()  # waits for whoever holds one of these people, before others wait for the count
        _count(chunk.ranking, sum(run.people for run in runs))
    return runs


def _parts(everyone: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(everyone), PEOPLE_OF_A_CHUNK):
        yield everyone[first : first + PEOPLE_OF_A_CHUNK]


def _replace_running(council: Council) -> None:
    running = CouncilRanking.objects.for_council(council.id).running()
    RankingChunk.objects.for_council(council.id).filter(ranking__in=running).delete()
    running.update(state=RankingState.REPLACED, finished_at=clock.now())


def _count(ranking: CouncilRanking, people: int) -> None:
    """Two that end at the same moment go one by one from here, so that one of them sees that it is the last."""
    CouncilRanking.objects.filter(id=ranking.id).update(people_ranked=F("people_ranked") + people)
    _finish_if_last(ranking)


def _finish_if_last(ranking: CouncilRanking) -> None:
    if ranking.chunks.exists():
        return
    mark_done(Job.objects.filter(id__in=ranking.asked_by_jobs))
    CouncilRanking.objects.filter(id=ranking.id).update(state=RankingState.DONE, finished_at=clock.now())
