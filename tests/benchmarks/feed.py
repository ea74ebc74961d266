"""Seconds for a sync of 8,000 adverts and for a second one: `python -m tests.benchmarks.feed`.

The server is a process of its own on this machine and behaves like the documented one, its rate limit included. The
exit status is 1 if a mark is missed.
"""

import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection

import django

from tests.backend.intake.samples import advert
from tests.faa_server import faa_server
from tools.local_servers.testing import start_for_tests


ADVERTS = 8_000
WORDS = "Work with our team, learn at college one day a week and earn a qualification. " * 12


def adverts(number: int) -> list[dict]:
    """Adverts of a realistic length, of some 1,600 employers, all open for years."""
    return [
        advert(
            vacancyReference=str(2_000_000_001 + place),
            title=f"Apprentice {place}",
            employerName=f"EMPLOYER {place % 1_600}",
            closingDate="2099-11-30T23:59:59Z",
            startDate="2099-12-31T00:00:00Z",
            fullDescription=f"<p>{WORDS}</p>",
            trainingDescription=f"<p>{WORDS}</p>",
            employerDescription=f"<p>{WORDS}</p>",
        )
        for place in range(number)
    ]


def serve(connection: Connection) -> None:
    with faa_server(*adverts(ADVERTS)) as world:
        connection.send(world.address)
        while (wish := connection.recv()) != "stop":
            if wish == "a night passes":
                world.calls.clear()
            connection.send(dict(world.answered))


@contextmanager
def server() -> Iterator[tuple[str, Connection]]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv(), ours
    finally:
        ours.send("stop")
        process.join(10)


def main() -> int:
    start_for_tests()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.test")
    django.setup()
    with server() as (address, asked):
        return import_module("tests.benchmarks.feed_syncs").measure(address, asked, ADVERTS)


if __name__ == "__main__":
    sys.exit(main())
