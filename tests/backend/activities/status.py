import datetime as dt

from backend.activities.as_at import AsAt, status_as_at
from backend.care_leavers.models import CareLeaver


def status_on(person: CareLeaver, day: dt.date) -> str:
    return status_as_at(person, AsAt.TODAY, on=day).code
