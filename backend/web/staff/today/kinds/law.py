"""Rules of law and money whose day to be read again has gone by."""

from collections.abc import Sequence

from django.urls import reverse

from backend.reference.law_watch import first_due
from backend.web.kit.content import Tag
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency


def _to_read(desk: Desk) -> Sequence[Line]:
    """One line for all: who reads them again opens the list."""
    since = first_due(desk.today)
    if since is None:
        return []
    reason = "A rule is past the day to be read again. Whatever leans on it says so until it is."
    url, status = reverse("law-watch"), Tag("Past its day", "orange")
    return [Line("Law and money", "see that they are read again", url, reason, since, status)]


KINDS = (Kind("law", "Rules of law and money to read again", Urgency.WAITING, viewers.the_head, (Computed(_to_read),)),)
