"""Rules of law and money whose day to be read again has gone by."""

from collections.abc import Sequence

from django.urls import reverse

from backend.reference.law_watch import first_due
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import due


def _to_read(desk: Desk) -> Sequence[Line]:
    """One line for all: who reads them again opens the list."""
    day = first_due(desk.today)
    if day is None:
        return []
    what = "A rule is past the day to be read again. Whatever leans on it says so until it is"
    url = reverse("law-watch")
    return [Line("Law and money", url, what, Act("See which", url), day, due(desk.today, day))]


KINDS = (
    Kind(
        "law",
        "rule of law and money to read again,rules of law and money to read again",
        Urgency.TURN,
        viewers.the_head,
        (Computed(_to_read),),
    ),
)
