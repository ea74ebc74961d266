"""How the marks of a placement came to say what they say: what changed them, who wrote it, when and why.

Marks are stored nowhere. Each change of the placement, its breaks, its check-ins and its changes of employer is kept by
the database, and the marks are computed anew before and after it. What only the calendar brought is no change.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from backend.core import clock
from backend.placements.marks import Mark, marks_of
from backend.placements.models import Break, CheckIn, EmployerChange, Placement
from backend.reference.models import SustainmentRule


WHAT = {
    Placement: "the first or the last day",
    Break: "a break",
    EmployerChange: "a change of employer",
    CheckIn: "a check-in",
}
PARTS: tuple[tuple[Any, str, str], ...] = (
    (Break, "breaks", "starts_on"),
    (EmployerChange, "employer_changes", "on"),
    (CheckIn, "check_ins", "week"),
)
REMOVED = "delete"
REASONS = ("because", "undone_because")  # as `history_context` of the services names them


class Version(NamedTuple):
    """What the history keeps of one row after one change; `row` is None once it is taken away."""

    at: dt.datetime
    context: UUID | None
    facts: dict[str, Any]
    model: Any
    id: int
    row: Any


class MarkChange(NamedTuple):
    at: dt.datetime
    by_id: int | None
    what: str
    why: str
    before: Mark
    after: Mark


def mark_changes(placement: Placement, rules: Sequence[SustainmentRule]) -> list[MarkChange]:
    """The latest first."""
    return list(reversed(replayed(_versions(placement), rules)))


def replayed(versions: Iterable[Version], rules: Sequence[SustainmentRule]) -> list[MarkChange]:
    """Of versions in order; those of one moment and one request are one change."""
    rows: dict[tuple[Any, int], Any] = {}
    found = []
    for (at, _), group in groupby(versions, key=lambda each: (each.at, each.context)):
        changes = list(group)
        before = _marks(rows, at, rules)
        for each in changes:
            rows[each.model, each.id] = each.row
        found += _differing(changes, before, _marks(rows, at, rules))
    return found


def _differing(changes: Sequence[Version], before: Sequence[Mark], after: Sequence[Mark]) -> list[MarkChange]:
    first, facts = changes[0], changes[0].facts
    why = next((str(facts[name]) for name in REASONS if facts.get(name)), "")
    what = " and ".join(dict.fromkeys(WHAT[each.model] for each in changes if each.model is not Placement))
    told = what or WHAT[Placement]
    was = {(mark.rule, mark.days): mark for mark in before}
    return [
        MarkChange(first.at, facts.get("user"), told, why, was[mark.rule, mark.days], mark)
        for mark in after
        if (mark.rule, mark.days) in was and _answer(was[mark.rule, mark.days]) != _answer(mark)
    ]


def _answer(mark: Mark) -> tuple:
    return mark.state, mark.due_on, mark.evidence


def _marks(rows: dict, at: dt.datetime, rules: Sequence[SustainmentRule]) -> list[Mark]:
    placed = next((row for (model, _), row in rows.items() if model is Placement), None)
    if placed is None:
        return []
    facts = {"activity_code": placed.activity_code, "starts_on": placed.starts_on, "ended_on": placed.ended_on}
    facts["end_said_by"] = placed.end_said_by
    placement = Placement(pk=placed.pgh_obj_id, **facts)
    read = {  # what `marks_of` reads, as it stood then
        name: sorted((row for (model, _), row in rows.items() if model is part and row), key=attrgetter(order))
        for part, name, order in PARTS
    }
    vars(placement)["_prefetched_objects_cache"] = read
    return marks_of(placement, clock.day_of(at), rules)


def _versions(placement: Placement) -> list[Version]:
    found = _of(Placement, pgh_obj_id=placement.pk)
    for model, _, _ in PARTS:
        found += _of(model, placement_id=placement.pk)
    return sorted(found, key=lambda each: each.at)  # the sort is stable: within a moment, table by table


def _of(model: Any, **which: int) -> list[Version]:
    kept = model._meta.get_field("history").related_model.objects.filter(**which).order_by("pgh_id")
    return [
        Version(
            row.pgh_created_at,
            row.pgh_context_id,
            row.pgh_context or {},
            model,
            row.pgh_obj_id,
            None if row.pgh_label == REMOVED else row,
        )
        for row in kept
    ]
