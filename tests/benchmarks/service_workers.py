"""A ranking of everybody by two processes of a worker, as it runs in production."""

import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from backend.core import clock
from backend.core.producer import producer
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.ranking.council_chunks import begin_ranking
from backend.shortlists.ranking_progress import RankingProgress
from tests.benchmarks.measuring import MEGABYTE, Marks
from tests.brokers import own_queue
from tests.worker.conftest import running_workers, wait_until


WORKERS = 2
MOST_SECONDS, MOST_MEGABYTES = 20, 600


def rank_by_workers(council: Council, marks: Marks) -> None:
    with TemporaryDirectory() as folder, own_queue() as queue:
        logs = {"worker": Path(folder) / "log"}
        with running_workers(queue, logs, each=WORKERS) as started:
            wait_until(lambda: bool(producer.control.ping(timeout=1)), 90)
            sessions = [process.pid for process in started.values()]
            began, most = time.perf_counter(), 0.0
            ranking = begin_ranking(council, clock.today())
            while True:
                most = max(most, _megabytes(sessions))
                with council_context(council.id):
                    reached = RankingProgress.of(ranking)
                if not reached.goes_on:
                    break
                time.sleep(0.2)
            seconds = time.perf_counter() - began
    marks.at_least("ranked by two workers", reached.ranked, reached.people, "people")
    marks.at_most("two workers", seconds, MOST_SECONDS, "s")
    marks.at_most("memory of both and of their parent", most, MOST_MEGABYTES, "MB")


def _megabytes(sessions: Iterable[int]) -> float:
    """Of every process of these sessions; what several share is counted once."""
    members = (path for path in Path("/proc").iterdir() if path.name.isdigit() and _session(path) in sessions)
    return sum(_shared_out(path / "smaps_rollup") for path in members) / MEGABYTE


def _session(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[3])
    except OSError:
        return 0


def _shared_out(rollup: Path) -> int:
    try:
        return sum(int(line.split()[1]) for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    except OSError:
        return 0
