"""The part of the benchmark of the service that needs the database: called by tests.benchmarks.service."""

import os
import time
from contextlib import ExitStack
from pathlib import Path

from django.db import connection

import matching
from backend.care_leavers.models import CareLeaver
from backend.core.jobs import defer_sending
from backend.core.protection import council_context
from backend.councils.models import Council
from backend.ranking import kept_opportunities, match_rows, matching_input, people_to_rank, services
from tests.benchmarks.measuring import Marks, best_of, peak_megabytes
from tests.benchmarks.parts import Parts
from tests.benchmarks.service_council import make_opportunities, make_people
from tests.benchmarks.service_workers import rank_by_workers
from tests.factories.councils import CouncilFactory
from tools.local_servers.database import database_for_tests


PARTS = (
    (matching_input, "open_opportunities", "reading opportunities"),
    (matching_input, "person_record", "records of people"),
    (matching_input, "opportunity_records", "records of opportunities"),
    (matching_input, "read_collection", "vectors"),
    (matching.Ranker, "rank", "ranking"),
    (match_rows, "reasons_as_json", "reasons"),
    (matching.Ranking, "criteria", "criteria"),
    (people_to_rank, "store_person_snapshots", "snapshots of people"),
    (kept_opportunities, "store_opportunity_snapshots", "snapshots of opportunities"),
    (people_to_rank, "replace_matches", "writing matches"),
)


def measure(people: int, opportunities: int) -> int:
    marks = Marks()
    with database_for_tests():
        council = CouncilFactory()
        with council_context(council.id), defer_sending():
            make_people(council, people)
            make_opportunities(council, opportunities)
        with defer_sending():
            _rank_in_this_process(council, marks)
            _rank_one_again(council, marks)
        rank_by_workers(council, marks)
    return 1 if marks.missed else 0


def _rank_in_this_process(council: Council, marks: Marks) -> None:
    parts = Parts()
    with ExitStack() as stack:
        for owner, function, part in PARTS:
            stack.enter_context(parts.timed(owner, function, part))
        began, processor, database = time.perf_counter(), time.process_time(), _database_seconds()
        runs = services.rank_council(council=council)
        seconds = time.perf_counter() - began
        marks.tell("processor time: this process", time.process_time() - processor, "s")
        marks.tell("processor time: its session of the database", _database_seconds() - database, "s")
    for part, spent in sorted(parts.seconds.items(), key=lambda each: -each[1]):
        marks.tell(f"  {part}", spent, "s")
    marks.tell("  the rest: reading people, committing", seconds - sum(parts.seconds.values()), "s")
    marks.tell(f"one process: {sum(run.matches for run in runs):,} matches", seconds, "s")
    marks.at_most("memory of that process", peak_megabytes(), 600, "MB")


def _database_seconds() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        ((session,),) = cursor.fetchall()
    user, system = Path(f"/proc/{session}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _rank_one_again(council: Council, marks: Marks) -> None:
    with council_context(council.id):
        person = CareLeaver.objects.select_related("council").filter(council=council).earliest("id")

    def again() -> None:
        with council_context(council.id):
            services.rank_care_leaver(care_leaver=person)

    kept_opportunities._kept.clear()
    marks.tell("one person again, nothing read before", best_of(1, again)[0] * 1_000, "ms")
    marks.at_most("one person again", best_of(5, again)[0] * 1_000, 300, "ms")
