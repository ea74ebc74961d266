"""The text of a cell: what can be kept of it, and what a spreadsheet would take for a formula."""

import re


LONGEST_CELL = 32_767  # Excel's own limit
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")


def storable(value: str) -> str:
    """Without what PostgreSQL cannot hold, and without signs that nobody sees."""
    return _UNSTORABLE.sub("", value)


def cleaned(cell: str) -> str:
    """Without what cannot be kept, and without the quote our own files put before what looks like a formula."""
    text = _SPACES.sub(" ", storable(cell[: LONGEST_CELL + 1]).replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_SIGNS else text


def defused(cell: str) -> str:
    """A quote in front of what a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def plain(text: str) -> str:
    """For comparing words: small letters, single spaces, and a space for each underscore and hyphen."""
    return " ".join(re.sub(r"[_\-]+", " ", text).split()).casefold()
