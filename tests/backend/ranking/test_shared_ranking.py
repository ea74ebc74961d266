"""A ranking of everybody that is asked for again, delivered twice, or fails in part; and changes made meanwhile."""

import datetime as dt

import pytest

from backend.core import jobs
from backend.core.job_names import RANK_CARE_LEAVER, RANK_CHUNK
from backend.core.models import Job, JobState
from backend.opportunities.models import Opportunity
from backend.ranking import council_chunks, services
from backend.ranking.council_chunks import begin_ranking, rank_chunk
from backend.shortlists.models import Match, MatchRun
from backend.shortlists.ranking_progress import RankingProgress
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
_today = today_is(TODAY)


@pytest.fixture
def people(in_council, monkeypatch):
    monkeypatch.setattr(council_chunks, "PEOPLE_OF_A_CHUNK", 1)
    for title in ("Baker", "Joiner"):
        SiteFactory(opportunity=OpportunityFactory(council=in_council, title=title))
    return [CareLeaverFactory(council=in_council, ready=True, living_in_croydon=True) for _ in range(3)]


def chunks_of(ranking) -> list[int]:
    return list(ranking.chunks.order_by("id").values_list("id", flat=True))


def state_of(job) -> str:
    return Job.objects.get(id=job.id).state


def progress_in(council) -> tuple[str, str] | None:
    found = RankingProgress.of_council(council.id)
    return found and (found.sentence, found.outcome)


def test_a_second_ranking_takes_the_place_of_one_that_goes_on_and_none_of_its_chunks_is_ranked(in_council, people):
    first = begin_ranking(in_council, TODAY)
    left = chunks_of(first)
    rank_chunk(council=in_council, chunk_id=left[0])
    Opportunity.objects.filter(title="Baker").update(state="withdrawn")
    second = begin_ranking(in_council, TODAY)
    assert [rank_chunk(council=in_council, chunk_id=each) for each in left] == [None] * 3
    for each in chunks_of(second):
        rank_chunk(council=in_council, chunk_id=each)
    for ranking in (first, second):
        ranking.refresh_from_db()
    assert (first.state, first.people_ranked, second.state, second.people_ranked) == ("replaced", 1, "done", 3)
    assert set(Match.objects.values_list("run__council_ranking", "opportunity__title")) == {(second.id, "Joiner")}


def test_a_chunk_that_is_delivered_twice_is_ranked_once(in_council, people):
    ranking = begin_ranking(in_council, TODAY)
    one = chunks_of(ranking)[0]
    assert [run.people for run in rank_chunk(council=in_council, chunk_id=one)] == [1]
    assert rank_chunk(council=in_council, chunk_id=one) is None
    assert (MatchRun.objects.count(), progress_in(in_council)) == (1, ("1 of 3 young people ranked", ""))


def test_a_change_made_after_somebody_was_ranked_is_a_job_of_its_own(in_council, people):
    """The job that asked before is done with the chunk, and no later change hides behind it."""
    before = jobs.enqueue(RANK_CARE_LEAVER, in_council.id, people[0].id)
    of_the_last = jobs.enqueue(RANK_CARE_LEAVER, in_council.id, people[2].id)
    ranking = begin_ranking(in_council, TODAY)
    rank_chunk(council=in_council, chunk_id=chunks_of(ranking)[0])
    assert (state_of(before), state_of(of_the_last)) == (JobState.DONE, JobState.WAITING)
    after = jobs.enqueue(RANK_CARE_LEAVER, in_council.id, people[0].id)
    for each in chunks_of(ranking):
        rank_chunk(council=in_council, chunk_id=each)
    assert after.id != before.id
    assert (state_of(after), state_of(of_the_last)) == (JobState.WAITING, JobState.DONE)


def test_a_change_made_while_somebody_is_ranked_is_a_job_of_its_own(in_council, people, monkeypatch):
    before, after = jobs.enqueue(RANK_CARE_LEAVER, in_council.id, people[0].id), []
    rank = council_chunks.rank_by_lot

    def change_meanwhile(*given):
        after.append(jobs.enqueue(RANK_CARE_LEAVER, in_council.id, people[0].id))
        return rank(*given)

    monkeypatch.setattr(council_chunks, "rank_by_lot", change_meanwhile)
    rank_chunk(council=in_council, chunk_id=chunks_of(begin_ranking(in_council, TODAY))[0])
    assert after[0].id != before.id
    assert (state_of(before), state_of(after[0])) == (JobState.DONE, JobState.WAITING)


def test_what_nobody_will_rank_any_more_is_said_and_can_be_given_back(in_council, people):
    ranking = begin_ranking(in_council, TODAY)
    last = chunks_of(ranking)[2]
    Job.objects.filter(name=RANK_CHUNK, arguments=[in_council.id, last]).update(state=JobState.PARKED)
    for each in chunks_of(ranking)[:2]:
        rank_chunk(council=in_council, chunk_id=each)
    stands = "The others could not be ranked: their lists stand as they were before."
    assert progress_in(in_council) == ("2 of 3 young people ranked", stands)
    jobs.replay(Job.objects.parked().get())
    assert progress_in(in_council) == ("2 of 3 young people ranked", "")
    rank_chunk(council=in_council, chunk_id=last)
    assert progress_in(in_council) is None


def test_a_council_of_one_chunk_writes_no_job_and_shows_no_figure(in_council, people, monkeypatch):
    monkeypatch.setattr(council_chunks, "PEOPLE_OF_A_CHUNK", 3)
    ranking = begin_ranking(in_council, TODAY)
    assert progress_in(in_council) is None
    assert not Job.objects.exists()
    services.share_ranking(council=in_council)
    ranking.refresh_from_db()
    assert (ranking.state, Match.objects.count()) == ("replaced", 6)
