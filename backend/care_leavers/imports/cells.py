"""Readers of one filled cell, and what is said of one that cannot be read.

Nothing quotes the cell: reports are read by people who may not open a record.
"""

import re
from functools import partial

from backend.tabular.cells import Reader
from backend.tabular.cells import phone as written_phone
from backend.tabular.days import read_day
from backend.tabular.errors import UnreadableCell
from backend.tabular.text import FORMULA_SIGNS, cleaned


# Years of birth, and of what is planned. In two digits they could be of either century, so they are asked for in four.
day = partial(read_day, years=range(1990, 2101), short_years=False)
NO_NAME = frozenset({"-", "--", "–", "—", ".", "n/a"})
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]{1,20})?E\+?[0-9]{1,3}", re.IGNORECASE)
_LOST_ZERO = re.compile(r"[1237][0-9]{9}")
_LOST_PLUS = re.compile(r"44[1237][0-9]{9}")
SENTENCES = {
    "formula": "begins with a sign that a spreadsheet would run as a formula; take the sign out.",
    "empty": "has nothing in it that can be read; correct it or leave it empty.",
    "too-long": "is longer than {most} characters; shorten it.",
    "not-a-date": "is not a date; write it like 31/12/2006 or 2006-12-31.",
    "no-such-day": "is a day that no calendar has; correct it.",
    "year-outside": "lies before {first} or after {last}; correct the year.",
    "not-yes-or-no": "is neither yes nor no; write one of them, or leave it empty if it is not known.",
    "not-a-number": "is not a whole number from {least} to {most}; correct it or leave it empty.",
    "not-hours": "is not a number of hours a week up to {most}, like 37 or 22.5.",
    "not-an-email": "is not an e-mail address; correct it or leave it empty.",
    "not-a-phone": "is not a telephone number; write digits, spaces and brackets, with + only in front.",
    "shortened": (
        "was shortened by a spreadsheet, so digits are lost; format the column as text, type the number again and save."
    ),
    "not-a-postcode": (
        "is not a full postcode like SE1 6TF; correct it, write the BF1 postcode for a BFPO address, or leave it empty"
        " where there is no address."
    ),
    "not-in-the-list": "is not in the list; write one of: {listed}.",
    "not-all-in-the-list": (
        "holds something that is not in the list; write, with | between them, any of: {listed}; or “none” if it is"
        " known that there is none."
    ),
}


def sentence_of(problem: UnreadableCell) -> str:
    """The end of a sentence that begins with the column, with how to put the cell right."""
    return SENTENCES[problem.code].format(**problem.facts)


def name(most: int) -> Reader:
    """Words that identify somebody, where a formula is refused rather than changed."""

    def read(cell: str) -> str:
        text = " ".join(cleaned(cell).split())
        if text.startswith(FORMULA_SIGNS):
            raise UnreadableCell("formula")
        return _at_most(text, most)

    return read


def name_if_any(most: int) -> Reader:
    """A given or a family name; what people write where there is none is empty."""
    read = name(most)
    return lambda cell: "" if cleaned(cell).casefold() in NO_NAME else read(cell)


def phone(cell: str) -> str:
    """With the 0, or the +, that a spreadsheet took for a number's idle sign."""
    if _SHORTENED.fullmatch(cell):
        raise UnreadableCell("shortened")
    digits = re.sub(r"[\s-]+", "", cell.removesuffix(".0"))
    if _LOST_ZERO.fullmatch(digits):
        return f"0{digits}"
    return f"+{digits}" if _LOST_PLUS.fullmatch(digits) else written_phone(cell)


def phone_note(cell: str) -> str:
    """What to tell whoever sent a number in which something was put back."""
    if not cell or phone(cell) == written_phone(cell.removesuffix(".0")):
        return ""
    lost = "+" if phone(cell).startswith("+") else "0"
    return f"had lost the {lost} at its front, as spreadsheets do, and it was put back; format the column as text."


def prose(most: int) -> Reader:
    """Free words; signs at the front that a spreadsheet would run are taken off."""
    return lambda cell: _at_most(cleaned(cell).lstrip("".join(FORMULA_SIGNS) + " ").strip(), most)


def _at_most(text: str, most: int) -> str:
    if not text:
        raise UnreadableCell("empty")
    if len(text) > most:
        raise UnreadableCell("too-long", most=most)
    return text
