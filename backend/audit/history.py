"""Change history kept by database triggers, so that bulk updates and raw SQL are recorded too."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any

import pghistory
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction


def tracked(model=None, *, without: tuple[str, ...] = ()):
    """Keep every version of the model's rows in a table of its own, named after it with "History", but for fields of
    which an old value may not be kept."""
    if model is None:
        return partial(tracked, without=without)
    follows_from_others = [field.name for field in model._meta.local_fields if field.generated]
    keep = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name=f"{model.__name__}History",
        obj_field=pghistory.ObjForeignKey(related_name="history"),
        exclude=[*follows_from_others, *without],
    )
    return keep(model)


@dataclass(frozen=True)
class _Facts:
    id: str
    facts: dict[str, Any]


_standing: ContextVar[_Facts | None] = ContextVar("history_context", default=None)


@contextmanager
def history_context(**facts: Any) -> Iterator[None]:
    """Write these facts beside every change of a row that is made inside; inner contexts add to outer ones.

    Takes the place of `pghistory.context`, which puts two statements into one: with parameters that go beside the
    statement, as ours do, PostgreSQL takes one statement at a time.
    """
    outer = _standing.get()
    here = _Facts(outer.id if outer else str(uuid.uuid4()), {**(outer.facts if outer else {}), **facts})
    token = _standing.set(here)
    try:
        if outer:
            yield
        else:
            with connection.execute_wrapper(_say_the_facts_first):
                yield
    finally:
        _standing.reset(token)


_CHANGES = ("INSERT", "UPDATE", "DELETE", "WITH", "MERGE")
SET_FACTS = "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)"


def _say_the_facts_first(execute, sql, params, many, context):
    """A rollback to a savepoint takes the settings back, so they are set again before each change."""
    standing = _standing.get()
    if (
        standing is None
        or getattr(context["cursor"], "name", None)
        or not str(sql).lstrip().upper().startswith(_CHANGES)
    ):
        return execute(sql, params, many, context)
    alone = not context["connection"].in_atomic_block
    with transaction.atomic() if alone else nullcontext():
        execute(SET_FACTS, (standing.id, json.dumps(standing.facts, cls=DjangoJSONEncoder)), False, context)
        return execute(sql, params, many, context)


def last_changed_by(row: models.Model) -> int | None:
    """The user who wrote the newest version of a row of a tracked model; None where no user did."""
    newest = row.history.order_by("-pgh_id").values_list("pgh_context", flat=True).first()
    return (newest or {}).get("user")
