"""A row for each table that the rows of the pages leave empty, made from what its fields ask for."""

import uuid
from itertools import count

from django.db import models

from backend.accounts.models import User
from backend.core import clock
from tests.architecture.test_foreign_keys import our_models
from tests.safety.open_tables import OPEN


BY_KIND = {
    models.BooleanField: True,
    models.IntegerField: 1,
    models.FloatField: 51.5,
    models.DateTimeField: clock.now,
    models.DateField: clock.today,
    models.UUIDField: uuid.uuid4,
    models.JSONField: dict,
    models.BinaryField: b"1",
}


def fill_what_is_empty(council, user) -> list[str]:
    """Their tables. To be called in the council's context, as that person."""
    empty = [
        model
        for model in our_models()
        if _leads_to_another(model) and not model.__name__.endswith("History") and not model.objects.exists()
    ]
    for model in empty:
        model.objects.create(**_facts(model, council, user))
    return [model._meta.db_table for model in empty]


def _leads_to_another(model) -> bool:
    return model._meta.db_table not in OPEN and any(field.related_model for field in model._meta.concrete_fields)


def _facts(model, council, user) -> dict:
    which = count()
    return {
        field.name: council if field.name == "council" else _value(field, user, which)
        for field in model._meta.concrete_fields
        if _must_be_said(field) or field.name == "council"
    }


def _must_be_said(field) -> bool:
    told = field.primary_key or field.null or field.has_default() or getattr(field, "auto_now_add", False)
    return not (told or isinstance(field, models.GeneratedField))


def _value(field, user: User, which):
    """Two that a row leads to are two, the older first."""
    if field.related_model is User:
        return user
    if field.related_model:
        return field.related_model.objects.order_by("id")[next(which) if _is_named_twice(field) else 0]
    if field.choices:
        return field.choices[0][0]
    for kind, value in BY_KIND.items():
        if isinstance(field, kind):
            return value() if callable(value) else value
    return ["1"] if field.get_internal_type() == "ArrayField" else "1"


def _is_named_twice(field) -> bool:
    return sum(other.related_model is field.related_model for other in field.model._meta.concrete_fields) > 1
