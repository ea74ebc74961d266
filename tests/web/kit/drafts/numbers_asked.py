"""Forms of numbers and choices that are long: a sum of what they would really have, and a trial of extra calls."""

import datetime as dt

from backend.core import clock
from backend.councils.choices import Role
from tests.web.kit.drafts.long_form import LongForm


REALLY_HAVE = {"hourly": "8", "home": "no_rent", "travel": "0", "children": "0", "lives_with_partner": "False"}


def monday(weeks: int) -> str:
    """So many weeks after the one to come."""
    today = clock.today()
    return f"{today + dt.timedelta(days=7 - today.weekday(), weeks=weeks):%d/%m/%Y}"


TRIAL = {"calls_a_week": "2", "most": "40", "share": "30", "weeks_followed": "8"}
TRIAL |= {"begins_on": lambda rows: monday(0), "last_week": lambda rows: monday(20)}
REALLY_HAVE |= {"first_day": lambda rows: monday(1)}
NUMBERS_ASKED = {
    LongForm("person-really-have", Role.EET_ADVISER, "hours", REALLY_HAVE): "30",
    LongForm("head-call-trial", Role.HEAD, "most", TRIAL): "44",
}
