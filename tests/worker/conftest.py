"""A worker as it runs in production: a process of its own, a real broker, a queue that only it reads."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connections

from backend.core.producer import producer
from tests.brokers import own_queue


PROJECT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 90  # seconds, on a busy machine


@pytest.fixture(scope="module")
def queue(django_db_setup) -> Iterator[str]:
    with own_queue() as name:
        yield name


@pytest.fixture(scope="module")
def worker(queue, tmp_path_factory) -> Iterator[subprocess.Popen]:
    log = tmp_path_factory.mktemp("worker") / "log"
    with running_worker(queue, log) as process:
        wait_until(lambda: f"worker-{queue}@" in str(producer.control.ping(timeout=1)), STARTS_WITHIN, log)
        yield process


@contextmanager
def running_worker(queue: str, log: Path) -> Iterator[subprocess.Popen]:
    with running_workers(queue, {"worker": log}) as started:
        yield started["worker"]


@contextmanager
def running_workers(queue: str, logs: dict[str, Path], *, each: int = 1) -> Iterator[dict[str, subprocess.Popen]]:
    """By name, each of so many processes; the database knows the sessions of each by the same name."""
    started = {name: _start(queue, name, log, each) for name, log in logs.items()}
    try:
        yield started
    finally:
        for process in started.values():
            process.terminate()
        for process in started.values():
            process.wait(60)
        wait_until(nobody_else_is_connected, 30, next(iter(logs.values())))


def _start(queue: str, name: str, log: Path, processes: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "celery", "--app", "worker.app", "worker", "--queues", queue]
    with log.open("w") as output:
        return subprocess.Popen(
            [*command, "--concurrency", str(processes), "--hostname", f"{name}-{queue}@%h", "--loglevel", "INFO"],
            cwd=PROJECT,
            env=os.environ | {"DATABASE_URL": url_of_test_database(), "PGAPPNAME": name},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that a test can kill it whole, with the process that does the work
        )


def url_of_test_database() -> str:
    name = connections["default"].settings_dict["NAME"]
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def nobody_else_is_connected() -> bool:
    """The database ends a session a moment after the process it served, and until then it cannot be dropped."""
    ours = connections["default"].connection
    known = ours.info.backend_pid if ours and not ours.closed else 0
    with psycopg.connect(url_of_test_database()) as connection:
        others = connection.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user AND pid NOT IN (pg_backend_pid(), %s)",
            [known],
        )
        return others.fetchone() == (0,)


def wait_until(is_so: Callable[[], bool], seconds: float, log: Path | None = None) -> float:
    """How long it took."""
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > seconds:
            pytest.fail(f"not so after {seconds} seconds. {log.read_text() if log else ''}")
        time.sleep(0.05)
    return time.monotonic() - began
