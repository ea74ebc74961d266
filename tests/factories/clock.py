"""The clock's context around what a factory writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from backend.core.protection import CLOCK, _write_context, clock_context


@contextmanager
def as_the_clock() -> Iterator[None]:
    """Like `clock_context`, without a savepoint inside the transaction of a test: two statements instead of four."""
    if not connection.in_atomic_block:
        with clock_context():
            yield
        return
    before = _write_context("", CLOCK, "")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _write_context(*before)
