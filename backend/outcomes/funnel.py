"""From match to a placement that lasts, counted in young people."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value

from backend.core import clock
from backend.councils.models import Council
from backend.outcomes.stays import Stays
from backend.placements.choices import MarkState
from backend.placements.marks import marks_of
from backend.referrals.choices import ReferralState
from backend.referrals.models import ReferralEvent
from backend.referrals.transitions import standing_states
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision, Match


LASTED = "week 13"


@dataclass(frozen=True)
class FunnelStep:
    name: str
    label: str
    meaning: str
    people: int


LABELS = {
    "matched": ("Matched", "with at least one match in the ranking as it stands today"),
    "shortlisted": ("Shortlisted", "for whom an opportunity was shortlisted in the period"),
    "referred": ("Referred", "referred in the period"),
    "interviewed": ("Interview arranged", "of those, invited to an interview since"),
    "offered": ("Offered", "of those, offered a place since"),
    "started": ("Started", "of those, who have started since"),
    "lasted_13_weeks": ("13 weeks", "of those, known to have 13 weeks on programme, breaks not counted"),
    "not_known_13_weeks": ("13 weeks not known", "of those, of whom nobody has said since that they are still there"),
}


def funnel(council: Council, first: dt.date, last: dt.date, stays: Stays | None = None) -> list[FunnelStep]:
    """How far the young people referred in a period have come by today.

    A person counts once in a step however many opportunities it is about. Steps may be skipped (an offer without an
    interview), so a later count can exceed an earlier one. A step that was taken back does not count, nor a referral
    by which an apprentice went on with another employer: it leads to no start.
    """
    read = stays or Stays(council, first, last)
    referrals = read.referrals
    came_to, stood = _people_by_state(referrals), _people_by_mark(read)
    shortlisted = (
        Decision.objects.for_council(council.id)
        .standing()
        .filter(kind=DecisionKind.SHORTLIST, created_at__date__range=(first, last))
    )
    people = {
        **_people_of(matched=Match.objects.for_council(council.id), shortlisted=shortlisted, referred=referrals),
        "interviewed": len(came_to[ReferralState.INTERVIEW]),
        "offered": len(came_to[ReferralState.OFFERED]),
        "started": len(came_to[ReferralState.STARTED]),
        "lasted_13_weeks": len(stood[MarkState.REACHED]),
        "not_known_13_weeks": len(stood[MarkState.NOT_KNOWN] - stood[MarkState.REACHED]),
    }
    return [FunnelStep(name, *LABELS[name], people=people[name]) for name in LABELS]


def _people_of(**steps: QuerySet) -> dict[str, int]:
    """How many people the rows of each step are about, in one query."""
    counts = [
        rows.order_by().annotate(of=Value(step)).values("of").annotate(people=Count("care_leaver_id", distinct=True))
        for step, rows in steps.items()
    ]
    first, *others = (each.values_list("of", "people") for each in counts)
    return dict.fromkeys(steps, 0) | dict(first.union(*others, all=True))


def _people_by_state(referrals: QuerySet) -> dict[str, set[int]]:
    events = (
        ReferralEvent.objects.filter(referral__in=referrals)
        .order_by("referral_id", "id")
        .values_list("referral_id", "referral__care_leaver_id", "step", "to_state")
    )
    steps_of: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for referral, person, step, state in events:
        steps_of[referral, person].append((step, state))
    people: dict[str, set[int]] = defaultdict(set)
    for (_, person), steps in steps_of.items():
        for state in standing_states(steps):
            people[state].add(person)
    return people


def _people_by_mark(stays: Stays) -> dict[MarkState, set[int]]:
    """As `placements.marks` has the mark of 13 weeks."""
    rules = [rule for rule in stays.rules if rule.mark == LASTED]
    people: dict[MarkState, set[int]] = defaultdict(set)
    for placement in stays.led_to:
        for mark in marks_of(placement, clock.today(), rules):
            people[mark.state].add(placement.care_leaver_id)
    return people
