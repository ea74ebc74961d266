"""How long the council's care leavers have lasted with an employer, where that is decided."""

import datetime as dt
from collections import Counter
from collections.abc import Collection

from backend.placements.choices import NEVER_COUNTS_AS_LEFT, EndReason
from backend.placements.marks import has_lasted
from backend.placements.models import Placement


# An end of the employer's own doing says nothing about the person, but much about the employer.
SAYS_NOTHING = NEVER_COUNTS_AS_LEFT - {EndReason.REDUNDANCY, EndReason.EMPLOYER_FAULT}


def employer_records(employer_ids: Collection[int], on: dt.date) -> dict[int, tuple[int, int]]:
    """By employer: starts of which it is decided whether they lasted 26 weeks, and how many of them did.

    Breaks are no days on programme. Who has begun within the last 26 weeks, or left for a reason that says nothing
    about the employer, is not decided; an employer of whose starts none is decided is not in the answer, and one with
    no start at all is in it with (0, 0).
    """
    begun, decided, lasted = Counter[int](), Counter[int](), Counter[int]()
    started = Placement.objects.filter(opportunity__employer__in=employer_ids, starts_on__lte=on)
    for placement in started.select_related("opportunity").prefetch_related("breaks").order_by("id"):
        employer, outcome = placement.opportunity.employer_id, _lasted(placement, on)
        begun[employer] += 1
        decided[employer] += outcome is not None
        lasted[employer] += outcome is True
    return {each: (decided[each], lasted[each]) for each in employer_ids if decided[each] or not begun[each]}


def _lasted(placement: Placement, on: dt.date) -> bool | None:
    if has_lasted(placement, on):
        return True
    return False if placement.has_ended_by(on) and placement.end_reason not in SAYS_NOTHING else None
