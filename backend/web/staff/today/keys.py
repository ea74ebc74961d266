"""The keys of all lines of a desk, and what its week brings, in one query; and how many matches wait for a decision."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    JSONField,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import RowNumber

from backend.core.written_queries import any_of
from backend.councils.viewer import Viewer
from backend.placements.standing import is_looked_for
from backend.ranking.may_need_support.told import told_of_support
from backend.web.staff.today.deferrals import told_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.happenings import happenings
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Computed, Source
from backend.web.staff.today.statements import NOTED, PatternDesk, Shape, Statement


HAPPENING, DEFERRAL, TO_DECIDE = "what the week brings", "what was put off", "matches to decide"
SUPPORT = "who may need support"
OF_SUPPORT = ("support", "did-it-help")  # kinds whose lines are told of these facts
TOLD = (HAPPENING, DEFERRAL, SUPPORT)
ROOM = 40  # for lines put off or handed over, found beside the first of a kind; in steps, so that few are written


@dataclass(frozen=True)
class Found:
    """Rows of one source: the keys of the first and of those noted, in order, and the number of all."""

    keys: list[int]
    total: int


def find(desk: Desk, kinds: Sequence[str], noted: Sequence[UUID], shown: int) -> dict[tuple[str, int], Found]:
    """By the kind and the number of a source its first rows, and those of them that are `noted`."""
    room = ROOM * -(-len(noted) // ROOM)
    statement = written_for(Shape.of(desk), tuple(kinds), shown + room, desk.span, desk.is_list)
    found = defaultdict(list)
    for source, place, key, total, is_noted, told in statement.rows_for(desk, noted=noted) if statement else ():
        found[source].append(json.loads(told) if source in TOLD else (place, key, total, is_noted))
    desk.happenings, desk.deferrals = found.pop(HAPPENING, []), found.pop(DEFERRAL, [])
    desk.support_told = found.pop(SUPPORT, desk.support_told)
    if desk.is_list:
        desk.to_decide = {person: number for _, person, number, _ in found.pop(TO_DECIDE, [])}
    return {_source(name): _first(sorted(rows), shown) for name, rows in found.items()}


def happenings_of(desk: Desk, first: dt.date, last: dt.date) -> list[dict]:
    """What the days from the first to the last bring, where that was not asked with the keys."""
    if desk.span != (first, last):
        desk.span = (first, last)
        find(desk, (), (), 0)
    return desk.happenings


def _first(rows: Sequence[tuple], shown: int) -> Found:
    """Those noted, and the first of the others: what was put off takes no other line's place."""
    others = [row for row in rows if not row[-1]][:shown]
    picked = sorted([*others, *(row for row in rows if row[-1])])
    return Found([key for _, key, _, _ in picked], rows[0][2])


def _source(name: str) -> tuple[str, int]:
    kind, _, number = name.rpartition(" ")
    return kind, int(number)


@lru_cache(maxsize=256)
def written_for(
    shape: Shape, kinds: tuple[str, ...], most: int, span: tuple[dt.date, dt.date] | None, is_list: bool
) -> Statement | None:
    desk = PatternDesk(shape)
    sources = [
        (f"{kind.anchor} {number}", source)
        for kind in KINDS
        if kind.anchor in kinds
        for number, source in enumerate(kind.sources)
    ]
    arms = [_arm(name, source.rows(desk), most) for name, source in sources if isinstance(source, Source)]
    arms += [
        _arm(name, source.asks(desk), 1) for name, source in sources if isinstance(source, Computed) and source.asks
    ]
    arms += [_told(HAPPENING, rows) for rows in happenings(desk, *span)] if span else []
    arms += [_counted(desk), *(_told(DEFERRAL, rows) for rows in told_of(desk.viewer))] if is_list else []
    if any(anchor in kinds for anchor in OF_SUPPORT):
        arms.append(_told(SUPPORT, told_of_support(desk.placements)))
    if not arms:
        return None
    return Statement.of(desk, arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0])


def _arm(name: str, rows: QuerySet, most: int) -> QuerySet:
    """What is noted comes first out of the database, and keeps its place in the order."""
    order = [*rows.query.order_by, *([] if "id" in rows.query.order_by else ["id"])]
    placed = rows.annotate(
        today_source=Value(name, CharField()),
        today_place=Window(RowNumber(), order_by=order),
        today_key=F("pk"),
        today_total=Window(Count("pk")),
        today_noted=ExpressionWrapper(Q(public_id__in=any_of(NOTED, "uuid")), BooleanField()),
    )
    columns = ("today_source", "today_place", "today_key", "today_total", "today_noted")
    told = Value(None, JSONField())
    return placed.order_by("-today_noted", "today_place").values_list(*columns, told)[:most]


def _told(name: str, rows: QuerySet) -> QuerySet:
    """In the same columns, of which it fills the last."""
    nothing = (Value(None, BigIntegerField()), Value(None, BigIntegerField()), Value(None, BigIntegerField()))
    return rows.values_list(Value(name, CharField()), *nothing, Value(False, BooleanField()), "told")


def _counted(desk: PatternDesk) -> QuerySet:
    """In the same columns the people of a desk, each with how many matches wait for a decision."""
    nothing = (Value(False, BooleanField()), Value(None, JSONField()))
    place = Value(None, BigIntegerField())
    return _to_decide(desk).values_list(Value(TO_DECIDE, CharField()), place, "care_leaver", "number", *nothing)


def count_to_decide(viewer: Viewer, people: Sequence[int]) -> dict[int, int]:
    """Matches to decide by the id of a person."""
    desk = Desk(viewer, everybody=True, only=people)
    return dict(_counting(Shape.of(desk)).rows_for(desk))


@lru_cache(maxsize=32)
def _counting(shape: Shape) -> Statement:
    desk = PatternDesk(shape)
    return Statement.of(desk, _to_decide(desk).values_list("care_leaver", "number"))


def _to_decide(desk: PatternDesk) -> QuerySet:
    """Of those for whom something is looked for; the line of Today is about those of them who are not in EET."""
    people = desk.people.filter(is_looked_for(desk.today))
    waiting = desk.matches.undecided().filter(care_leaver__in=people).order_by()
    return waiting.values("care_leaver").annotate(number=Count("id"))
