"""A ranking of everybody shared by three workers, of which one is killed: the same lists as from one process."""

import datetime as dt
import os
import signal

import psycopg
import pytest

from backend.care_leavers.models import CareLeaver
from backend.core import clock, jobs
from backend.core.job_names import RANK_CARE_LEAVER, RANK_CHUNK, RANK_OPPORTUNITY
from backend.core.models import Job
from backend.core.protection import clock_context, council_context
from backend.ranking import council_chunks
from backend.ranking.services import rank_council
from backend.shortlists.models import CouncilRanking, MatchRun
from backend.shortlists.ranking_progress import RankingProgress
from tests.brokers import own_queue
from tests.worker.conftest import running_workers, url_of_test_database, wait_until
from tests.worker.kept_lists import everything_kept, make_council


pytestmark = [pytest.mark.full, pytest.mark.servers, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PEOPLE, OF_A_CHUNK, PATIENCE = 24, 2, 120
NAMES = ("first", "second", "third")
STANDS_STILL = (
    "SELECT application_name FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name = ANY(%s)"
)


def who_stands_still() -> list[str]:
    """Asked beside the test's own transaction, which would be told the same each time."""
    with psycopg.connect(url_of_test_database()) as connection:
        return [name for (name,) in connection.execute(STANDS_STILL, [list(NAMES)])]


def reached(ranking: CouncilRanking) -> str:
    with council_context(ranking.council_id):
        return RankingProgress.of(ranking).sentence


def kill_whoever_ranks(person: CareLeaver, ranking: CouncilRanking, queue: str, logs: dict) -> None:
    """The person is kept from the workers, so that one of them stands still; then it is gone at once."""
    with council_context(ranking.council_id):
        CareLeaver.objects.select_for_update().get(id=person.id)
        with running_workers(queue, logs) as workers:
            wait_until(lambda: len(who_stands_still()) == 1, PATIENCE, logs["first"])
            (name,) = who_stands_still()
            os.killpg(workers[name].pid, signal.SIGKILL)
            wait_until(lambda: reached(ranking) == "22 of 24 young people ranked", PATIENCE, logs["first"])


def test_three_workers_of_which_one_is_killed_make_the_lists_that_one_process_makes(monkeypatch, tmp_path):
    logs = {name: tmp_path / name for name in NAMES}
    with jobs.defer_sending():
        council = make_council(PEOPLE)
    rank_council(council=council)
    before = everything_kept(council)
    with council_context(council.id):
        person = CareLeaver.objects.order_by("id")[PEOPLE // 2]
        with jobs.defer_sending():
            asked = [(RANK_CARE_LEAVER, person.id), (RANK_OPPORTUNITY, 0)]
            asked = [jobs.enqueue(name, council.id, about).id for name, about in asked]
    monkeypatch.setattr(council_chunks, "PEOPLE_OF_A_CHUNK", OF_A_CHUNK)
    with own_queue() as queue:
        ranking = council_chunks.begin_ranking(council, clock.today())
        kill_whoever_ranks(person, ranking, queue, logs)
        with clock.moved_to(clock.now() + dt.timedelta(minutes=1)):
            assert jobs.sweep() == 1
        with running_workers(queue, {name: tmp_path / f"{name}-next" for name in NAMES}):
            wait_until(lambda: reached(ranking) == "24 of 24 young people ranked", PATIENCE)
    with council_context(council.id):
        ranking.refresh_from_db()
        assert ranking.state == "done"
        assert MatchRun.objects.filter(council_ranking=ranking, people=OF_A_CHUNK).count() == PEOPLE // OF_A_CHUNK
    with clock_context():
        assert set(Job.objects.filter(id__in=asked).values_list("state", flat=True)) == {"done"}
        attempts = Job.objects.filter(name=RANK_CHUNK).values_list("attempts", flat=True)
    assert sorted(attempts) == [1] * (PEOPLE // OF_A_CHUNK - 1) + [2]
    assert everything_kept(council) == before
