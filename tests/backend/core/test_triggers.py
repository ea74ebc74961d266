"""Our operations for triggers leave the state that pgtrigger's own leave."""

import pgtrigger.compiler
import pgtrigger.migrations
import pytest
from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from backend.core import triggers


def trigger(name: str) -> pgtrigger.compiler.Trigger:
    sql = pgtrigger.compiler.UpsertTriggerSql(
        func="RETURN NULL;", hash="0", operation="INSERT", pgid=f"pgtrigger_{name}", table="books_book", when="AFTER"
    )
    return pgtrigger.compiler.Trigger(name=name, sql=sql)


def after(operations, *, rendered: bool) -> ProjectState:
    state = ProjectState()
    state.add_model(ModelState("books", "Book", [("id", models.BigAutoField(primary_key=True))]))
    if rendered:
        assert state.apps.get_model("books", "book")
    for operation in operations:
        operation.state_forwards("books", state)
    return state


@pytest.mark.parametrize("rendered", [False, True])
def test_the_same_triggers_are_known_of_the_model_and_of_what_is_rendered(rendered):
    first, second = trigger("first"), trigger("second")
    ours, theirs = (
        after(
            [
                kind.AddTrigger("book", first),
                kind.AddTrigger("book", second),
                kind.RemoveTrigger("book", "first"),
            ],
            rendered=rendered,
        )
        for kind in (triggers, pgtrigger.migrations)
    )
    assert ours == theirs
    assert ours.models["books", "book"].options["triggers"] == [second]
    for state in (ours, theirs):
        assert state.apps.get_model("books", "book")._meta.triggers == [second]
