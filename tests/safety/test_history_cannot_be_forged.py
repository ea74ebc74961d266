"""The application role can neither pass over a trigger nor write a version of its own."""

import pytest
from django.db import ProgrammingError, connection, transaction

from backend.care_leavers.models import CareLeaver
from tests.factories.care_leavers import CareLeaverFactory


pytestmark = pytest.mark.django_db


def rows_of(sql, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def refused(sql):
    with pytest.raises(ProgrammingError) as problem, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    return str(problem.value)


HISTORY_TABLES = "SELECT table_name FROM information_schema.columns WHERE column_name = 'pgh_id' ORDER BY 1"


def test_every_change_is_recorded_whatever_is_set(in_council):
    person = CareLeaverFactory(council=in_council, preferred_name="")
    for name, value in [
        ("pgtrigger.ignore", "{update_update_e1d5d}"),
        ("pgtrigger.ignore", "{" + ",".join(name for (name,) in rows_of("SELECT tgname FROM pg_trigger")) + "}"),
    ]:
        rows_of("SELECT set_config(%s, %s, true)", [name, value])
        CareLeaver.objects.filter(id=person.id).update(preferred_name=value[:20])
    assert person.history.count() == 3


@pytest.mark.parametrize(
    "sql",
    [
        "SET session_replication_role = replica",
        "ALTER TABLE care_leavers_careleaver DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean"
        " LANGUAGE sql AS 'SELECT TRUE'",
        "CREATE FUNCTION public.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "SET ROLE onward_owner",
    ],
)
def test_nothing_of_the_guard_can_be_changed(in_council, sql):
    if "onward_owner" in sql:
        (owner,) = rows_of("SELECT tableowner FROM pg_tables WHERE tablename = 'care_leavers_careleaver'")[0]
        sql = f'SET ROLE "{owner}"'
    assert "permission denied" in refused(sql) or "must be owner" in refused(sql)


def test_no_version_can_be_written_changed_or_removed_by_hand(in_council):
    CareLeaverFactory(council=in_council)
    tables = [table for (table,) in rows_of(HISTORY_TABLES)]
    assert len(tables) > 15
    for table in [*tables, "pghistory_context"]:
        assert "permission denied" in refused(f'INSERT INTO "{table}" DEFAULT VALUES')
        assert "permission denied" in refused(f'DELETE FROM "{table}"')
        assert "permission denied" in refused(f'TRUNCATE "{table}"')


def test_every_trigger_of_the_history_runs_as_the_owner_of_the_tables():
    triggers = rows_of(
        "SELECT tgname, prosecdef, proconfig FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
        " WHERE tgname LIKE 'pgtrigger%'"
    )
    assert len(triggers) > 40
    assert [
        name for name, as_owner, path in triggers if not as_owner or "search_path=public, pg_temp" not in path
    ] == []
