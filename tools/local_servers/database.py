"""The database of a test run: made and migrated by the owner, used as the application role.

Migrating takes many seconds and copying a database takes none, so a migrated one is kept for as long as no
migration changes, and each process that runs tests gets a copy.
"""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from tools.local_servers.emptying import by_row
from tools.local_servers.migrations import migrations_digest
from tools.local_servers.quick_states import quick_states


ONE_AT_A_TIME = 0x0A44A4D  # any number that nobody else locks


@contextmanager
def database_for_tests(*, verbosity: int = 0) -> Iterator[None]:
    """Both connections lead to one new database; `default` stays the application role, so policies bind tests."""
    owner, application = connections["owner"], connections["default"]
    name = owner.settings_dict["NAME"]
    copy = "_".join(filter(None, ("test", name, os.environ.get("PYTEST_XDIST_WORKER"))))
    with owner._nodb_cursor() as cursor:
        pattern = migrated_database(cursor, name, verbosity=verbosity)
        drop(cursor, copy)
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{pattern}"')
    _lead_to(copy)
    # Emptying tables between tests takes a right that the application must not have.
    application.ops.execute_sql_flush = empty_as_owner
    try:
        yield
    finally:
        del application.ops.execute_sql_flush
        _lead_to(name)
        with owner._nodb_cursor() as cursor:
            drop(cursor, copy)


def migrated_database(cursor: CursorWrapper, name: str, *, verbosity: int = 0) -> str:
    """Its name; who comes first makes it, and everybody else waits until it is there and nobody copies it."""
    cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    prefix = f"pattern_{name}_"
    pattern = prefix + migrations_digest()
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    existing = {name for (name,) in cursor.fetchall()}
    for outdated in existing - {pattern}:
        drop(cursor, outdated)
    if pattern not in existing:
        unfinished = f"{prefix}unfinished"
        creation = connections["owner"].creation
        connections["owner"].settings_dict["TEST"]["NAME"] = unfinished
        with _no_search_for_rubbish(), quick_states():
            creation.create_test_db(verbosity, autoclobber=True, serialize=False)
        connections["owner"].close()
        cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{pattern}"')
    return pattern


@contextmanager
def _no_search_for_rubbish() -> Iterator[None]:
    """Each step of a migration makes the classes of all models anew: looking for old ones took two fifths of the time.

    Until the end they need 1.5 GB.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def drop(cursor: CursorWrapper, database: str) -> None:
    """Also while a thread that outlived its test is still connected."""
    _end_sessions_of_the_application(database)
    cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def _end_sessions_of_the_application(database: str) -> None:
    """As the application itself: the owner of a database may not end what another role does in it."""
    parameters = _server_of(connections["default"]) | {"dbname": "postgres", "autocommit": True}
    with psycopg.connect(**parameters) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"  # and wait until it has ended
            " WHERE usename = current_user AND datname = %s",
            [database],
        )


def _lead_to(database: str) -> None:
    for alias in ("owner", "default"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = database


def run_as_owner(statements: Sequence[str]) -> None:
    # A connection beside Django's, which refuses `owner` to tests that have not asked for it.
    owner = connections["owner"]
    with psycopg.connect(**_server_of(owner), dbname=owner.settings_dict["NAME"]) as connection:
        for statement in statements:
            connection.execute(statement)


def empty_as_owner(statements: Sequence[str]) -> None:
    """What Django would do to empty all tables."""
    run_as_owner([by_row(statement) for statement in statements])


def _server_of(connection: BaseDatabaseWrapper) -> dict[str, Any]:
    parameters = connection.get_connection_params()
    return {name: parameters[name] for name in ("user", "password", "host", "port") if name in parameters}
