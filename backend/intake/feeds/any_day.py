"""Days as people and their systems write them; the day comes before the month, as everywhere in this country."""

import re
from datetime import date

from backend.intake.errors import FieldProblem
from backend.intake.feeds.dates import YEARS, parse_date


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:,?[T\s]+[0-9]{1,2}:[0-9]{2}.*)?"
_NUMBERS = re.compile(rf"([0-9]{{1,2}})[/.\-\s]([0-9]{{1,2}})[/.\-\s]([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_WORDS = re.compile(
    rf"(?:[a-z]+,?\s+)?([0-9]{{1,2}})(?:st|nd|rd|th)?[\s\-]+([a-z]{{3,9}})\.?,?[\s\-]+([0-9]{{4}}){_TIME}",
    re.IGNORECASE,
)


def any_day(text: str, field: str) -> date | None:
    """None for nothing; what is no day is a `FieldProblem` that names the field."""
    written = " ".join(text.split())
    match = _NUMBERS.fullmatch(written)
    if match:
        return _day(match[3], int(match[2]), match[1], text, field)
    match = _WORDS.fullmatch(written)
    if match and match[2][:3].lower() in _MONTHS:
        return _day(match[3], _MONTHS.index(match[2][:3].lower()) + 1, match[1], text, field)
    return parse_date(written, field)


def _day(year: str, month: int, day: str, text: str, field: str) -> date:
    try:
        found = date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise FieldProblem(f"{field} is “{text[:40]}”, which is not a real day; write it like 30/11/2026.")
    return found
