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
