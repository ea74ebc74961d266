"""When somebody is not told what may hurt without a second thought: in the evening and at night, at weekends, on bank
holidays, and on their birthday. It stops nothing. It says why it asks, and a second press goes on."""

import datetime as dt

from backend.care_leavers.ages import birthday
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.writing import next_allowed
from backend.core import clock
from backend.reference.working_days import is_bank_holiday


EVENING, MORNING = dt.time(17), dt.time(8)
SATURDAY = 5
ONE_HOUR = dt.timedelta(hours=1)
LOOKED_AHEAD = range(24 * 14)  # hours: longer than any row of days without a working day


def why_to_ask_first(care_leaver: CareLeaver, at: dt.datetime) -> tuple[str, ...]:
    """Why this is no good moment to tell them, by the clock on the wall in London; empty where it is one."""
    local = clock.local(at)
    day, time = local.date(), local.time()
    reasons = (
        (time >= EVENING, "It is after 17:00: nobody may be there this evening to talk it over with them."),
        (time < MORNING, "It is before 8:00: nobody may be there yet to talk it over with them."),
        (day.weekday() >= SATURDAY, "It is the weekend: they may be alone with it until Monday."),
        (is_bank_holiday(day), "It is a bank holiday: they may be alone with it today."),
        (_is_birthday(care_leaver, day), "It is their birthday today."),
    )
    return tuple(sentence for holds, sentence in reasons if holds)


def next_good_moment(care_leaver: CareLeaver, moment: dt.datetime) -> dt.datetime:
    """The first full hour from then on that is none of these and lies in their hours. For whoever has none, as they are
    written to in the evening alone, the next that is theirs."""
    hour = moment.replace(minute=0, second=0, microsecond=0) + ONE_HOUR
    hours = (hour + ahead * ONE_HOUR for ahead in LOOKED_AHEAD)
    good = (
        each for each in hours if next_allowed(care_leaver, each) == each and not why_to_ask_first(care_leaver, each)
    )
    return next(good, next_allowed(care_leaver, moment))


def _is_birthday(care_leaver: CareLeaver, day: dt.date) -> bool:
    born = care_leaver.birth_date
    return born is not None and birthday(born, day.year - born.year) == day
