"""What has to be checked of the first day that somebody typed, before it is recorded: they say so beside the day."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.ranking.hold_reasons import Pair
from backend.ranking.holds import answer_about_day
from backend.ranking.workplaces import workplace_of_start
from backend.referrals.gate_answers import GateStep
from backend.referrals.models import Referral
from backend.web.kit.fields import PickedDateField
from backend.web.kit.shown import Facts, Shown
from backend.web.staff.referrals.shown_facts import facts_of_hold, shown_of_referral


def with_check(shown: Shown | None) -> dict[str, Any]:
    """For the page of a form with a box for what was checked."""
    return {"shown": shown, "to_check": list(shown.facts) if shown else []}


def day_check(
    request: HttpRequest,
    referral: Referral,
    person: CareLeaver,
    step: GateStep,
    *,
    box: str = "on",
    place: NamedPlace = ANYWHERE,
    stands: dt.date | None = None,
    weekly_hours: Decimal | None = None,
) -> Shown | None:
    """What is to be checked of the day in the named box of a form that was sent; None where nothing is, or no day was
    typed.

    `place` is the one they start at, where it is known, `weekly_hours` those given, and `stands` the day on
    record: nothing is asked of it.
    """
    try:
        on = PickedDateField().clean(request.POST.get(box)) if request.method == "POST" else None
    except ValidationError:
        on = None
    if on is None or on == stands:
        return None

    def facts_of(found: Referral, whose: CareLeaver) -> Facts:
        answer = answer_about_day(found, step, on, place, person=whose, weekly_hours=weekly_hours)
        return facts_of_hold(answer, request.viewer, Pair(whose, found.opportunity, place))

    facts = facts_of(referral, person)
    return shown_of_referral(request.viewer, referral, facts, facts_of) if facts else None


def typed_place(referral: Referral, words: str) -> NamedPlace:
    """The place a start is to be recorded at; the referral's, while none of several is chosen."""
    try:
        return workplace_of_start(referral, words)
    except Refused:
        return NamedPlace.of(referral)
