"""Reads one value of a feed's record as the type it should have, or says which field is wrong and what to do."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from backend.intake.errors import FieldProblem
from backend.intake.readers.text import one_line, paragraphs


Record = Mapping[str, Any]
Read = TypeVar("Read")
WAY_OUT = "ask the source to correct the advert, or add it by hand"


class LeavingOut:
    """Reads facts that an advert can do without: one that cannot be read is left out, and `notes` say so."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def read(self, reader: Callable[..., Read], record: Record, field: str, **how: Any) -> Read | None:
        try:
            return reader(record, field, **how)
        except FieldProblem:
            self.note(f"{how.get('name') or field} could not be read and was left out.")
            return None

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)


def words(record: Record, field: str, *, name: str | None = None) -> str:
    """Text on one line; empty when there is none."""
    return one_line(_text(record, field, name or field))


def required_words(record: Record, field: str) -> str:
    found = words(record, field)
    if not found:
        raise FieldProblem(f"{field} is missing; {WAY_OUT}.")
    return found


def prose(record: Record, field: str) -> str:
    return paragraphs(_text(record, field, field))


def number(record: Record, field: str, *, most: int, name: str | None = None) -> Decimal | None:
    """A number above zero; zero and nothing both mean that it was not said."""
    name = name or field
    value = record.get(field)
    if value is None or value == "":
        return None
    try:
        found = Decimal(str(value)) if not isinstance(value, (bool, list, dict)) else Decimal("NaN")
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or not 0 <= found <= most:
        raise FieldProblem(f"{name} is “{str(value)[:40]}”, which is not a number from 0 to {most}; {WAY_OUT}.")
    return found or None


def whole_number(record: Record, field: str, *, most: int, name: str | None = None) -> int | None:
    found = number(record, field, most=most, name=name)
    if found is not None and found != int(found):
        raise FieldProblem(f"{name or field} is “{found}”, which is not a whole number; {WAY_OUT}.")
    return None if found is None else int(found)


def flag(record: Record, field: str) -> bool:
    value = record.get(field)
    known = {"": False, "none": False, "false": False, "true": True}.get(str("" if value is None else value).casefold())
    if known is None:
        raise FieldProblem(f"{field} is “{str(value)[:40]}”, which is neither true nor false; {WAY_OUT}.")
    return known


def part(record: Record, field: str) -> Record:
    value = record.get(field)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise FieldProblem(f"{field} is not a group of fields; {WAY_OUT}.")
    return value


def _text(record: Record, field: str, name: str) -> str:
    value = record.get(field)
    if value is None:
        return ""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value)
    raise FieldProblem(f"{name} is not text; {WAY_OUT}.")
