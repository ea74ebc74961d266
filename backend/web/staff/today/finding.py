"""The lines of a desk. Whatever the kinds ask for is found in one query, and each sort of row is then read once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects

from backend.web.staff.today.desk import Desk
from backend.web.staff.today.for_others import for_whom_it_is
from backend.web.staff.today.keys import Found, count_to_decide, find
from backend.web.staff.today.lines import Computed, Kind, Line, Source, Subject
from backend.web.staff.today.subjects import LOADERS


SHOWN = 5
NONE_FOUND = Found([], 0)


@dataclass(frozen=True)
class LinesOfKind:
    """The first lines of one kind, in its order, and how many there are in all."""

    kind: Kind
    lines: list[Line]
    total: int


def nothing(kind: str) -> Sequence[UUID]:
    return ()


def lines_of(
    desk: Desk, kinds: Sequence[Kind], *, noted: Callable[[str], Sequence[UUID]] = nothing, shown: int = SHOWN
) -> list[LinesOfKind]:
    """Of each kind the first lines, and beside them those of the rows `noted`, wherever they stand in its order."""
    rows_noted = list(dict.fromkeys(row for kind in kinds for row in noted(kind.anchor)))
    found = find(desk, [kind.anchor for kind in kinds], rows_noted, shown)
    rows = _load(desk, kinds, found)
    each = [_lines(desk, kind, found, rows) for kind in kinds]
    lines = for_whom_it_is(desk, [(of.kind, of.lines) for of in each])
    return [replace(of, lines=theirs) for of, theirs in zip(each, lines, strict=True)]


def _load(desk: Desk, kinds: Sequence[Kind], found: Mapping[tuple[str, int], Found]) -> dict[Subject, dict]:
    wanted: dict[Subject, set[int]] = defaultdict(set)
    for kind in kinds:
        for number, source in enumerate(kind.sources):
            if isinstance(source, Source) and (kind.anchor, number) in found:
                wanted[source.subject].update(found[kind.anchor, number].keys)
    rows = {subject: {row.id: row for row in LOADERS[subject](desk, keys)} for subject, keys in wanted.items()}
    _read_more(kinds, found, rows)
    deciding = found.get(("to-decide", 0), NONE_FOUND).keys
    if deciding and not desk.is_list:
        desk.to_decide = count_to_decide(desk.viewer, deciding)
    return rows


def _read_more(kinds: Sequence[Kind], found: Mapping[tuple[str, int], Found], rows: Mapping[Subject, dict]) -> None:
    """What some lines say beside what all of their subject do, once for all that say it."""
    saying: dict[tuple[Subject, str], dict[int, Any]] = defaultdict(dict)
    for kind in kinds:
        for number, source in enumerate(kind.sources):
            for name in getattr(source, "reads", ()):
                keys = found.get((kind.anchor, number), NONE_FOUND).keys
                saying[source.subject, name] |= {key: rows[source.subject][key] for key in keys}
    for (_, name), each in saying.items():
        prefetch_related_objects(list(each.values()), name)


def _lines(
    desk: Desk,
    kind: Kind,
    found: Mapping[tuple[str, int], Found],
    rows: Mapping[Subject, Mapping[int, Any]],
) -> LinesOfKind:
    lines: list[Line] = []
    count = 0
    for number, source in enumerate(kind.sources):
        if isinstance(source, Computed):
            is_there = source.asks is None or (kind.anchor, number) in found
            computed = list(source.lines(desk)) if is_there and source.may_tell(desk) else []
            lines, count = lines + computed, count + len(computed)
            continue
        here = found.get((kind.anchor, number), NONE_FOUND)
        lines += [source.line(desk, rows[source.subject][key]) for key in here.keys]
        count += here.total
    return LinesOfKind(kind, lines, count)
