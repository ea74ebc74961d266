"""Days as whole numbers (20261122), completed years and school-leaving dates."""

from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray


Days = NDArray[np.int32]
NO_DAY = -1
YEAR = 10_000


def day_number(day: date) -> int:
    return day.year * YEAR + day.month * 100 + day.day


def as_date(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)


def completed_years(birth: Days, day: Days) -> Days:
    """Whole years lived on a day.

    Comparing month and day as numbers puts a 29 February birthday on 1 March in a common year by itself.
    """
    years: Days = np.maximum((day - birth) // 10_000, 0).astype(np.int32)
    return years


def last_friday_in_june(year: int) -> date:
    end = date(year, 6, 30)
    return end - timedelta(days=(end.weekday() - 4) % 7)


def school_leaving_days(birth: Days) -> Days:
    """Last Friday in June of the school year (1 September to 31 August) in which the 16th birthday falls.

    The Education Act 1996 s.8 ends compulsory school age at the end of that day.
    """
    years = birth // 10_000 + 16 + (birth % 10_000 >= 901)
    known = birth != NO_DAY
    table = {int(year): day_number(last_friday_in_june(int(year))) for year in np.unique(years[known])}
    return np.array([table[int(y)] if k else NO_DAY for y, k in zip(years, known, strict=True)], dtype=np.int32)


def ordinals(days: Days) -> NDArray[np.int64]:
    """Days counted from year 1, so that they can be subtracted; unknown days give 0."""
    distinct, where = np.unique(days, return_inverse=True)
    return np.array([as_date(int(d)).toordinal() if d != NO_DAY else 0 for d in distinct], dtype=np.int64)[where]


def require_date(value: object, name: str) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"{name} must be a datetime.date without a time")
    return value
