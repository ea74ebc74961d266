"""What each test walks through: a pytest plugin of `make landing`, which chooses by it.

Of each test: the steps from line to line of our code, the templates it has rendered, and the answers it has got (route,
method and status). Steps are numbered as they are met; each process writes its own numbers with what they stand for.
"""

import os
import pickle
import time
from pathlib import Path

import coverage
import pytest
from django.test import Client
from django.test.signals import template_rendered
from django.urls import Resolver404


FOLDER = Path(".venv/landing")
SOURCES = ["backend", "matching", "worker"]


class Walk:
    def __init__(self) -> None:
        self.tracer = coverage.Coverage(
            data_file=None, config_file=False, branch=True, source=SOURCES, omit=["*/migrations/*"]
        )
        self.numbers: dict[tuple, int] = {}
        self.walked: dict[str, tuple[float, list[int]]] = {}
        self.met: set[tuple] = set()
        self.failed: set[str] = set()

    def take(self) -> list[int]:
        """The numbers of all that was met since the last time."""
        steps = self.met
        self.met = set()
        for file, pairs in self.tracer._collector.data.items():
            steps |= {(file, pair) for pair in list(pairs)}
            pairs.clear()
        return [self.numbers.setdefault(step, len(self.numbers)) for step in steps]

    def write(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        own = FOLDER / f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.pickle"
        own.write_bytes(pickle.dumps((list(self.numbers), self.walked, self.failed)))


WALK = Walk()


def _rendered(template, **_):
    WALK.met.add(("template", template.name))


def _route_of(response) -> str:
    try:
        return response.resolver_match.route
    except Resolver404:
        return ""


def _noted(request):
    def asked(client, **environ):
        response = request(client, **environ)
        WALK.met.add((_route_of(response), f"{environ.get('REQUEST_METHOD')} {response.status_code}"))
        return response

    return asked


def pytest_sessionstart():
    WALK.tracer.start()
    template_rendered.connect(_rendered)
    Client.request = _noted(Client.request)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    WALK.take()
    began = time.perf_counter()
    try:
        return (yield)
    finally:
        WALK.walked[item.nodeid] = (time.perf_counter() - began, WALK.take())


def pytest_runtest_logreport(report):
    if report.failed:
        WALK.failed.add(report.nodeid)


def pytest_sessionfinish():
    WALK.tracer.stop()
    if WALK.walked:
        WALK.write()
