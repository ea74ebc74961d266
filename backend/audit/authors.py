"""Who changed a column of a row since a version of it, read from the row's own history."""

import datetime as dt
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Author:
    user_id: int | None
    at: dt.datetime


def authors_since(row: models.Model, version: int) -> dict[str, Author]:
    """Of each column that was written since, its last author; "" is the last of all. Empty where no history is kept."""
    if not hasattr(row, "history"):
        return {}
    versions = list(row.history.filter(pgh_id__gt=version).order_by("pgh_id"))
    if not versions:
        return {}
    earlier = row.history.filter(pgh_id__lte=version).order_by("-pgh_id").first()
    found: dict[str, Author] = {}
    for before, after in zip([earlier, *versions], versions, strict=False):
        author = Author((after.pgh_context or {}).get("user"), after.pgh_created_at)
        found |= dict.fromkeys([*_differing(before, after), ""], author)
    return found


def _differing(before: models.Model | None, after: models.Model) -> list[str]:
    columns = [each for each in after._meta.concrete_fields if not each.name.startswith("pgh_")]
    return [
        each.name for each in columns if before is None or getattr(before, each.attname) != getattr(after, each.attname)
    ]
