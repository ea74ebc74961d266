"""Queries that are written once and then run again with other values.

Django builds a query anew each time and writes its text, which for a large one takes it several times as long as to
read the rows. What differs between two runs is mostly a few keys. So it is built once for each shape, with a stand-in
where each value goes, and kept: its text, and never a value or a row.
"""

import copy
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from functools import wraps
from operator import itemgetter
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, Prefetch, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler
from psycopg.types.json import Jsonb

from backend.core import clock
from backend.core.kept_plans import kept_plans, with_constants


Row = TypeVar("Row", bound=Model)
Value = int | str | UUID | dt.datetime | list[int] | QuerySet
Fill = Callable[[Mapping[str, Any]], Any]

MOST_SHAPES = 100  # of one query; they begin anew each day
LOWEST = -9_200_000_000_000_000_000
OPENS = "⟦"  # a sign that nobody writes
NOBODYS = 0xFEDC_BA98_7654_3210 << 64  # UUIDs begin with it that nobody has
STAND_IN = re.compile(rf"{str(-LOWEST)[:-4]}|{OPENS}|fedcba98-?7654-?3210")
LONG_AGO = dt.datetime(1800, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class _Written:
    """`places`: where among the parameters values go, and how each is made of them. Without a `compiler` it finds
    nothing."""

    rows: QuerySet
    compiler: SQLCompiler | None = None
    sql: str = ""
    kept_sql: str = ""  # with what is no value in its text
    parameters: tuple[Any, ...] = ()
    places: tuple[tuple[int, Fill], ...] = ()

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        found = list(self.parameters)
        for place, fill in self.places:
            found[place] = fill(values)
        return tuple(found)

    def read(self, values: Mapping[str, Any]) -> list[Any]:
        if self.compiler is None:
            return []
        rows = self.rows.all()
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[rows.db]
        filled = self.filled(values)
        text = self.kept_sql, tuple(filled[place] for place, _ in self.places)
        # Of these copies alone: Django asks its query for a compiler, and that for the text, and reads rows as always.
        compiler.as_sql = lambda *arguments, **named: text  # type: ignore[method-assign]  # as said above
        compiler.execute_sql = _kept(compiler)  # type: ignore[method-assign]  # as said above
        rows.query.get_compiler = lambda *arguments, **named: compiler  # type: ignore[method-assign]  # as said above
        return list(rows)


def _kept(compiler: SQLCompiler) -> Callable[..., Any]:
    """This query alone: what is read beside its rows does not know its constants."""
    execute = compiler.execute_sql

    def execute_sql(*arguments: Any, **named: Any) -> Any:
        with kept_plans(compiler.connection):
            return execute(*arguments, **named)

    return execute_sql


def written_once(build: Callable[..., QuerySet[Row]]) -> Callable[..., list[Row]]:
    """The rows of the query that a function builds.

    Arguments by position are its shape, whatever its text depends on; the day is always part of it. Arguments by name
    are values: numbers and lists of them, words, UUIDs and moments, which the function does nothing with but to compare
    a column with them, for it is given stand-ins. A list comes to it as it is for `any_of`. Of a value that is a query
    the keys of its rows are asked for, as in `filter(care_leaver__in=people)`; its text belongs to the shape.

    Raises ValueError where a value stands in the text as something else, or a moment that is no value stands in it.
    """
    kept: dict[Hashable, _Written] = {}
    compared: Counter[Hashable] = Counter()

    @wraps(build)
    def rows(*shape: Hashable, **asked: Value) -> list[Row]:
        parts = {name: _text_of(each) for name, each in asked.items() if isinstance(each, QuerySet)}
        values = _values(asked, parts)
        key = (clock.today(), *shape, *(sql for sql, _ in parts.values()))
        written = kept.get(key)
        if written is None:  # several threads may write it at once, each the same
            written = _write(build, shape, values, parts)
            if len(kept) >= MOST_SHAPES:
                kept.clear()
            kept[key] = written
        if compared[key] < getattr(settings, "WRITTEN_QUERIES_COMPARED", 0):
            compared[key] += 1
            _compare(written, build(*shape, **_given(values, parts)), values)
        return written.read(values)

    return rows


def any_of(values: Collection[Any], kind: str = "bigint") -> RawSQL:
    """Rows to be among, as one parameter however many there are: `filter(pk__in=any_of(ids))`."""
    return RawSQL(f"SELECT unnest(%s::{kind}[])", [list(values)])


def _text_of(rows: QuerySet) -> tuple[str, tuple[Any, ...]]:
    """Of a query for the keys of its rows; a query that finds nothing whatever it is asked is written as that."""
    try:
        sql, parameters = rows.order_by().values("pk").query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return "SELECT NULL::bigint WHERE false", ()
    return sql, tuple(parameters)


def _values(asked: Mapping[str, Value], parts: Mapping[str, tuple[str, tuple]]) -> dict[str, Any]:
    """With those of each part, which are named after it and numbered."""
    own = {name: each for name, each in asked.items() if name not in parts}
    return own | {f"{name} {n}": each for name, (_, values) in parts.items() for n, each in enumerate(values)}


def _given(values: Mapping[str, Any], parts: Mapping[str, tuple[str, tuple]]) -> dict[str, Any]:
    """What the function that builds it is given: a part as its text."""
    own = {name: each for name, each in values.items() if " " not in name}
    return own | {
        name: RawSQL(sql, [values[f"{name} {n}"] for n in range(len(found))]) for name, (sql, found) in parts.items()
    }


def _write(
    build: Callable[..., QuerySet],
    shape: tuple[Hashable, ...],
    values: Mapping[str, Any],
    parts: Mapping[str, tuple[str, tuple]],
) -> _Written:
    stand_ins = {name: _stand_in(number, name, value) for number, (name, value) in enumerate(values.items())}
    rows = build(*shape, **_given(stand_ins, parts))
    prefetched = vars(rows)["_prefetch_related_lookups"]
    if any(isinstance(each, Prefetch) and each.queryset is not None for each in prefetched):
        raise ValueError(f"{build.__name__}: a prefetch with a query of its own would keep a row; read it afterwards")
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Written(rows)
    names = {_key(value): name for name, value in stand_ins.items()}
    fills = [(place, _fill(build, each, names)) for place, each in enumerate(parameters)]
    places = tuple((place, fill) for place, fill in fills if fill)
    kept_sql, _ = with_constants(sql, parameters, [place for place, _ in places], using=rows.db)
    compiler.connection = None  # that of whoever runs it takes its place
    return _Written(rows, compiler, sql, kept_sql, tuple(parameters), places)


def _stand_in(number: int, name: str, value: Any) -> Any:
    """Nobody's. One in a part is only ever a parameter of its text, and need not be of its kind."""
    if " " in name or isinstance(value, str):
        return f"{OPENS}{number}"
    if isinstance(value, dt.datetime):
        return LONG_AGO + dt.timedelta(seconds=number)
    if isinstance(value, UUID):
        return UUID(int=NOBODYS + number)
    if not isinstance(value, int | list):
        raise TypeError(f"{name}: neither a number, a list of them, words, a UUID nor a moment")
    return [LOWEST - number] if isinstance(value, list) else LOWEST - number


def _fill(build: Callable, parameter: Any, names: Mapping[tuple, str]) -> Fill | None:
    """How a parameter is made of the values; none where it stays as it is."""
    name = names.get(_key(parameter))
    if name is not None:
        number = type(parameter)  # of the size of its column
        is_sized = isinstance(parameter, int) and number is not int
        return (lambda values: number(values[name])) if is_sized else itemgetter(name)
    if isinstance(parameter, Jsonb) and (inside := _fill(build, parameter.obj, names)):
        return lambda values: Jsonb(inside(values), parameter.dumps)
    if isinstance(parameter, list):
        fills = [_fill(build, each, names) for each in parameter]
        pairs = list(zip(parameter, fills, strict=True))
        return (lambda values: [fill(values) if fill else each for each, fill in pairs]) if any(fills) else None
    if isinstance(parameter, dt.datetime | dt.time) or STAND_IN.search(repr(getattr(parameter, "obj", parameter))):
        raise ValueError(f"{build.__name__}: a moment that is no value, or a value put into other words")
    return None


def _key(value: Any) -> tuple[type, Any]:
    if isinstance(value, list):
        return list, str(value)
    return (int, int(value)) if isinstance(value, int) else (type(value), str(value))


def _compare(written: _Written, anew: QuerySet, values: Mapping[str, Value]) -> None:
    """That it is the text which would be written now, with these values in their places: in tests alone."""
    try:
        sql, parameters = anew.query.get_compiler(anew.db).as_sql()
    except EmptyResultSet:
        sql, parameters = "", ()
    as_repeated = [repr(each) for each in written.filled(values)]  # a wrapper of the driver equals nothing but itself
    if (written.sql, as_repeated) != (sql, [repr(each) for each in parameters]):
        raise AssertionError(f"Something besides its shape and values changes this query: {sql}")
