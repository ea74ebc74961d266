"""The span of which referrals and starts are counted, here and for a committee: the last years, to today."""

import datetime as dt

from backend.care_leavers.ages import born_by


LONGEST = 3


def first_of_last_years(last: dt.date, years: int = LONGEST) -> dt.date:
    """The day after the same day so many years before."""
    return born_by(last, years) + dt.timedelta(days=1)
