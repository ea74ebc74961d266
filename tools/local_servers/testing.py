"""Starts the servers of a test run.

As a pytest plugin (`-p tools.local_servers.testing`) it does so before Django reads its settings; the processes
that share the tests inherit the environment and use the same servers.
"""

import atexit
import os
from pathlib import Path

import pytest

import backend
from tools.local_servers import pattern
from tools.local_servers.missing import servers_missing_from


FOLDER = Path(backend.__file__).resolve().parents[1] / ".onward" / "test"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    start_for_tests()
    return (yield)


def pytest_configure(config) -> None:
    if config.getoption("numprocesses", None):
        pattern.begin()


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: each waits for a server, a browser or a clock for a third of its time."""
    return (os.cpu_count() or 1) + 1


def start_for_tests(folder: Path = FOLDER) -> dict[str, str]:
    """Starts what the environment does not name, adds it to the environment, and stops it at exit."""
    servers = servers_missing_from(os.environ, folder, durable=False)
    started = servers.start()
    atexit.register(servers.stop)
    os.environ.update(started)
    return started
