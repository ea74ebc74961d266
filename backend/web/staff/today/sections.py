"""The sections of Today. Whatever the kinds ask for is found in one query, and each sort of row is then read once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value, Window
from django.db.models.functions import RowNumber

from backend.web.kit.content import Task
from backend.web.staff.people.people_query import count_to_decide
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Source, Subject
from backend.web.staff.today.subjects import LOADERS


SHOWN = 8


@dataclass(frozen=True)
class TaskSection:
    """One kind of line with the first of its lines, and how many there are in all."""

    anchor: str
    title: str
    count: int
    tasks: list[Task]
    more_url: str

    @property
    def left_out(self) -> int:
        return self.count - len(self.tasks)


@dataclass(frozen=True)
class Found:
    """Rows of one source: the keys of the first, and the number of all."""

    keys: list[int]
    total: int


NONE_FOUND = Found([], 0)


def sections_of(desk: Desk) -> list[TaskSection]:
    """Every kind that this viewer sees, the most pressing first; one with no lines has a count of 0."""
    kinds = sorted((kind for kind in KINDS if kind.seen_by(desk.viewer)), key=lambda kind: kind.urgency)
    sources = {_name(kind, number): each for kind in kinds for number, each in enumerate(kind.sources)}
    found = _find(desk, {name: each for name, each in sources.items() if isinstance(each, Source)})
    rows = _load(desk, sources, found)
    return [_section(desk, kind, found, rows) for kind in kinds]


def _name(kind: Kind, number: int) -> str:
    return f"{kind.anchor} {number}"


def _find(desk: Desk, sources: Mapping[str, Source]) -> dict[str, Found]:
    """By the name of the source its first rows and its count, all of them from one query."""
    arms = [_arm(name, source.rows(desk)) for name, source in sources.items()]
    if not arms:
        return {}
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for name, *row in arms[0].union(*arms[1:], all=True):
        found[name].append(tuple(row))
    return {name: Found([key for _, key, _ in sorted(rows)], rows[0][2]) for name, rows in found.items()}


def _arm(name: str, rows: QuerySet) -> QuerySet:
    order = [*rows.query.order_by, *([] if "id" in rows.query.order_by else ["id"])]
    placed = rows.annotate(
        today_source=Value(name, CharField()),
        today_place=Window(RowNumber(), order_by=order),
        today_key=F("pk"),
        today_total=Window(Count("pk")),
    )
    return placed.order_by("today_place").values_list("today_source", "today_place", "today_key", "today_total")[:SHOWN]


def _load(desk: Desk, sources: Mapping[str, Source | Computed], found: Mapping[str, Found]) -> dict[Subject, dict]:
    wanted: dict[Subject, set[int]] = defaultdict(set)
    for name, each in found.items():
        source = sources[name]
        if isinstance(source, Source):
            wanted[source.subject].update(each.keys)
    rows = {subject: {row.id: row for row in LOADERS[subject](desk, keys)} for subject, keys in wanted.items()}
    deciding = [rows[Subject.PERSON][key] for key in found.get("to-decide 0", NONE_FOUND).keys]
    if deciding:
        desk.to_decide = count_to_decide(desk.viewer, deciding, today=desk.today)
    return rows


def _section(desk: Desk, kind: Kind, found: Mapping[str, Found], rows: Mapping[Subject, Mapping[int, Any]]):
    lines: list[Line] = []
    count = 0
    for number, source in enumerate(kind.sources):
        if isinstance(source, Computed):
            computed = list(source.lines(desk))
            lines, count = lines + computed, count + len(computed)
            continue
        here = found.get(_name(kind, number), NONE_FOUND)
        lines += _lines(desk, source, (rows[source.subject][key] for key in here.keys))
        count += here.total
    return TaskSection(kind.anchor, kind.title, count, [line.task for line in lines[:SHOWN]], kind.more_url(desk))


def _lines(desk: Desk, source: Source, rows: Iterable[Any]) -> list[Line]:
    return [source.line(desk, row) for row in rows]
