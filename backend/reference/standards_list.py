"""Reads the published list of apprenticeship standards, in the form Skills England's service gives it.

The list holds every version of every standard, also those in development; for each LARS code one row is wanted.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backend.reference.choices import Route, StandardStatus, StandardType, route_named
from backend.reference.errors import ReferenceDataError


LEVELS = range(2, 8)
LONGEST_MONTHS = 120
_STATUSES = {
    "approved for delivery": StandardStatus.APPROVED,
    "retired": StandardStatus.RETIRED,
    "withdrawn": StandardStatus.RETIRED,
}


class UnusableEntryError(Exception):
    """Why an entry of the list cannot be taken."""


@dataclass(frozen=True)
class ListedStandard:
    lars_code: int
    reference_number: str
    version: str
    title: str
    level: int
    route: Route
    typical_months: int | None
    type: StandardType
    status: StandardStatus
    last_start_on: dt.date | None

    @property
    def precedence(self) -> tuple:
        """A version open to starts before one that is not, then the higher version."""
        return self.status == StandardStatus.APPROVED, _version_numbers(self.version)


def read_list(path: Path) -> list:
    try:
        entries = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ReferenceDataError(f"{path.name} cannot be opened: check the name and that you may read it.") from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ReferenceDataError(f"{path.name} is not JSON: download the list of standards again.") from error
    if not isinstance(entries, list):
        raise ReferenceDataError(f"{path.name} is not a list of standards: it should begin with a square bracket.")
    return entries


def parse_all(entries: list) -> Iterator[tuple[int, str, ListedStandard | UnusableEntryError | None]]:
    """For each entry its place in the list, its reference, and what it is: None for one not yet open to starts."""
    for position, entry in enumerate(entries, start=1):
        name = _text(entry, "referenceNumber") if isinstance(entry, dict) else ""
        try:
            yield position, name, parse(entry)
        except UnusableEntryError as reason:
            yield position, name, reason


def parse(entry: object) -> ListedStandard | None:
    if not isinstance(entry, dict):
        raise UnusableEntryError("the entry is not an object with named values")
    status = _STATUSES.get(_text(entry, "status").casefold())
    if status is None:
        return None
    reference_number = _text(entry, "referenceNumber")[:20]
    title = _text(entry, "title")
    if not title or len(title) > 200:
        raise UnusableEntryError("title is missing or longer than 200 characters")
    return ListedStandard(
        lars_code=_lars_code(entry),
        reference_number=reference_number,
        version=_text(entry, "version")[:10],
        title=title,
        level=_level(entry),
        route=_route(entry),
        typical_months=_typical_months(entry),
        type=_type(reference_number, title),
        status=status,
        last_start_on=_last_start(entry),
    )


def _lars_code(entry: dict) -> int:
    code = _whole_number(entry, "larsCode")
    if not code or code < 0:
        raise UnusableEntryError("larsCode is missing or 0")
    return code


def _level(entry: dict) -> int:
    level = _whole_number(entry, "level")
    if level not in LEVELS:
        raise UnusableEntryError(f"level is {entry.get('level')!r}, not a number from 2 to 7")
    return level


def _route(entry: dict) -> Route:
    route = route_named(_text(entry, "route"))
    if route is None:
        raise UnusableEntryError(f"route {_text(entry, 'route')!r} is not one of the fifteen")
    return route


def _typical_months(entry: dict) -> int | None:
    months = _whole_number(entry, "typicalDuration")
    if months is None or months == 0:
        return None
    if not 0 < months <= LONGEST_MONTHS:
        raise UnusableEntryError(f"typicalDuration is {months}, not a number of months up to {LONGEST_MONTHS}")
    return months


def _last_start(entry: dict) -> dt.date | None:
    """`latestStartDate`, a day with or without a time of day; the list leaves it empty where no end is set."""
    text = _text(entry, "latestStartDate")
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError as error:
        raise UnusableEntryError(f"latestStartDate is {text!r}, not a day such as 2026-08-31") from error


def _type(reference_number: str, title: str) -> StandardType:
    if reference_number.upper().startswith("FA") or "foundation apprenticeship" in title.casefold():
        return StandardType.FOUNDATION
    return StandardType.APPRENTICESHIP


def _whole_number(entry: dict, name: str) -> int | None:
    text = _text(entry, name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UnusableEntryError(f"{name} is {text!r}, not a whole number")
    return int(text)


def _text(entry: dict, name: str) -> str:
    value = entry.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _version_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
