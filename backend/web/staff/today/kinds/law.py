"""Rules of law and money whose day to be read again has gone by."""

from collections.abc import Sequence

from django.urls import reverse

from backend.reference.law_watch import watched_rules
from backend.reference.provenance import is_due
from backend.web.kit.content import Tag
from backend.web.kit.formats import plural
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency


def _to_read(desk: Desk) -> Sequence[Line]:
    """One line for all: who reads them again opens the list."""
    due = [rule for rule in watched_rules(desk.today) if is_due(rule, desk.today)]
    if not due:
        return []
    count = plural(len(due), "rule,rules")
    reason = f"{count} past the day to be read again. Whatever leans on them says so until they are."
    url, since = reverse("law-watch"), due[0].check_by
    return [Line("Law and money", "see that they are read again", url, reason, since, Tag(count, "orange"))]


KINDS = (Kind("law", "Rules of law and money to read again", Urgency.WAITING, viewers.the_head, (Computed(_to_read),)),)
