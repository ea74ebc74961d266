"""The borough is made in one transaction: an error ends it whole."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_savepoints() -> Iterator[None]:
    """For what nobody catches an error of: the services set no savepoints, which were four statements in ten.

    An error in here ends the transaction, also where somebody does catch it.
    """
    before = connection.features.uses_savepoints
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = before
