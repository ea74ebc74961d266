"""A new database in a fifth of the time: after a step, only the model that it changed is drawn anew.

Django draws, at each of a thousand steps, the classes of all models that hang together with the changed one: four
fifths of the work. A migration whose steps look at one table each needs none of them. Before any other, all models are
drawn, and it goes as Django does it. A database of a council is always brought forward as Django does it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pgtrigger.migrations as triggers
from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models
from django.db.migrations import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from backend.core.protection import AppendOnly, ProtectByCouncil, ProtectByRule


OF_ONE_TABLE = (
    *(migrations.CreateModel, migrations.AddField, migrations.AlterModelOptions, migrations.AlterUniqueTogether),
    *(migrations.AddConstraint, migrations.RemoveConstraint, migrations.AddIndex, migrations.RemoveIndex),
    *(migrations.RunSQL, CreateExtension, triggers.AddTrigger, triggers.RemoveTrigger),
    *(ProtectByCouncil, ProtectByRule, AppendOnly),
)


@contextmanager
def quick_states() -> Iterator[None]:
    as_django_does = Migration.apply
    Migration.apply = _apply(as_django_does)
    try:
        yield
    finally:
        Migration.apply = as_django_does


def _apply(as_django_does):
    def apply(migration: Migration, state: ProjectState, *rest: Any, **options: Any) -> ProjectState:
        if all(looks_at_one_table(each, state, migration.app_label) for each in migration.operations):
            with _changed_model_alone():
                applied = as_django_does(migration, state, *rest, **options)
            applied.is_delayed = True
            return applied
        state.clear_delayed_apps_cache()
        assert state.apps  # all drawn
        return as_django_does(migration, state, *rest, **options)

    return apply


def looks_at_one_table(step: Operation, state: ProjectState, app: str) -> bool:
    if not isinstance(step, migrations.AlterField):
        return isinstance(step, OF_ONE_TABLE) and not getattr(step, "state_operations", None)
    table = state.models.get((app, step.model_name_lower))
    before = table and table.fields.get(step.name)
    return not any(_can_be_pointed_at(field) for field in (before, step.field) if field)


def _can_be_pointed_at(field: models.Field) -> bool:
    return field.primary_key or field.unique


@contextmanager
def _changed_model_alone() -> Iterator[None]:
    as_django_does = ProjectState._find_reload_model
    ProjectState._find_reload_model = lambda state, app, model, delay=False: {(app, model)}
    try:
        yield
    finally:
        ProjectState._find_reload_model = as_django_does
