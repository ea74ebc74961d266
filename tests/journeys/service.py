"""The service as it runs for a browser: the web server and the worker in threads, on the test's own database."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from celery.worker import WorkController, state
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test.testcases import LiveServerThread

from tests.strictness import MissingVariable
from tools.local_servers.database import empty_as_owner
from worker.app import app


@contextmanager
def web_server() -> Iterator[str]:
    """The address of a running web server."""
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = MissingVariable()
    thread = LiveServerThread("127.0.0.1", static_handler=StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://{thread.host}:{thread.port}"
    finally:
        thread.terminate()


class ThreadedWorker(WorkController):
    def __init__(self, **options):
        self.is_ready = threading.Event()
        super().__init__(**options)

    def on_consumer_ready(self, consumer):
        self.is_ready.set()

    def start(self):
        try:
            super().start()
        finally:
            connections.close_all()


@contextmanager
def worker() -> Iterator[None]:
    """A Celery worker that shares the clock and the database of the test."""
    app.finalize()
    quiet = {"without_heartbeat": True, "without_mingle": True, "without_gossip": True}
    celery = ThreadedWorker(app=app, pool_cls="solo", concurrency=1, **quiet)
    thread = threading.Thread(target=celery.start, daemon=True)
    thread.start()
    assert celery.is_ready.wait(20), "the worker did not become ready"
    try:
        yield
    finally:
        state.should_terminate = 0
        thread.join(20)
        state.should_terminate = None
        assert not thread.is_alive(), "the worker did not stop"


@contextmanager
def database_from_the_browsers_thread() -> Iterator[None]:
    """The browser's driver keeps a loop running in this thread: Django would refuse to ask the database, and gives
    it connections that nobody else closes."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    empty_tables()
    try:
        yield
    finally:
        empty_tables()
        connections.close_all()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def empty_tables() -> None:
    connection.ops.execute_sql_flush = empty_as_owner
    call_command("flush", verbosity=0, interactive=False)
    cache.clear()  # what it remembers of somebody by number would be held against the next with that number
