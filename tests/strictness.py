import socket
from collections.abc import Iterator
from contextlib import contextmanager

from celery.signals import task_postrun, task_prerun
from django.core.management.base import BaseCommand
from django.db import OperationalError, connection
from django.template.base import Template
from django.test import Client, utils

from backend.core.middleware import Middleware
from backend.core.protection import clock_context


LOOPBACK = ("127.", "::1", "localhost")


class MissingVariable(str):
    """Fails a page whose template names a variable that is not there."""

    def __new__(cls):
        return super().__new__(cls, "%s")

    def __contains__(self, item):
        return item == "%s" or super().__contains__(item)

    def __mod__(self, variable):
        raise AssertionError(f"a template names {variable}, which its page does not provide")


class NetworkUsed(AssertionError):
    """A test tried to reach something that is not this machine."""


@contextmanager
def keep_to_loopback():
    connect = socket.socket.connect

    def only_loopback(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise NetworkUsed(address)
        return connect(self, address)

    socket.socket.connect = only_loopback
    try:
        yield
    finally:
        socket.socket.connect = connect


AS_THE_CLOCK = "-c onward.audience=clock"


def act_as_the_clock(database: dict) -> None:
    """What a test does beside a council's context, it does as the jobs of the clock do; requests begin with nothing."""
    database["OPTIONS"] = {**database["OPTIONS"], "options": f"{database['OPTIONS']['options']} {AS_THE_CLOCK}"}


@contextmanager
def nothing_open() -> Iterator[None]:
    """Nothing is open that the service does not open, as with a connection of production."""
    before = _audience("")
    try:
        yield
    finally:
        _audience(before)


class ClosedByDefault(Middleware):
    """Around a request nothing is open."""

    def __call__(self, request):
        with nothing_open():
            return self.get_response(request)


def keep_no_contexts() -> None:
    """Copies of what each template of a page was given are kept for nobody: tests read pages as people do."""
    Template._render = utils._TestState.saved_data.template_render


def close_around_commands_and_tasks() -> None:
    """A command and a task of the worker begin with nothing open. A browser that a test signs in is no request."""
    Client.force_login = clock_context()(Client.force_login)
    BaseCommand.execute = nothing_open()(BaseCommand.execute)
    task_prerun.connect(_close)
    task_postrun.connect(_open_again)


def _close(task, **told) -> None:
    task.request.open_before = _audience("")


def _open_again(task, **told) -> None:
    _audience(task.request.open_before)


def _audience(audience: str) -> str:
    """The one before. Beside Django's own cursor, so that nobody's count of queries changes."""
    try:
        connection.ensure_connection()
    except OperationalError:
        return "clock"
    if connection.needs_rollback:
        return "clock"
    with connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT before, set_config('onward.audience', %s, %s)"
            " FROM (SELECT current_setting('onward.audience', true) AS before OFFSET 0) AS setting",
            [audience, connection.in_atomic_block],
        )
        return cursor.fetchone()[0]
