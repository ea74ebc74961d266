"""Statements of which PostgreSQL keeps how it goes about them.

To work that out takes it longer than to read the rows of a page. What it keeps is for values it does not know, so what
is the same each time stands in the text, and only what differs stands beside it (decision 39).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import Connection
from psycopg.sql import Literal


PLANS_KEPT = 40  # of one connection, those used last: in all some 200 MB of a server's memory, a large one 10


@contextmanager
def kept_plans(database: BaseDatabaseWrapper) -> Iterator[None]:
    """Of statements run within it more than once on a connection, as soon as PostgreSQL finds that it need not know
    their values: it looks at those of five runs."""
    database.ensure_connection()
    with _prepared_after(1, database.connection):
        yield


@contextmanager
def plans_kept_at_once(database: BaseDatabaseWrapper) -> Iterator[None]:
    """Of large statements run within it, in a transaction: to look at the values of five runs would take a second."""
    with database.cursor() as cursor:
        cursor.execute("SELECT set_config('plan_cache_mode', 'force_generic_plan', true)")
        try:
            with _prepared_after(0, database.connection):
                yield
        finally:  # not for what comes after them; else it ends with the transaction
            if not database.needs_rollback:
                with suppress(DatabaseError):
                    cursor.execute("SELECT set_config('plan_cache_mode', 'auto', true)")


@contextmanager
def _prepared_after(runs: int, link: Connection) -> Iterator[None]:
    before, link.prepare_threshold, link.prepared_max = link.prepare_threshold, runs, PLANS_KEPT
    try:
        yield
    finally:
        link.prepare_threshold = before


def with_constants(
    sql: str, parameters: Sequence[Any], places: Sequence[int], *, using: str = "default"
) -> tuple[str, tuple[Any, ...]]:
    """The statement with every parameter in its text but those at `places`, and these.

    Of `in_touch <> $1`, where nearly all are in touch, PostgreSQL expects nobody, and goes person by person.
    """
    connections[using].ensure_connection()
    link, beside = connections[using].connection, frozenset(places)
    first, *others = sql.split("%s")
    written = [first]
    for place, (parameter, after) in enumerate(zip(parameters, others, strict=True)):
        literal = "%s" if place in beside else Literal(parameter).as_string(link).replace("%", "%%")
        written += [literal, after]
    return "".join(written), tuple(parameters[place] for place in sorted(beside))
