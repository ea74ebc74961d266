"""Days as people and their systems write them; the day comes before the month, as everywhere in this country."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from backend.tabular.errors import UnreadableCell


LONDON = ZoneInfo("Europe/London")
MIDNIGHT = time()
CENTURY = 2000  # of a year in two digits
LONGEST_DAY = 100  # characters, with its time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:,?[T\s]+(?:at\s+|by\s+)?(?:[0-9]{1,2}[:.][0-9]{2}.*|[0-9]{1,2}\s?[ap]m|noon|midday|midnight))?"
_YEAR = "([0-9]{4}|[0-9]{2})"
_NUMBERS = re.compile(rf"([0-9]{{1,2}})[/.\-\s]([0-9]{{1,2}})[/.\-\s]{_YEAR}{_TIME}", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?:[a-z]+,?\s+)?([0-9]{{1,2}})(?:st|nd|rd|th)?[\s\-]+([a-z]{{3,9}})\.?,?[\s\-]+{_YEAR}{_TIME}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:[a-z]+,?\s+)?([a-z]{{3,9}})\.?[\s\-]+([0-9]{{1,2}})(?:st|nd|rd|th)?,?[\s\-]+([0-9]{{4}}){_TIME}",
    re.IGNORECASE,
)
_END_OF_DAY = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]24:00(?::00(?:\.0+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?", re.IGNORECASE
)


def read_day(text: str, years: range, *, short_years: bool = True) -> date:
    """A day in whatever form, within some years. With `short_years` 26 is 2026; without, it is no year."""
    found = british_day(text, short_years=short_years) or iso_day(text)
    if found.year not in years:
        raise UnreadableCell("year-outside", first=years[0], last=years[-1])
    return found


def british_day(text: str, *, short_years: bool = True) -> date | None:
    """Of 30/11/2026, 30.11.26 or Monday 30th November 2026, with or without a time; None where it has no such form."""
    written = " ".join(text.split())
    if len(written) > LONGEST_DAY:
        return None
    if match := _NUMBERS.fullmatch(written):
        day, month, year = match.groups()
        return _calendar_day(_year(year, short_years), int(month), int(day))
    if match := _WORDS.fullmatch(written):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(written):
        month, day, year = match.groups()
    if match and month[:3].lower() in _MONTHS:
        return _calendar_day(_year(year, short_years), _MONTHS.index(month[:3].lower()) + 1, int(day))
    return None


def _year(written: str, short_years: bool) -> int:
    if len(written) == 2 and not short_years:
        raise UnreadableCell("not-a-date")
    return int(written) + (CENTURY if len(written) == 2 else 0)


def iso_day(text: str) -> date:
    """The day in England of an ISO 8601 date or moment, in whatever offset."""
    if ends := _END_OF_DAY.fullmatch(text.strip()):
        text = ends[1]
    try:
        return _day_in_england(datetime.fromisoformat(text.strip()[:LONGEST_DAY]))
    except (ValueError, OverflowError) as problem:
        no_such_day = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip())
        raise UnreadableCell("no-such-day" if no_such_day else "not-a-date") from problem


def _day_in_england(written: datetime) -> date:
    """What ends at 23:59 elsewhere ends in the night here: its last day is the one that is written.

    Midnight here is the beginning of a day, which many systems write as 23:00 UTC of the day before.
    """
    if written.year == 1 or written.tzinfo is None:
        return written.date()
    here = written.astimezone(LONDON)
    return here.date() if here.time() == MIDNIGHT else min(here.date(), written.date())


def _calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise UnreadableCell("no-such-day") from problem
