"""Readers of one filled cell: each gives a value or says, without quoting the cell, what would be right."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.care_leavers.imports.parsed import CellProblem


Reader = Callable[[str], Any]

# A spreadsheet that opens a later export would run a cell that begins like this.
FORMULA_STARTS = "=+-@\t\r"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,188}[a-z0-9])?\.[a-z]{2,24}", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{6,18}")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BRITISH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
NONE = "none"


def name(most: int) -> Reader:
    """Words that identify somebody, where a formula is refused rather than changed."""

    def read(cell: str) -> str:
        text = " ".join(_CONTROLS.sub("", cell).split())
        if text[:1] in FORMULA_STARTS:
            raise CellProblem("begins with a sign that a spreadsheet would run as a formula; take the sign out.")
        return _at_most(text, most)

    return read


def prose(most: int) -> Reader:
    """Free words; signs at the front that a spreadsheet would run are taken off."""

    def read(cell: str) -> str:
        return _at_most(_CONTROLS.sub("", cell).strip().lstrip(FORMULA_STARTS + " ").strip(), most)

    return read


def day(cell: str) -> dt.date:
    if match := _ISO_DAY.fullmatch(cell):
        year, month, number = match.groups()
    elif match := _BRITISH_DAY.fullmatch(cell):
        number, month, year = match.groups()
    else:
        raise CellProblem("is not a date; write it like 31/12/2006 or 2006-12-31.")
    try:
        found = dt.date(int(year), int(month), int(number))
    except ValueError as problem:
        raise CellProblem("is a day that no calendar has; correct it.") from problem
    if not 1990 <= found.year <= 2100:
        raise CellProblem("lies before 1990 or after 2100; correct the year.")
    return found


def yes_no(cell: str) -> bool:
    found = _YES_NO.get(cell.casefold())
    if found is None:
        raise CellProblem("is neither yes nor no; write one of them, or leave it empty if it is not known.")
    return found


def whole(least: int, most: int) -> Reader:
    def read(cell: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", cell) or not least <= int(cell) <= most:
            raise CellProblem(f"is not a whole number from {least} to {most}; correct it or leave it empty.")
        return int(cell)

    return read


def hours(cell: str) -> Decimal:
    try:
        found = Decimal(cell) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9])?", cell) else Decimal(-1)
    except InvalidOperation:
        found = Decimal(-1)
    if not 0 < found <= 60:
        raise CellProblem("is not a number of hours a week up to 60, like 37 or 22.5.")
    return found


def email(cell: str) -> str:
    if not _EMAIL.fullmatch(cell) or ".." in cell:
        raise CellProblem("is not an e-mail address; correct it or leave it empty.")
    return cell.lower()


def phone(cell: str) -> str:
    if not _PHONE.fullmatch(cell):
        raise CellProblem("is not a telephone number; write digits and spaces, with + only in front.")
    return " ".join(cell.split())


def postcode(cell: str) -> str:
    match = _POSTCODE.fullmatch(cell.upper())
    if not match:
        raise CellProblem("is not a full postcode like SE1 6TF; correct it or leave it empty.")
    return f"{match[1]} {match[2]}"


def one_of(choices: Mapping[str, str]) -> Reader:
    """A value of a closed list, by any of the ways to write it that `choices` maps to the value."""

    def read(cell: str) -> str:
        found = choices.get(plain(cell))
        if found is None:
            raise CellProblem(f"is not in the list; write one of: {_listed(choices.values())}.")
        return found

    return read


def several_of(choices: Mapping[str, str]) -> Reader:
    """Values of a closed list between vertical bars, in their order; “none” means known to be none."""

    def read(cell: str) -> list[str]:
        if plain(cell) == NONE:
            return []
        parts = [plain(part) for part in re.split(r"[|;\n]", cell) if part.strip()]
        if not parts or any(part not in choices for part in parts):
            raise CellProblem(
                f"holds something that is not in the list; write, with | between them, any of: "
                f"{_listed(choices.values())}; or “none” if it is known that there is none."
            )
        return list(dict.fromkeys(choices[part] for part in parts))

    return read


def plain(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()


def _at_most(text: str, most: int) -> str:
    if not text:
        raise CellProblem("has nothing in it that can be read; correct it or leave it empty.")
    if len(text) > most:
        raise CellProblem(f"is longer than {most} characters; shorten it.")
    return text


def _listed(values: Collection[str]) -> str:
    return ", ".join(dict.fromkeys(values))
