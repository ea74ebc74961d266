"""Readers of one filled cell: each gives a value, or raises `UnreadableCell`."""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from backend.reference.postcodes import normalise_postcode
from backend.tabular.durations import LONGEST_MONTHS, parse_duration
from backend.tabular.errors import UnreadableCell
from backend.tabular.text import plain


Reader = Callable[[str], Any]

NONE = "none"
LONGEST_NUMBER = 100  # characters, with its words
_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_WHOLE = re.compile(r"(?:level|lars|ukprn|age)?\s*:?\s*([0-9]{1,8})(?:\.0+)?", re.IGNORECASE)
_HOURS = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,6})?)\s*(?:hours?|hrs?)?(?:\s*(?:an?|per)\s+(?:week|day))?", re.IGNORECASE
)
_HOURS_AND_MINUTES = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?::[0-5][0-9])?(?:\s*(?:hours?|hrs?))?", re.IGNORECASE)
_MONEY = re.compile(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(\.[0-9]{1,6})?")
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,188}[a-z0-9])?\.[a-z]{2,24}", re.IGNORECASE)
_PHONE = re.compile(r"(?=.{7,20}\Z)\+?\(?[0-9][0-9 ()-]{5,18}")
_SEVERAL = re.compile(r"[;|\n]")


def yes_no(cell: str) -> bool:
    found = _YES_NO.get(cell.casefold())
    if found is None:
        raise UnreadableCell("not-yes-or-no")
    return found


def whole(least: int, most: int, words: Mapping[str, int] | None = None) -> Reader:
    """A whole number, alone or behind a word such as “level”; `words` stand for numbers of their own."""

    def read(cell: str) -> int:
        written = _shortly(cell)
        known, match = (words or {}).get(written.casefold()), _WHOLE.fullmatch(written)
        found = known if known is not None else int(match[1]) if match else None
        if found is None or not least <= found <= most:
            raise UnreadableCell("not-a-number", least=least, most=most)
        return found

    return read


def hours(most: int) -> Reader:
    """To the tenth, with or without words such as “hours a week”, or with minutes, as 37:30."""

    def read(cell: str) -> Decimal:
        match, clock = _HOURS.fullmatch(_shortly(cell)), _HOURS_AND_MINUTES.fullmatch(_shortly(cell))
        found = Decimal(clock[1]) + Decimal(clock[2]) / 60 if clock else Decimal(match[1]) if match else Decimal(0)
        if not 0 < found <= most:
            raise UnreadableCell("not-hours", most=most)
        return found.quantize(Decimal("0.1"), ROUND_HALF_UP)

    return read


def money(cell: str) -> Decimal:
    match = _MONEY.fullmatch(_shortly(cell))
    if not match:
        raise UnreadableCell("not-an-amount")
    return Decimal(match[1].replace(",", "") + (match[2] or "")).quantize(Decimal("0.01"))


def months(cell: str) -> int:
    found = int(cell) if re.fullmatch(r"[0-9]{1,3}", cell) else parse_duration(cell)
    if not found or found > LONGEST_MONTHS:
        raise UnreadableCell("not-a-length")
    return found


def email(cell: str) -> str:
    if not _EMAIL.fullmatch(cell) or ".." in cell:
        raise UnreadableCell("not-an-email")
    return cell.lower()


def phone(cell: str) -> str:
    if not _PHONE.fullmatch(cell):
        raise UnreadableCell("not-a-phone")
    return " ".join(cell.split())


def postcode(cell: str) -> str:
    found = normalise_postcode(cell)
    if found is None:
        raise UnreadableCell("not-a-postcode", part=cell)
    return found


def postcodes(most: int) -> Reader:
    """Several with a semicolon, a vertical bar or a new line between them, each once."""

    def read(cell: str) -> list[str]:
        parts = parts_of(cell)
        if len(parts) > most:
            raise UnreadableCell("too-many-places", most=most)
        return list(dict.fromkeys(map(postcode, parts)))

    return read


def one_of(ways: Mapping[str, Any], shown: Collection[str]) -> Reader:
    """A value of a closed list, by any of the ways to write it that `ways` maps to the value."""

    def read(cell: str) -> Any:
        found = ways.get(plain(cell))
        if found is None:
            raise UnreadableCell("not-in-the-list", listed=", ".join(dict.fromkeys(shown)))
        return found

    return read


def several_of(ways: Mapping[str, Any], shown: Collection[str]) -> Reader:
    """Values of a closed list between vertical bars, in their order; “none” means known to be none."""

    def read(cell: str) -> list[Any]:
        if plain(cell) == NONE:
            return []
        parts = [plain(part) for part in parts_of(cell)]
        if not parts or any(part not in ways for part in parts):
            raise UnreadableCell("not-all-in-the-list", listed=", ".join(dict.fromkeys(shown)))
        return list(dict.fromkeys(ways[part] for part in parts))

    return read


def _shortly(cell: str) -> str:
    """A number and its words are short; of anything longer no pattern is asked, whatever it is made of."""
    written = " ".join(cell.split())
    return written if len(written) <= LONGEST_NUMBER else ""


def parts_of(cell: str) -> list[str]:
    return [part.strip() for part in _SEVERAL.split(cell) if part.strip()]


def ways_to_write(choices: Collection[tuple[str, str]]) -> dict[str, str]:
    """Both the value and the label of each choice, as `plain` compares them."""
    return {plain(way): value for value, label in choices for way in (value, label)}
