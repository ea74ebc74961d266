"""Calendar months on from a day, and back."""

import calendar
import datetime as dt


def months_from(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
