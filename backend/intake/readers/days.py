"""Days as feeds send them: as `tabular` reads them, between 2000 and 2100, with year 1 for "none"."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from backend.intake.errors import FieldProblem
from backend.tabular.days import british_day, iso_day
from backend.tabular.errors import UnreadableCell


YEARS = range(2000, 2101)


def parse_date(value: object, field: str) -> date | None:
    """The calendar day in England, inclusive; None for nothing and for year 1."""
    if value is None or value == "":
        return None
    try:
        day = iso_day(str(value))
    except UnreadableCell as problem:
        raise _unreadable(value, field) from problem
    if day.year == 1:
        return None
    if day.year not in YEARS:
        raise _unreadable(value, field)
    return day


def parse_written_date(text: str, field: str) -> date | None:
    """Of a day in whatever form; None for nothing. What is no day is a `FieldProblem` that names the field."""
    try:
        day = british_day(text)
    except UnreadableCell as problem:
        raise _unreal(text, field) from problem
    if day is None:
        return parse_date(" ".join(text.split()), field)
    if day.year not in YEARS:
        raise _unreal(text, field)
    return day


def written_day(record: Mapping[str, Any], field: str) -> date | None:
    """The same of a field of a record, in one line of text."""
    value = record.get(field)
    return None if value is None else parse_written_date(" ".join(str(value).split()), field)


def day_sent(record: Mapping[str, Any], field: str) -> date | None:
    """The same as `parse_date` of a field of a record."""
    return parse_date(record.get(field), field)


def _unreadable(value: object, field: str) -> FieldProblem:
    return FieldProblem(
        f"{field} is “{str(value)[:40]}”, which is not a date between 2000 and 2100; "
        f"ask the source to send it like 2026-11-30."
    )


def _unreal(text: str, field: str) -> FieldProblem:
    return FieldProblem(f"{field} is “{text[:40]}”, which is not a real day; write it like 30/11/2026.")
