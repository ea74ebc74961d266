"""Queries that are written once and then run again with other values.

Django builds a query anew each time and writes its text, which for a large one takes it several times as long as to read
the rows. What differs between two runs is mostly a few keys. So it is built once for each shape, with a stand-in where
each value goes, and kept: its text, and never a value or a row.
"""

import copy
import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, Prefetch, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from backend.core import clock


Row = TypeVar("Row", bound=Model)
Value = int | str | UUID | dt.datetime

MOST_SHAPES = 100  # of one query; they begin anew each day
LOWEST = -9_200_000_000_000_000_000
LONG_AGO = dt.datetime(1800, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class _Written:
    """`names`: of each parameter the value that takes its place, or none. Without a `compiler` it finds nothing."""

    rows: QuerySet
    compiler: SQLCompiler | None = None
    sql: str = ""
    parameters: tuple[Any, ...] = ()
    names: tuple[str | None, ...] = ()

    def filled(self, values: Mapping[str, Value]) -> tuple[Any, ...]:
        pairs = zip(self.parameters, self.names, strict=True)
        return tuple(each if name is None else values[name] for each, name in pairs)

    def read(self, values: Mapping[str, Value]) -> list[Any]:
        if self.compiler is None:
            return []
        rows = self.rows.all()
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[rows.db]
        text = self.sql, self.filled(values)
        compiler.as_sql = lambda *arguments, **named: text  # type: ignore[method-assign]
        rows.query.get_compiler = lambda *arguments, **named: compiler  # type: ignore[method-assign]
        return list(rows)


def written_once(build: Callable[..., QuerySet[Row]]) -> Callable[..., list[Row]]:
    """The rows of the query that a function builds.

    Arguments by position are its shape, whatever its text depends on; the day is always part of it. Arguments by name
    are values: numbers, words, UUIDs and moments, which the function does nothing with but to compare a column with
    them. A value may not be looked at, counted with or put into other words: it is a stand-in where the query is built.

    Raises ValueError where a value is no parameter of the text, or a moment in it is none of the values.
    """
    kept: dict[Hashable, _Written] = {}
    compared: Counter[Hashable] = Counter()

    @wraps(build)
    def rows(*shape: Hashable, **values: Value) -> list[Row]:
        key = (clock.today(), *shape)
        if key not in kept:
            if len(kept) >= MOST_SHAPES:
                kept.clear()
            kept[key] = _write(build, shape, values)
        written = kept[key]
        if compared[key] < settings.WRITTEN_QUERIES_COMPARED:
            compared[key] += 1
            _compare(written, build(*shape, **values), values)
        return written.read(values)

    return rows


def _write(build: Callable[..., QuerySet], shape: tuple[Hashable, ...], values: Mapping[str, Value]) -> _Written:
    stand_ins = {name: _stand_in(number, value) for number, (name, value) in enumerate(values.items())}
    rows = build(*shape, **stand_ins)
    if any(isinstance(each, Prefetch) and each.queryset is not None for each in rows._prefetch_related_lookups):
        raise ValueError(f"{build.__name__}: a prefetch with a query of its own would keep a row; read it afterwards")
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return _Written(rows)
    names = tuple(_named(build, parameters, stand_ins))
    if missing := stand_ins.keys() - set(names):
        raise ValueError(f"{build.__name__}: no parameters of the query: {', '.join(sorted(missing))}")
    compiler.connection = None  # that of whoever runs it takes its place
    return _Written(rows, compiler, sql, tuple(parameters), names)


def _stand_in(number: int, value: Value) -> Value:
    if isinstance(value, dt.datetime):
        return LONG_AGO + dt.timedelta(seconds=number)
    if isinstance(value, UUID):
        return UUID(int=number)
    return f"\ue000{number}\ue001" if isinstance(value, str) else LOWEST + number


def _named(build: Callable, parameters: tuple[Any, ...], stand_ins: Mapping[str, Value]) -> Iterator[str | None]:
    names = {(type(value), value): name for name, value in stand_ins.items()}
    for each in parameters:
        name = names.get((type(each), each)) if isinstance(each, Value) else None
        if name is None and (isinstance(each, dt.datetime) or (isinstance(each, str) and "\ue000" in each)):
            raise ValueError(f"{build.__name__}: a moment that is no value, or a value put into other words")
        yield name


def _compare(written: _Written, anew: QuerySet, values: Mapping[str, Value]) -> None:
    """That it is the text which would be written now, with these values in their places: in tests alone."""
    try:
        sql, parameters = anew.query.get_compiler(anew.db).as_sql()
    except EmptyResultSet:
        sql, parameters = "", ()
    if (written.sql, written.filled(values)) != (sql, tuple(parameters)):
        raise AssertionError(f"Something besides its shape and values changes this query: {sql}")
