"""A model that moves to another app keeps its table: its rows, policies, grants and sequences.

The old app's migration deletes the model in the state alone; the new app's first migration depends on it, creates the
model in the state alone and adopts the table:

    # backend/old/migrations/0009_...: operations
    migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Thing")])

    # backend/new/migrations/0001_initial.py: dependencies = [("old", "0009_...")], operations
    migrations.SeparateDatabaseAndState(state_operations=[migrations.CreateModel(name="Thing", ...)]),
    AdoptTable("Thing", from_app="old"),

It stands beside the operations of state and not inside them, for it asks the state that they leave for the model.
Triggers and functions of SQL name tables in their text: those of a tracked model are written anew by the migration that
moves it.
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation


LONGEST_NAME = 63  # of anything in PostgreSQL
CONSTRAINTS = "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass ORDER BY 1"
INDEXES = "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = %s::regclass ORDER BY 1"
SEQUENCES = """
    SELECT sequence.relname FROM pg_depend
    JOIN pg_class sequence ON sequence.oid = objid AND sequence.relkind = 'S'
    WHERE refobjid = %s::regclass ORDER BY 1"""


class AdoptTable(Operation):
    """Give the table of another app's model, with all that hangs on it, the names it has as a model of this app.

    `old_name` is what the model was called there, if not the same.
    """

    reversible = True
    reduces_to_sql = False

    def __init__(self, name: str, *, from_app: str, old_name: str = ""):
        self.name, self.from_app, self.old_name = name, from_app, old_name

    def deconstruct(self):
        return (self.__class__.__name__, [self.name], {"from_app": self.from_app, "old_name": self.old_name})

    def state_forwards(self, app_label, state):
        """The model is created and deleted in the state by the operations around this one."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.name)
        new, old = _Home(app_label, self.name), _Home(self.from_app, self.old_name or self.name)
        _move(schema_editor, model, old, new)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        model = from_state.apps.get_model(app_label, self.name)
        new, old = _Home(app_label, self.name), _Home(self.from_app, self.old_name or self.name)
        _move(schema_editor, model, new, old)

    def describe(self):
        return f"Adopt the table of {self.from_app}.{self.old_name or self.name} as {self.name}"


class _Home:
    """An app and what the model is called in it."""

    def __init__(self, app: str, name: str):
        self.app, self.model = app, name.lower()
        self.table = f"{app}_{self.model}"

    def name_from(self, old: "_Home", name: str) -> str:
        """The name of an index, constraint or sequence here; Django cuts the table in it where it is long."""
        before, here = (old.table, self.table) if name.startswith(old.table) else (old.app, self.app)
        if not name.startswith(f"{before}_"):
            return name
        rest = name.removeprefix(before)
        return here[: LONGEST_NAME - len(rest)] + rest


def _move(schema_editor: BaseDatabaseSchemaEditor, model: type[models.Model], old: _Home, new: _Home) -> None:
    quote = schema_editor.quote_name
    schema_editor.execute(f"ALTER TABLE {quote(old.table)} RENAME TO {quote(new.table)}")
    for index_before, index_after in _named_by_django(model, old, new):
        schema_editor.execute(f"ALTER INDEX {quote(index_before)} RENAME TO {quote(index_after)}")
    # A constraint's own index is renamed with it, so indexes are looked up after the constraints.
    for kind, names in (("CONSTRAINT", CONSTRAINTS), ("INDEX", INDEXES), ("SEQUENCE", SEQUENCES)):
        for name in _names(schema_editor, names, new.table):
            renamed = new.name_from(old, name)
            if renamed != name:
                schema_editor.execute(_rename(kind, quote(new.table), quote(name), quote(renamed)))
    _move_content_type(schema_editor, old, new)


def _rename(kind: str, table: str, name: str, renamed: str) -> str:
    if kind == "CONSTRAINT":
        return f"ALTER TABLE {table} RENAME CONSTRAINT {name} TO {renamed}"
    return f"ALTER {kind} {name} RENAME TO {renamed}"


def _names(schema_editor: BaseDatabaseSchemaEditor, query: str, table: str) -> list[str]:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(query, [f'"{table}"'])
        return [name.strip('"') for (name,) in cursor.fetchall()]


def _named_by_django(model: type[models.Model], old: _Home, new: _Home) -> Iterator[tuple[str, str]]:
    """Indexes of `Meta.indexes` without a name of their own have one that Django derives from the table."""
    for index in model._meta.indexes:
        names = [_derived_name(index, model, home.table) for home in (old, new)]
        if index.name in names:
            yield names[0], names[1]


def _derived_name(index: models.Index, model: type[models.Model], table: str) -> str:
    stand_in: Any = SimpleNamespace(_meta=SimpleNamespace(db_table=table, get_field=model._meta.get_field))
    copy = index.clone()
    copy.set_name_with_model(stand_in)
    return copy.name


def _move_content_type(schema_editor: BaseDatabaseSchemaEditor, old: _Home, new: _Home) -> None:
    """Permissions name the content type's row, which stays. A fresh database has none of them yet."""
    if ContentType._meta.db_table not in schema_editor.connection.introspection.table_names():
        return
    schema_editor.execute(
        f"UPDATE {ContentType._meta.db_table} SET app_label = %s, model = %s WHERE app_label = %s AND model = %s",
        [new.app, new.model, old.app, old.model],
    )
