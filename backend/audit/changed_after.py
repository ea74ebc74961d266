"""What others changed in a row after somebody's own change, on a page that had been open since before it.

Each save of an edit form writes beside the rows it changes what it was opened on, and the names of the fields that it
changed. So the first of two who had one record open at once is found from the history alone.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import BigIntegerField, DateTimeField, Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from backend.audit.history import history_context
from backend.audit.models import Read
from backend.core import clock


OPENED_ON = "opened_on"  # beside a change: the version of the row that its page showed
SAVED_AT = "saved_at"  # beside a change: when, by the clock that the read log goes by too
FIELDS = "fields"  # beside a change: the names of the fields of its form that were changed
LATEST = 50  # versions of a row that are looked through
DAYS = 7  # for which the first is told


@dataclass(frozen=True)
class ChangedAfter:
    row_id: int
    user_id: int | None
    at: dt.datetime
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Version:
    number: int
    facts: dict[str, Any]  # that stand beside it

    def is_after(self, other: int) -> bool:
        """Written later, over a page that was opened before it."""
        return self.facts[OPENED_ON] < other < self.number

    def change_of(self, row_id: int) -> ChangedAfter | None:
        if OPENED_ON not in self.facts:
            return None
        at = dt.datetime.fromisoformat(self.facts[SAVED_AT])
        return ChangedAfter(row_id, self.facts.get("user"), at, tuple(self.facts[FIELDS]))


@contextmanager
def changed_from_page(*, opened_on: int, fields: list[str]) -> Iterator[None]:
    """Around the save of an edit form. The names of fields only: what they held stands in the rows."""
    with history_context(**{OPENED_ON: opened_on, FIELDS: sorted(fields), SAVED_AT: clock.now().isoformat()}):
        yield


def versions_after(model: type[models.Model], user_id: int) -> QuerySet:
    """Versions of rows of a tracked model that others wrote over pages opened before this person's last change."""
    history = model.history.rel.related_model
    begun = Cast(KeyTextTransform(OPENED_ON, "pgh_context"), BigIntegerField())
    saved_at = Cast(KeyTextTransform(SAVED_AT, "pgh_context"), DateTimeField())
    mine = history.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_context__user=user_id)
    between = mine.filter(pgh_id__lt=OuterRef("pgh_id"), pgh_id__gt=OuterRef("begun"))
    since = clock.now() - dt.timedelta(days=DAYS)
    recent = history.objects.filter(pgh_context__has_key=OPENED_ON).annotate(begun=begun, saved_at=saved_at)
    others = recent.filter(saved_at__gte=since).exclude(pgh_context__user=user_id)
    return others.filter(Exists(between), ~Exists(mine.filter(pgh_id__gt=OuterRef("pgh_id")))).order_by("pgh_id")


def by_another(model: type[models.Model], user_id: int) -> Exists:
    """Beside a row of a tracked model, whether anybody else ever changed it from a page: quick, and often enough no."""
    history = model.history.rel.related_model
    others = history.objects.filter(pgh_obj_id=OuterRef("pk"), pgh_context__has_key=OPENED_ON)
    return Exists(others.exclude(pgh_context__user=user_id))


def not_looked_at_since(versions: QuerySet, user_id: int, *, pages: Collection[str]) -> QuerySet:
    """Without what this person has opened since, on a page that shows it; `versions` are of rows with a public id."""
    looks = Read.objects.filter(reader_id=user_id, refused=False, page__in=pages)
    return versions.exclude(Exists(looks.filter(subject=OuterRef("public_id"), created_at__gt=OuterRef("saved_at"))))


def changes_in(versions: QuerySet) -> list[ChangedAfter]:
    """One for each save, though it may have written the row more than once."""
    found: dict[tuple[int, dt.datetime], ChangedAfter] = {}
    for row_id, at, facts in versions.values_list("pgh_obj_id", "saved_at", "pgh_context"):
        found[row_id, at] = ChangedAfter(row_id, facts.get("user"), at, tuple(facts[FIELDS]))
    return list(found.values())


def latest_versions(row: models.Model) -> list[Version]:
    """The newest first, as many as a week of one record holds; empty where no history is kept."""
    if not hasattr(row, "history"):
        return []
    newest = row.history.order_by("-pgh_id").values_list("pgh_id", "pgh_context")[:LATEST]
    return [Version(number, facts or {}) for number, facts in newest]


def changes_among(row_id: int, versions: list[Version], user_id: int) -> list[ChangedAfter]:
    """The same as `versions_after`, of one row whose versions are at hand: what its first reads in the form."""
    mine = [each.number for each in versions if each.facts.get("user") == user_id]
    since = clock.now() - dt.timedelta(days=DAYS)
    found: dict[dt.datetime, ChangedAfter] = {}
    for each in reversed(versions):
        change = each.change_of(row_id)
        if change and change.at >= since and mine and each.is_after(max(mine)):
            found[change.at] = change
    return list(found.values())
