"""Readers of one filled cell of a file of opportunities; what cannot be read is told to whoever sent the file."""

from collections.abc import Iterable, Mapping
from functools import wraps
from typing import Any

from backend.intake.readers.links import parse_link
from backend.intake.readers.text import one_line, paragraphs, shortened
from backend.intake.readers.wages import Wage, parse_wage
from backend.tabular import cells
from backend.tabular.cells import Reader
from backend.tabular.days import read_day
from backend.tabular.errors import UnreadableCell


MOST_SITES = 50
YEARS = range(2000, 2101)
_ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!"})
# By what the reader says, the code that the API gives out and the sentence.
_NOT_A_DATE = ("not-a-date", "“{cell:.40}” is not a date: write it like 31/12/2026.")
SENTENCES = {
    "not-a-date": _NOT_A_DATE,
    "no-such-day": _NOT_A_DATE,
    "year-outside": _NOT_A_DATE,
    "not-yes-or-no": ("not-yes-or-no", "“{cell:.40}” is neither yes nor no: write one of them, or leave it empty."),
    "not-a-number": ("not-a-number", "“{cell:.40}” is not a whole number from {least} to {most}: correct it."),
    "not-hours": ("not-a-number", "“{cell:.40}” is not a number of hours up to {most}, like 37.5."),
    "not-an-amount": ("not-an-amount", "“{cell:.40}” is not an amount in pounds, like 14,976 or 12.71."),
    "not-a-length": ("not-a-length", "“{cell:.40}” is not a length in months, like 18 or “1 year 6 months”."),
    "not-a-postcode": ("not-a-postcode", "“{part:.20}” is not a UK postcode: write it like SW1A 1AA."),
    "too-many-places": ("too-many-places", "There are more than {most} postcodes: keep the nearest ones."),
    "not-in-the-list": ("not-in-the-list", "“{cell:.40}” is not in the list. Write one of: {listed}."),
}


class CellProblem(ValueError):
    """A cell that cannot be read; the sentence says what would be right, the code what kind of fault it is."""

    def __init__(self, code: str, reason: str):
        super().__init__(reason)
        self.code, self.reason = code, reason


def _with_sentence(reader: Reader) -> Reader:
    @wraps(reader)
    def read(cell: str) -> Any:
        try:
            return reader(cell)
        except UnreadableCell as problem:
            code, sentence = SENTENCES[problem.code]
            raise CellProblem(code, sentence.format(cell=cell, **problem.facts)) from problem

    return read


def refuse_spreadsheet_error(cell: str) -> None:
    if cell.casefold() in _ERRORS:
        raise CellProblem("spreadsheet-error", f"The cell shows the error {cell}: correct its formula, or type it in.")


def line(most: int) -> Reader:
    return lambda cell: _at_most(one_line(cell), most)


def prose(most: int) -> Reader:
    return lambda cell: _at_most(paragraphs(cell), most)


day: Reader = _with_sentence(lambda cell: read_day(cell, YEARS))
yes_no: Reader = _with_sentence(cells.yes_no)
money: Reader = _with_sentence(cells.money)
months: Reader = _with_sentence(cells.months)
postcodes: Reader = _with_sentence(cells.postcodes(MOST_SITES))


def whole(most: int, words: Mapping[str, int] | None = None) -> Reader:
    return _with_sentence(cells.whole(0, most, words))


def hours(most: int) -> Reader:
    return _with_sentence(cells.hours(most))


def one_of(ways: Mapping[str, Any], shown: Iterable[str]) -> Reader:
    return _with_sentence(cells.one_of(ways, list(shown)))


def wage(cell: str) -> Wage:
    """Words are always kept; amounts only where the words say them."""
    return parse_wage(shortened(one_line(cell), 200))


def link(cell: str) -> str:
    found = parse_link(cell)
    if found is None:
        raise CellProblem(
            "not-a-web-address", f"“{cell[:40]}” is not a web address, like https://www.example.org/apply."
        )
    return found


def _at_most(text: str, most: int) -> str:
    if len(text) > most:
        raise CellProblem("too-long", f"The cell has {len(text):,} characters: shorten it to at most {most:,}.")
    return text
