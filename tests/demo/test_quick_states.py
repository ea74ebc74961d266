"""A database made quickly is the database that Django makes."""

import os
import subprocess
import sys

import pytest
from django.db import connections, migrations, models
from django.db.migrations.state import ModelState, ProjectState

from tools.local_servers.database import ONE_AT_A_TIME, drop
from tools.local_servers.migrations import migrations_digest
from tools.local_servers.programs import postgres_program
from tools.local_servers.quick_states import looks_at_one_table, quick_states


OF_THE_RUN = ["--exclude-table-data=django_migrations", "--exclude-table-data=django_migrations_id_seq"]  # when it was
BOOK, PAGE = ("library", "book"), ("library", "page")


def library() -> ProjectState:
    state = ProjectState()
    code = models.CharField(max_length=9, unique=True)
    state.add_model(ModelState(*BOOK, [("id", models.BigAutoField(primary_key=True)), ("code", code)]))
    book = models.ForeignKey("library.book", models.CASCADE, to_field="code")
    state.add_model(ModelState(*PAGE, [("id", models.BigAutoField(primary_key=True)), ("book", book)]))
    return state


def of_one_table(step) -> bool:
    return looks_at_one_table(step, library(), "library")


def test_a_step_that_another_table_may_follow_is_gone_as_django_goes_it():
    assert of_one_table(migrations.AddField("page", "number", models.IntegerField(null=True)))
    assert of_one_table(migrations.AlterField("page", "book", models.ForeignKey("library.book", models.PROTECT)))
    assert not of_one_table(migrations.AlterField("book", "code", models.CharField(max_length=20)))
    assert not of_one_table(migrations.AlterField("book", "id", models.UUIDField(primary_key=True)))
    assert not of_one_table(migrations.RenameModel("book", "volume"))
    assert not of_one_table(migrations.RunPython(migrations.RunPython.noop))
    state_too = [migrations.DeleteModel("page")]
    assert not of_one_table(migrations.RunSQL("", state_operations=state_too))


class Untouched:
    """Where no statement is carried out."""

    connection = connections["owner"]
    atomic_migration = True

    def add_field(self, *told):
        pass

    alter_field = add_field


def test_all_models_are_drawn_before_a_step_of_more_than_one_table():
    state, seen = library(), []
    before = state.apps.get_model(*PAGE)
    quick, whole = migrations.Migration("quick", "library"), migrations.Migration("whole", "library")
    quick.operations = [migrations.AddField("book", "title", models.TextField(default=""))]
    whole.operations = [migrations.RunPython(lambda apps, editor: seen.append(apps.get_model(*PAGE)))]
    with quick_states():
        state = quick.apply(state, Untouched())
        assert state.apps.get_model(*PAGE) is before
        whole.apply(state, Untouched())
    (page,) = seen
    assert page is not before
    assert "title" in {field.name for field in page._meta.get_field("book").related_model._meta.get_fields()}


def rows_of(cursor, sql: str, *values) -> list[str]:
    cursor.execute(sql, values)
    return [name for (name,) in cursor.fetchall()]


def contents(database: str) -> str:
    owner = connections["owner"].get_connection_params()
    command = [postgres_program("pg_dump"), "--restrict-key=x", *OF_THE_RUN, "-d", database]
    command += ["-h", str(owner["host"]), "-p", str(owner["port"]), "-U", owner["user"]]
    environment = os.environ | {"PGPASSWORD": owner["password"]}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.full
@pytest.mark.django_db(databases=["owner"])
def test_every_table_policy_trigger_and_right_is_as_django_makes_it():
    command = [sys.executable, "-W", "ignore", "-m", "tests.demo.plain_database", "plain"]
    plain = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1]
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])  # nobody copies what is read here
        like = f"pattern%{migrations_digest()}"
        names = rows_of(cursor, "SELECT datname FROM pg_database WHERE datname LIKE %s AND datname <> %s", like, plain)
        quick = contents(names[0])
        as_django_makes_it = contents(plain)
        drop(cursor, plain)
    assert len(quick) > 100_000
    assert quick.splitlines() == as_django_makes_it.splitlines()
