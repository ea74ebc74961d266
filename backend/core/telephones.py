"""Telephone numbers as people write them."""

import re


_SIGNS = re.compile(r"\+?[0-9 ()./-]+")
_EXTENSION = re.compile(r"\s*(?:extension|ext\.?|x)\s*[0-9]{1,6}$", re.IGNORECASE)
DIGITS = range(7, 16)  # an international number has 15 at most (ITU-T E.164)


def is_telephone(text: str) -> bool:
    """Whether this can be rung: digits with the signs people put between them, and perhaps an extension."""
    number = _EXTENSION.sub("", text.strip())
    digits = sum(sign.isdecimal() for sign in number)
    return bool(_SIGNS.fullmatch(number)) and digits in DIGITS


def dialled(text: str) -> str:
    """The number as a link dials it, without an extension; empty for what cannot be rung.

    A bracketed 0 after a country's code is dialled only from inside that country.
    """
    if not is_telephone(text):
        return ""
    number = _EXTENSION.sub("", text.strip())
    number = number.replace("(0)", "") if number.startswith("+") else number
    return "".join(sign for sign in number if sign.isdecimal() or sign == "+")
