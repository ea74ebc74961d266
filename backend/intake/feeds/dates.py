"""Dates as feeds send them: with or without a time, in any offset, and with year 1 for "none"."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from backend.intake.errors import FieldProblem


LONDON = ZoneInfo("Europe/London")
# Find an apprenticeship writes the last second of the closing day and calls it UTC all year. Read as UTC in summer it
# would be one in the morning of the next day in London, and the advert would stay open a day too long.
LAST_SECOND = time(23, 59, 59)
YEARS = range(2000, 2101)


def parse_date(value: object, field: str) -> date | None:
    """The calendar day in England, inclusive; None for nothing and for year 1."""
    if value is None or value == "":
        return None
    try:
        written = datetime.fromisoformat(str(value).strip())
        day = _day(written)
    except (ValueError, OverflowError) as problem:
        raise _unreadable(value, field) from problem
    if written.year == 1:
        return None
    if day.year not in YEARS:
        raise _unreadable(value, field)
    return day


def _day(written: datetime) -> date:
    if written.year == 1 or written.tzinfo is None or written.time().replace(microsecond=0) == LAST_SECOND:
        return written.date()
    return written.astimezone(LONDON).date()


def _unreadable(value: object, field: str) -> FieldProblem:
    return FieldProblem(
        f"{field} is “{str(value)[:40]}”, which is not a date between 2000 and 2100; "
        f"ask the source to send it like 2026-11-30."
    )
