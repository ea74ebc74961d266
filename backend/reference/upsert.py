"""Puts facts into their table so that doing it twice changes nothing and an older fact never replaces a newer one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from backend.reference.models.provenance import SourcedFact


_OWN = {"id", "public_id", "created_at"}


@dataclass
class UpsertCounts:
    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __str__(self):
        return f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged"


def upsert(
    model: type[SourcedFact], key: tuple[str, ...], facts: Iterable[SourcedFact], *, a_new_day_is_a_change: bool = True
) -> UpsertCounts:
    """With `a_new_day_is_a_change` off, a fact that differs only in its day is left as it is."""
    held = {_key(fact, key): fact for fact in model.objects.all()}
    fields = _content_fields(model)
    telling = fields if a_new_day_is_a_change else [name for name in fields if name != "as_of"]
    kept = UpsertCounts()
    added, changed = [], []
    for fact in facts:
        before = held.get(_key(fact, key))
        if before is None:
            added.append(fact)
        elif fact.as_of < before.as_of or not _differ(fact, before, telling):
            kept.unchanged += 1
        else:
            _copy(fact, before, fields)
            changed.append(before)
    model.objects.bulk_create(added)
    if changed:
        model.objects.bulk_update(changed, fields)
    kept.added, kept.changed = len(added), len(changed)
    return kept


def _content_fields(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name not in _OWN]


def _key(fact: SourcedFact, key: tuple[str, ...]) -> tuple:
    return tuple(getattr(fact, name) for name in key)


def _differ(one: SourcedFact, other: SourcedFact, fields: list[str]) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in fields)


def _copy(fact: SourcedFact, onto: SourcedFact, fields: list[str]) -> None:
    for name in fields:
        setattr(onto, name, getattr(fact, name))
