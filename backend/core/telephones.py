"""Telephone numbers as people write them."""

import re


_SIGNS = re.compile(r"\+?[0-9 ()./-]+")
_EXTENSION = re.compile(r"\s*(?:extension|ext\.?|x)\s*[0-9]{1,6}$", re.IGNORECASE)
_NO_DIGIT = re.compile(r"[^0-9]+")
_BETWEEN = re.compile(r"[^0-9+]+")
DIGITS = range(7, 16)  # an international number has 15 at most (ITU-T E.164)
NATIONAL = 11  # digits of a number of the United Kingdom, with its 0


def is_telephone(text: str) -> bool:
    """Whether this can be rung: digits with the signs people put between them, and perhaps an extension."""
    return bool(_number_of(text))


def dialled(text: str) -> str:
    """The number as a link dials it, without an extension; empty for what cannot be rung.

    A bracketed 0 after a country's code is dialled only from inside that country.
    """
    number = _number_of(text)
    number = number.replace("(0)", "") if number.startswith("+") else number
    return _BETWEEN.sub("", number)


def _number_of(text: str) -> str:
    """As it is written, without an extension; empty for what cannot be rung."""
    number = _EXTENSION.sub("", text.strip())
    digits = len(_NO_DIGIT.sub("", number))
    return number if digits in DIGITS and _SIGNS.fullmatch(number) else ""


def same_number(one: str, other: str) -> bool:
    """Whether two ways of writing reach the same telephone: with the United Kingdom's code, or without it."""
    return bool(dialled(one)) and _national(one) == _national(other)


def _national(text: str) -> str:
    digits = _NO_DIGIT.sub("", dialled(text)).removeprefix("00")
    return digits.removeprefix("44") if len(digits) > NATIONAL else digits.removeprefix("0")


def ways_to_write(number: str) -> list[str]:
    """The ways in which one and the same number of the United Kingdom is dialled, to look for it as it was kept."""
    national = _national(number)
    return [f"{begins}{national}" for begins in ("0", "+44", "0044", "44", "+", "00", "")]
