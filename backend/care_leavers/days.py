"""Days that can be right in a young person's record: a year of 1800 or 1900 is a slip of the keyboard."""

import datetime as dt

from backend.care_leavers.ages import age_on, birthday
from backend.core import clock
from backend.core.errors import Refused


# Not rules of entitlement, which differ: outside these nobody can be somebody this service supports.
YOUNGEST, OLDEST = 10, 30
SUPPORT_BEGINS_AT = 14  # being looked after counts from the 14th birthday on, so nothing is recorded here from before


def require_possible_birth_date(born: dt.date) -> None:
    today = clock.today()
    if born > today:
        raise Refused("The date of birth is in the future. Check the year.", field="birth_date")
    age = age_on(today, born)
    if not YOUNGEST <= age <= OLDEST:
        raise Refused(
            f"By this date of birth they are {age}. Young people here are {YOUNGEST} to {OLDEST}: check the year.",
            field="birth_date",
        )


def require_day_of_support(on: dt.date, born: dt.date, *, what: str, field: str = "on") -> None:
    """Refuse a day before anything can have been recorded about them; `what` begins the sentence: "A contact"."""
    first = birthday(born, SUPPORT_BEGINS_AT)
    if on >= first:
        return
    if on < born:
        raise Refused(f"{what} cannot be dated before they were born. Check the year.", field=field)
    raise Refused(
        f"{what} cannot be dated before {first:%-d %B %Y}, when they turned {SUPPORT_BEGINS_AT}. Check the year.",
        field=field,
    )
