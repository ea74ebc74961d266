"""A wrong first day put right with a reason; whatever follows from it follows, and what was written first is kept."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import ActivityCode
from backend.activities.codes import code_for
from backend.activities.starts import move_start
from backend.audit.history import history_context
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, hold
from backend.care_leavers.services import request_reranking
from backend.core.errors import Refused
from backend.opportunities.named_places import NamedPlace
from backend.placements.check_ins import move_check_ins
from backend.placements.models import Placement
from backend.placements.own_activities import activities_of
from backend.placements.promise_moves import move_promises
from backend.placements.work_trials import refuse_start_within_trial
from backend.referrals.gate_answers import GateAnswer
from backend.referrals.services import correct_start, refuse_first_day


@transaction.atomic
def correct_first_day(*, placement: Placement, on: dt.date, gate: GateAnswer | None, why: str, by: User) -> Placement:
    """Marks and figures are computed from the day; check-ins to come, activity and referral are moved with it.

    `gate` is what `ranking.gate.may_go_on` says of the corrected day.
    """
    hold(placement)
    was = placement.starts_on
    if on == was:
        return placement
    referral = placement.first_referral
    refuse_first_day(referral, on)
    refuse_start_within_trial(referral, on)
    _refuse_after_what_happened(placement, on)
    correct_start(referral=referral, on=on, gate=gate, by=by)
    code = _code_on(placement, on)
    for spell in activities_of(placement):
        own = code if spell == placement.activity_spell else ActivityCode(spell.code)
        move_start(spell=spell, was=was, on=on, code=own, why=why, by=by)
    changes = {"starts_on": on, "activity_code": code}
    with history_context(because=why):
        correct(placement, placement.care_leaver, CorrectionOf.PLACEMENT, changes, why=why, by=by)
    placement.terms.filter(since=was).update(since=on)  # agreed from the first day on
    move_check_ins(placement)
    move_promises(referral=referral, first_day=on, by=by)
    request_reranking(placement.care_leaver)
    return placement


def first_place(placement: Placement) -> NamedPlace:
    """The one they began at; with an employer before a change, the one that the referral there named, if any."""
    first = placement.first_referral
    return NamedPlace.of(placement if first == placement.referral else first)


def first_hours(placement: Placement) -> Decimal | None:
    """Hours a week they began with; None where a change of employer put others in their place."""
    return placement.weekly_hours if placement.first_referral == placement.referral else None


def _refuse_after_what_happened(placement: Placement, on: dt.date) -> None:
    """Name everything that lies before the day, since each has to be put right by itself."""
    before = sorted((day, what) for day, what in _happened(placement) if day < on)
    if not before:
        return
    first, each = before[0][0], "; ".join(f"{what} on {day:%-d %B %Y}" for day, what in before)
    raise Refused(
        f"Recorded before that day: {each}. Correct what is wrong there first, or give a day up to {first:%-d %B %Y}.",
        field="on",
    )


def _happened(placement: Placement) -> Iterator[tuple[dt.date, str]]:
    for check_in in placement.check_ins.filter(done_on__isnull=False):
        assert check_in.done_on
        yield check_in.done_on, f"the check-in of week {check_in.week}"
    for spell in placement.breaks.all():
        yield spell.starts_on, "a break began"
    for change in placement.employer_changes.all():
        yield change.on, "the employer changed"
    if placement.ended_on:
        yield placement.ended_on, "it ended"
    for term in placement.terms.filter(since__gt=placement.starts_on):
        yield term.since, f"{term.get_kind_display().lower()} agreed"
    if placement.planned_end:
        yield placement.planned_end, "its planned last day"


def _code_on(placement: Placement, on: dt.date) -> ActivityCode:
    """By the rule of the new day, where the code is the one that the rule of the old day gives."""
    facts = placement.opportunity.type, placement.weekly_hours
    standing = ActivityCode(placement.activity_code)
    return code_for(*facts, on=on) if code_for(*facts, on=placement.starts_on) == standing else standing
