"""The part of the load that needs the database: makes the councils, starts the service, sends the people in."""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from django.conf import settings
from django.db import connections
from django.test import Client

from backend.care_leavers.models import CareLeaver
from backend.core.jobs import defer_sending
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.ranking.services import rank_council
from tests.benchmarks.measuring import Marks
from tests.benchmarks.service_council import make_opportunities, make_people, make_work_so_far
from tests.factories.councils import CouncilFactory
from tests.web.sign_in import signed_in
from tools.local_servers.access import free_port
from tools.local_servers.database import database_for_tests, run_as_owner


PEOPLE, OPPORTUNITIES, COUNCILS = 5_000, 2_000, 5
ADVISERS, WITHOUT_CASELOAD = 60, 90
MARKS = {50: 150, 150: 300}  # people at once, and the milliseconds that 19 of 20 answers keep within
SECONDS = 90  # of each number of people, after all of them have come, and then once more
WORDS = ("ab", "tyler", "Apprentice", "care", "07700 900", "example", "Place", "G5", "adult+care", "P-0001")
OK = 200
ALL = "Aggregated"


def measure() -> int:
    marks = Marks()
    with database_for_tests(), tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        staff = Path(folder) / "staff.json"
        staff.write_text(json.dumps(_staff_of_a_full_council()))
        with connections["owner"].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as a server does by itself, which one of tests does not
        marks.tell("making and ranking five councils", time.perf_counter() - began, "s")
        connections.close_all()
        for people, most in MARKS.items():
            with _service(Path(folder) / "static") as address:
                _tell(marks, people, None, _answers(address, people, staff, Path(folder)))
                _tell(marks, people, most, _answers(address, people, staff, Path(folder)))
    return 1 if marks.missed else 0


def _staff_of_a_full_council() -> dict:
    ours, *_others = [_ranked_council() for _ in range(COUNCILS)]
    people = []
    with council_context(ours.id), defer_sending():
        everybody = list(CareLeaver.objects.order_by("id"))
        make_work_so_far(ours, everybody)
        each = len(everybody) // ADVISERS
        for number in range(ADVISERS + WITHOUT_CASELOAD):
            client, membership = signed_in(ours, Role.EET_ADVISER if number < ADVISERS else Role.STAFF)
            own = everybody[number * each : (number + 1) * each] if number < ADVISERS else everybody
            if number < ADVISERS:
                CareLeaver.objects.filter(id__in=[one.id for one in own]).update(eet_adviser=membership.user)
            people.append({"session": _session(client), "own": [str(one.public_id) for one in own]})
    Random(7).shuffle(people)
    return {"cookie": settings.SESSION_COOKIE_NAME, "people": people, "words": WORDS, "ok": OK}


def _session(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _ranked_council() -> Council:
    council = CouncilFactory()
    with council_context(council.id), defer_sending():
        make_people(council, PEOPLE)
        make_opportunities(council, OPPORTUNITIES)
    run_as_owner(["ANALYZE"])
    with defer_sending():
        rank_council(council=council)
    return council


@contextmanager
def _service(static: Path) -> Iterator[str]:
    """As the Dockerfile serves it, on a port of this machine alone."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "gunicorn", "backend.config.wsgi:application", "--bind", address]
    command += ["--config", "python:backend.config.serving", "--log-level", "warning"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "backend.config.settings.demo",
        "DATABASE_URL": _url("default"),
        "DATABASE_OWNER_URL": _url("owner"),
        "SECRET_KEY": settings.SECRET_KEY,
        "SECOND_FACTOR_KEYS": ",".join(settings.SECOND_FACTOR_KEYS),
        "STATIC_ROOT": str(static),
    }
    collect = [sys.executable, "-m", "backend.manage", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, env=environment, check=True)
    served = subprocess.Popen(command, env=environment)
    try:
        _wait_for(f"http://{address}/health/live")
        yield f"http://{address}"
    finally:
        served.terminate()
        served.wait(timeout=40)


def _url(alias: str) -> str:
    of = connections[alias].settings_dict
    return f"postgresql://{of['USER']}:{of['PASSWORD']}@{of['HOST']}:{of['PORT']}/{of['NAME']}"


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            if urllib.request.urlopen(address, timeout=5).status == OK:
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("The service did not come up.")


def _answers(address: str, people: int, staff: Path, folder: Path) -> dict[str, dict[str, str]]:
    """A row of figures for each page, by its name: those of the time after everybody has come."""
    command = [sys.executable, "-m", "locust", "--locustfile", str(Path(__file__).with_name("load_users.py"))]
    command += ["--headless", "--host", address, "--users", str(people), "--spawn-rate", str(people / 20)]
    command += ["--reset-stats", "--run-time", f"{SECONDS + 20}s", "--only-summary", "--csv", str(folder / str(people))]
    environment = os.environ | {"ONWARD_LOAD_STAFF": str(staff)}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with (folder / f"{people}_stats.csv").open(newline="") as file:
        return {row["Name"]: row for row in csv.DictReader(file)}


def _tell(marks: Marks, people: int, most: int | None, rows: dict[str, dict[str, str]]) -> None:
    """Without `most` as it was just after the service began, when many answers are the first of their kind."""
    every = rows.pop(ALL)
    when = "then" if most else "at first"
    marks.tell(f"{people} people at once, {when}: answers", float(every["Request Count"]), "")
    marks.at_most("  answers that were none", float(every["Failure Count"]), 0, "")
    marks.tell("  answers a second", float(every["Requests/s"]), "")
    for name, row in sorted(rows.items()):
        marks.tell(f"  {name}: the middle", float(row["50%"]), "ms")
        if most:
            marks.at_most(f"  {name}: 19 of 20 within", float(row["95%"]), most, "ms")
        else:
            marks.tell(f"  {name}: 19 of 20 within", float(row["95%"]), "ms")
