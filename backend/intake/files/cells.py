"""Readers of one filled cell: each gives a value, or says what would be right."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from backend.intake.errors import FieldProblem
from backend.intake.feeds.any_day import any_day
from backend.intake.feeds.durations import LONGEST_MONTHS, parse_duration
from backend.intake.files.cell_problem import CellProblem
from backend.intake.readers.links import parse_link
from backend.intake.readers.text import one_line, paragraphs, shortened
from backend.intake.readers.wages import Wage, parse_wage
from backend.reference.postcode_text import normalise_postcode


Reader = Callable[[str], Any]

MOST_SITES = 50
_ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!"})
_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_HOURS = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*(?:hours?|hrs?)?(?:\s*(?:an?|per)\s+(?:week|day))?", re.IGNORECASE
)
_MONEY = re.compile(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(\.[0-9]{1,6})?")
_SEVERAL = re.compile(r"[;|\n]")


def refuse_spreadsheet_error(cell: str) -> None:
    if cell.casefold() in _ERRORS:
        raise CellProblem("spreadsheet-error", f"The cell shows the error {cell}: correct its formula, or type it in.")


def line(most: int) -> Reader:
    def read(cell: str) -> str:
        return _at_most(one_line(cell), most)

    return read


def prose(most: int) -> Reader:
    def read(cell: str) -> str:
        return _at_most(paragraphs(cell), most)

    return read


def day(cell: str) -> dt.date:
    try:
        found = any_day(cell, "The cell")
    except FieldProblem:
        found = None
    if found is None:
        raise CellProblem("not-a-date", f"“{cell[:40]}” is not a date: write it like 31/12/2026.")
    return found


def yes_no(cell: str) -> bool:
    found = _YES_NO.get(cell.casefold())
    if found is None:
        raise CellProblem(
            "not-yes-or-no", f"“{cell[:40]}” is neither yes nor no: write one of them, or leave it empty."
        )
    return found


def whole(most: int, words: Mapping[str, int] | None = None) -> Reader:
    """A whole number, alone or behind a word such as “level”; `words` stand for numbers of their own."""

    def read(cell: str) -> int:
        known = (words or {}).get(cell.casefold())
        match = re.fullmatch(r"(?:level|lars|ukprn|age)?\s*:?\s*([0-9]{1,8})(?:\.0+)?", cell, re.IGNORECASE)
        found = known if known is not None else int(match[1]) if match else None
        if found is None or found > most:
            raise CellProblem("not-a-number", f"“{cell[:40]}” is not a whole number from 0 to {most}: correct it.")
        return found

    return read


def hours(most: int) -> Reader:
    def read(cell: str) -> Decimal:
        match = _HOURS.fullmatch(cell)
        if not match or not 0 < Decimal(match[1]) <= most:
            raise CellProblem("not-a-number", f"“{cell[:40]}” is not a number of hours up to {most}, like 37.5.")
        return Decimal(match[1]).quantize(Decimal("0.1"))

    return read


def money(cell: str) -> Decimal:
    match = _MONEY.fullmatch(cell)
    if not match:
        raise CellProblem("not-an-amount", f"“{cell[:40]}” is not an amount in pounds, like 14,976 or 12.71.")
    return Decimal(match[1].replace(",", "") + (match[2] or "")).quantize(Decimal("0.01"))


def wage(cell: str) -> Wage:
    """Words are always kept; amounts only where the words say them."""
    return parse_wage(shortened(one_line(cell), 200))


def months(cell: str) -> int:
    found = int(cell) if re.fullmatch(r"[0-9]{1,3}", cell) else parse_duration(cell)
    if not found or found > LONGEST_MONTHS:
        raise CellProblem("not-a-length", f"“{cell[:40]}” is not a length in months, like 18 or “1 year 6 months”.")
    return found


def link(cell: str) -> str:
    found = parse_link(cell)
    if found is None:
        raise CellProblem(
            "not-a-web-address", f"“{cell[:40]}” is not a web address, like https://www.example.org/apply."
        )
    return found


def postcodes(cell: str) -> list[str]:
    parts = [part.strip() for part in _SEVERAL.split(cell) if part.strip()][: MOST_SITES + 1]
    if len(parts) > MOST_SITES:
        raise CellProblem("too-many-places", f"There are more than {MOST_SITES} postcodes: keep the nearest ones.")
    found = {part: normalise_postcode(part) for part in parts}
    for part, postcode in found.items():
        if postcode is None:
            raise CellProblem("not-a-postcode", f"“{part[:20]}” is not a UK postcode: write it like SW1A 1AA.")
    return list(dict.fromkeys(postcode for postcode in found.values() if postcode))


def one_of(ways: Mapping[str, Any], shown: Iterable[str]) -> Reader:
    """A value of a closed list by any of the ways to write it."""
    listed = ", ".join(shown)

    def read(cell: str) -> Any:
        found = ways.get(plain(cell))
        if found is None:
            raise CellProblem("not-in-the-list", f"“{cell[:40]}” is not in the list. Write one of: {listed}.")
        return found

    return read


def plain(text: str) -> str:
    return " ".join(re.sub(r"[_\-]+", " ", text).split()).casefold()


def _at_most(text: str, most: int) -> str:
    if len(text) > most:
        raise CellProblem("too-long", f"The cell has {len(text):,} characters: shorten it to at most {most:,}.")
    return text
