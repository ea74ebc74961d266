"""The database of a test run: made and migrated by the owner, used as the application role."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from django.db import connections


@contextmanager
def database_for_tests(*, verbosity: int = 0, keep: bool = False) -> Iterator[None]:
    """Both connections lead to one new database; `default` stays the application role, so policies bind tests.

    Processes that share the tests get a database each.
    """
    owner, application = connections["owner"], connections["default"]
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker and not owner.settings_dict["TEST"]["NAME"]:
        owner.settings_dict["TEST"]["NAME"] = f"test_{owner.settings_dict['NAME']}_{worker}"
    names = {connection: connection.settings_dict["NAME"] for connection in (owner, application)}
    owner.creation.create_test_db(verbosity, autoclobber=True, serialize=False, keepdb=keep)
    application.close()
    application.settings_dict["NAME"] = owner.settings_dict["NAME"]
    # Emptying tables between tests takes a right that the application must not have.
    application.ops.execute_sql_flush = _run_as_owner
    try:
        yield
    finally:
        del application.ops.execute_sql_flush
        application.close()
        owner.creation.destroy_test_db(names[owner], verbosity, keep)
        application.settings_dict["NAME"] = names[application]


def _run_as_owner(statements: Sequence[str]) -> None:
    # A connection beside Django's, which refuses `owner` to tests that have not asked for it.
    parameters = connections["owner"].get_connection_params()
    known = {name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if name in parameters}
    with psycopg.connect(**known) as connection:
        for statement in statements:
            connection.execute(statement)
