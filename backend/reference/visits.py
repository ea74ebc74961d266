"""How long nobody may have reached somebody: the weeks that a council set, and never more than the law leaves."""

import datetime as dt
from itertools import islice

from backend.councils.models import Council
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import number_on


DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS_OF_A_WEEK = 7


def months_between_visits(day: dt.date) -> int:
    """The most, as the regulations in force on a day have them."""
    return int(number_on(day, StatutoryLimit.PERSONAL_ADVISER_MOST_MONTHS_BETWEEN_VISITS))


def most_weeks_between_visits(day: dt.date) -> int:
    """Whole weeks that fit into so many months, whichever they are: 8 into two, since 31 and 28 days are 59."""
    months = months_between_visits(day)
    of_each_start = (sum(islice(_months_from(first), months)) for first in range(len(DAYS_OF_MONTHS)))
    return min(of_each_start) // DAYS_OF_A_WEEK


def silence_weeks_on(council: Council, day: dt.date) -> int:
    """After how many weeks somebody counts as not reached. A council may be sooner than the law, and never later."""
    return min(council.silence_weeks, most_weeks_between_visits(day))


def _months_from(first: int):
    while True:
        yield DAYS_OF_MONTHS[first % len(DAYS_OF_MONTHS)]
        first += 1
