"""How long the council's care leavers have lasted with an employer, where that is decided."""

import datetime as dt
from collections import Counter
from collections.abc import Collection

from django.db.models import Q

from backend.placements.choices import LEFT_BY_THE_EMPLOYER, NEVER_COUNTS_AS_LEFT, EndReason, MarkState
from backend.placements.marks import has_lasted, lasting
from backend.placements.models import EmployerChange, Placement


# An end of the employer's own doing says nothing about the person, but much about the employer.
SAYS_NOTHING = NEVER_COUNTS_AS_LEFT - {EndReason.REDUNDANCY, EndReason.EMPLOYER_FAULT}


def employer_records(employer_ids: Collection[int], on: dt.date) -> dict[int, tuple[int, int]]:
    """By employer: starts of which it is decided whether they lasted 26 weeks, and how many of them did.

    Breaks are no days on programme, and what nobody has said decides nothing (`marks`). Who has begun within the last
    26 weeks, or left for a reason that says nothing about the employer, is not decided; an employer of whose starts
    none is decided is not in the answer, nor one of whose starts more are silent than decided, as an end is told of and
    a stay is not; one with no start at all is in it with (0, 0). A start is the first
    employer's, whoever the apprentice goes on with.
    """
    begun, decided, lasted, silent = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    placements = Placement.objects.filter(_began_with(employer_ids), starts_on__lte=on)
    details = placements.with_what_is_known().prefetch_related("employer_changes__from_referral__opportunity")
    for placement in details.select_related("referral__opportunity").order_by("id"):
        employer, outcome = placement.first_referral.opportunity.employer_id, _lasted_with_the_first(placement, on)
        begun[employer] += 1
        decided[employer] += outcome is not None
        lasted[employer] += outcome is True
        silent[employer] += outcome is None and _is_silent(placement, on)
    told = {each for each in employer_ids if decided[each] and silent[each] <= decided[each]}
    return {each: (decided[each], lasted[each]) for each in employer_ids if each in told or not begun[each]}


def _is_silent(placement: Placement, on: dt.date) -> bool:
    """Half a year has gone by, and nobody has said since whether they are still there."""
    stood = lasting(placement, on)
    return stood.state == MarkState.NOT_KNOWN and stood.due_on is not None and stood.due_on <= on


def _began_with(employer_ids: Collection[int]) -> Q:
    """With one of these now, or before a change of employer."""
    before = EmployerChange.objects.filter(from_referral__opportunity__employer__in=employer_ids)
    return Q(referral__opportunity__employer__in=employer_ids) | Q(id__in=before.values("placement"))


def _lasted_with_the_first(placement: Placement, on: dt.date) -> bool | None:
    change = next((each for each in placement.employer_changes.all() if each.on <= on), None)
    if change is None:
        return _lasted(placement, on)
    stood = lasting(placement, on)
    if stood.state == MarkState.REACHED and stood.due_on and stood.due_on < change.on:
        return True
    return False if change.reason in LEFT_BY_THE_EMPLOYER else None


def _lasted(placement: Placement, on: dt.date) -> bool | None:
    if has_lasted(placement, on):
        return True
    return False if placement.has_ended_by(on) and placement.end_reason not in SAYS_NOTHING else None
