"""A table that moves to another app is the table it was, under the names the new app gives it."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections, models
from django.db.migrations.state import ModelState, ProjectState

from backend.core.moved_models import AdoptTable


pytestmark = pytest.mark.django_db(databases=["owner"])

# Names longer than PostgreSQL takes are cut by Django and by us.
LONG = "a_fact_with_a_name_that_is_much_too_long"


def state_with(app: str, name: str) -> ProjectState:
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("title", models.CharField(max_length=20, unique=True)),
        ("pages", models.PositiveIntegerField(db_index=True)),
        (LONG, models.PositiveIntegerField(db_index=True, default=0)),
        ("sequel", models.ForeignKey("self", on_delete=models.CASCADE, null=True)),
    ]
    options = {
        "indexes": [models.Index(fields=["title", "pages"])],
        "constraints": [models.CheckConstraint(condition=models.Q(pages__gt=1), name="a_book_has_pages")],
    }
    # What `makemigrations` writes down is the derived name, so the index has it in the state already.
    options["indexes"][0].set_name_with_model(rendered(app, name, fields))
    state.add_model(ModelState(app, name, fields, options))
    return state


def rendered(app, name, fields):
    state = ProjectState()
    state.add_model(ModelState(app, name, fields))
    return state.apps.get_model(app, name)


def rows_of(sql: str, *parameters):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, parameters)
        return [row[0] if len(row) == 1 else row for row in cursor.fetchall()]


def execute(sql: str):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)


def created(app: str, name: str) -> ProjectState:
    state = state_with(app, name)
    with connections["owner"].schema_editor() as editor:
        editor.create_model(state.apps.get_model(app, name))
    return state


def names_of(table: str) -> list[str]:
    return rows_of(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass"
        " UNION SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = %s::regclass"
        " UNION SELECT pg_get_serial_sequence(%s, 'id') ORDER BY 1",
        table,
        table,
        table,
    )


@pytest.fixture
def shelved():
    execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is checked later keeps a table from being altered
    state = created("shelf", "Book")
    execute("INSERT INTO shelf_book (title, pages, a_fact_with_a_name_that_is_much_too_long) VALUES ('Emma', 400, 0)")
    execute(
        "ALTER TABLE shelf_book ENABLE ROW LEVEL SECURITY; CREATE POLICY long_ones ON shelf_book USING (pages > 100)"
    )
    execute("GRANT SELECT ON shelf_book TO PUBLIC")
    ContentType.objects.using("owner").create(app_label="shelf", model="book")
    return state


@pytest.mark.parametrize("name", ["Book", "LibraryBookThatManyPeopleRead"])
def test_rows_policies_grants_and_permissions_stay(shelved, name):
    kind = ContentType.objects.using("owner").get(app_label="shelf", model="book").pk
    operation, after = AdoptTable(name, from_app="shelf", old_name="Book"), state_with("library", name)
    table = f"library_{name.lower()}"
    with connections["owner"].schema_editor() as editor:
        operation.database_forwards("library", editor, shelved, after)
    assert rows_of(f"SELECT title FROM {table}") == ["Emma"]
    assert rows_of("SELECT polname FROM pg_policy WHERE polrelid = %s::regclass", table) == ["long_ones"]
    assert rows_of("SELECT relrowsecurity FROM pg_class WHERE oid = %s::regclass", table) == [True]
    assert rows_of("SELECT has_table_privilege('public', %s, 'SELECT')", table) == [True]
    moved = ContentType.objects.using("owner").get(pk=kind)
    assert (moved.app_label, moved.model) == ("library", name.lower())
    execute(f"INSERT INTO {table} (title, pages, {LONG}) VALUES ('Persuasion', 250, 0)")
    assert rows_of(f"SELECT count(*) FROM {table}") == [2]


def test_every_name_is_the_one_a_new_table_would_have(shelved):
    with connections["owner"].schema_editor() as editor:
        AdoptTable("Book", from_app="shelf").database_forwards(
            "library", editor, shelved, state_with("library", "Book")
        )
    adopted = names_of("library_book")
    execute("DROP TABLE library_book")
    created("library", "Book")
    assert comparable(adopted) == comparable(names_of("library_book"))
    assert all(name.startswith(("library_", "public.library_", "a_book_has_pages")) for name in adopted)
    assert any(name.startswith("library_boo_title_") for name in adopted)


def comparable(names: list[str]) -> list[str]:
    """Without the digest that Django puts behind some; without those it had to cut, or that name two tables."""
    return [re.sub("_[0-9a-f]{8}(?=_|$)", "", name) for name in names if "a_fact" not in name and "_fk_" not in name]


def test_it_goes_back(shelved):
    before, after = names_of("shelf_book"), state_with("library", "Book")
    operation = AdoptTable("Book", from_app="shelf")
    with connections["owner"].schema_editor() as editor:
        operation.database_forwards("library", editor, shelved, after)
    with connections["owner"].schema_editor() as editor:
        operation.database_backwards("library", editor, after, shelved)
    assert names_of("shelf_book") == before
    assert ContentType.objects.using("owner").filter(app_label="shelf", model="book").exists()
