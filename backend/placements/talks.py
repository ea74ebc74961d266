"""Whether somebody has spoken with a young person since a fact: a talk of its day or later, recorded after it was.

A talk is a contact in which they were reached, what they said themselves, or a check-in with them. One of before,
written down late, says nothing of the fact. When a check-in was recorded is not kept: only one of a later day
counts.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from backend.care_leavers.models import Contact, View
from backend.placements.models import CheckIn


KINDS = ("reached", "said", "checked")
LISTS = {"at": "recorded_at", "on": "day", "by": "recorded_by"}
Asked = Any  # a row with what `lists_of_talks` adds


def _talks(**whose) -> dict[str, QuerySet]:
    """Each kind of talk with these young people, with its `day` and when it was recorded, in one order."""
    person = {f"placement__{fact}": value for fact, value in whose.items()}
    reached = Contact.objects.filter(reached=True, **whose)
    said, checked = View.objects.filter(**whose), CheckIn.objects.with_young_person().filter(**person)
    known = {"day": F("on"), "recorded_at": F("created_at")}
    began = {"day": F("done_on"), "recorded_at": Cast("done_on", DateTimeField())}
    rows = (reached.annotate(**known), said.annotate(**known), checked.annotate(**began))
    return {kind: each.order_by("id") for kind, each in zip(KINDS, rows, strict=True)}


def lists_of_talks(*lists: str, since: Q, **whose) -> dict[str, ArraySubquery]:
    """For annotate(): `reached_on`, `said_on` and so on, each a list over the talks since then with these people."""
    return {
        f"{kind}_{each}": ArraySubquery(talks.filter(since).values(LISTS[each]))
        for kind, talks in _talks(**whose).items()
        for each in lists
    }


def talks_in(row: Asked, *lists: str) -> Iterator[tuple]:
    """Of each talk that was listed these facts, in this order."""
    for kind in KINDS:
        yield from zip(*(getattr(row, f"{kind}_{each}") for each in lists), strict=True)


def was_talk_since(recorded_at: OuterRef | Value, on: OuterRef | Value) -> Q:
    """Of rows about a `care_leaver`, whether there was one since a fact recorded at that moment and of that day."""
    since = Q(recorded_at__gte=recorded_at, day__gte=on)
    found = Q()
    for talks in _talks(care_leaver=OuterRef("care_leaver")).values():
        found |= Q(Exists(talks.filter(since)))
    return found


def is_talk_since(talk: tuple[dt.datetime, dt.date], recorded_at: dt.datetime, on: dt.date) -> bool:
    """The same of a talk that was read: when it was recorded, and its day."""
    talk_recorded_at, talk_on = talk
    return talk_recorded_at >= recorded_at and talk_on >= on
