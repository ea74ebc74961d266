"""How long the post takes: when a letter is handed over, by when it has arrived, and whether that is in time.

Letters are handed over once a working day, before the hour at which GOV.UK Notify prints those of the day (17:30).
Earlier would gain nothing, and until then a letter can be taken back.
"""

import datetime as dt

from backend.core import clock
from backend.councils.models import Council
from backend.reference.working_days import LONDON, add_working_days, is_working_day, next_working_day


HANDED_OVER_AT, PRINTED_UNTIL = dt.time(17), dt.time(17, 30)
ONE_DAY = dt.timedelta(days=1)


def next_post(moment: dt.datetime) -> dt.datetime:
    """When a letter of that moment is handed over, on a clock in London."""
    local = clock.local(moment)
    is_in_time = is_working_day(local.date()) and local.time() < HANDED_OVER_AT
    return _post_of(local.date() if is_in_time else next_working_day(local.date()))


def has_arrived_by(council: Council, moment: dt.datetime) -> dt.date:
    """The day by which a letter that was written, or handed over, at that moment has come, by what the council says of
    its post."""
    local = clock.local(moment)
    goes_at_once = is_working_day(local.date()) and HANDED_OVER_AT <= local.time() < PRINTED_UNTIL
    went_on = local.date() if goes_at_once else clock.day_of(next_post(moment))
    return add_working_days(went_on, council.letter_days)


def last_post_before(council: Council, day: dt.date) -> dt.datetime:
    """The last time at which one can be handed over that is there before a day."""
    last = day - ONE_DAY
    while not is_working_day(last) or add_working_days(last, council.letter_days) >= day:
        last -= ONE_DAY
    return _post_of(last)


def _post_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, HANDED_OVER_AT, LONDON)
