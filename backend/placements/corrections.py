"""Breaks and check-ins put right with a reason; what was written first is kept.

Marks are computed from the days that stand, so that they follow a correction by themselves.
"""

import datetime as dt
from typing import Any, Unpack

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.audit.history import history_context
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, remove
from backend.care_leavers.services import request_reranking
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.placements.check_ins import Heard, fields_heard, move_check_ins
from backend.placements.choices import BreakReason
from backend.placements.models import Break, CheckIn, Placement


BREAK_FIELDS = ("starts_on", "ends_on", "reason")
NOT_DONE: dict[str, Any] = {
    "done_on": None,
    "heard_from": "",
    "going": None,
    "still_there": None,
    "attendance": "",
    "worries": [],
    "support_wanted": [],
    "support_needed": "",
    "note": "",
    "recorded_by_id": None,
    "by_themselves": False,
}


@transaction.atomic
def correct_break(
    *, spell: Break, starts_on: dt.date, ends_on: dt.date | None, reason: BreakReason, why: str, by: User
) -> Break:
    placement = _hold_placement(spell.placement)
    _refuse_break_days(spell, placement, starts_on, ends_on)
    if reason not in BreakReason:
        raise Refused("Choose the reason for the break from the list.", field="reason")
    changes = {"starts_on": starts_on, "ends_on": ends_on, "reason": reason}
    with history_context(because=why):
        correct(spell, placement.care_leaver, CorrectionOf.BREAK, changes, why=why, by=by)
    move_check_ins(placement)
    request_reranking(placement.care_leaver)  # whether a placement has lasted counts in the ranking
    return spell


@transaction.atomic
def remove_break(*, spell: Break, why: str, by: User) -> None:
    """Take away a break that never was: its days count towards the marks again."""
    placement = _hold_placement(spell.placement)
    person = placement.care_leaver
    with history_context(because=why):
        remove(spell, person, CorrectionOf.BREAK, BREAK_FIELDS, why=why, by=by, part_of=placement.public_id)
    move_check_ins(placement)
    request_reranking(placement.care_leaver)


def _hold_placement(placement: Placement) -> Placement:
    lock_row(placement)
    return placement


def _refuse_break_days(spell: Break, placement: Placement, starts_on: dt.date, ends_on: dt.date | None) -> None:
    if starts_on < placement.starts_on:
        raise Refused(
            f"It began on {placement.starts_on:%-d %B %Y}: a break cannot begin before that.", field="starts_on"
        )
    if starts_on > clock.today():
        raise Refused("A break is recorded once it has begun. Give a date up to today.", field="starts_on")
    if ends_on is None:
        _refuse_open_break(placement)
    else:
        _refuse_last_day(placement, starts_on, ends_on)
    others = placement.breaks.exclude(id=spell.id).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    other = (others.filter(starts_on__lte=ends_on) if ends_on else others).first()
    if other:
        until = f"to {other.ends_on:%-d %B %Y}" if other.ends_on else "on, without an end"
        raise Refused(
            f"Another break is recorded from {other.starts_on:%-d %B %Y} {until}. Correct that one first, or give days"
            " outside it.",
            field="starts_on",
        )


def _refuse_open_break(placement: Placement) -> None:
    if placement.ended_on:
        raise Refused(
            f"This ended on {placement.ended_on:%-d %B %Y}, so a break in it has a last day.", field="ends_on"
        )


def _refuse_last_day(placement: Placement, starts_on: dt.date, ends_on: dt.date) -> None:
    if ends_on < starts_on:
        raise Refused("The break cannot end before it began. Check both days.", field="ends_on")
    if ends_on > clock.today():
        raise Refused("A break is ended once its last day has come. Give a date up to today.", field="ends_on")
    if placement.ended_on and ends_on > placement.ended_on:
        raise Refused(f"This ended on {placement.ended_on:%-d %B %Y}: a break cannot last longer.", field="ends_on")


@transaction.atomic
def correct_check_in(*, check_in: CheckIn, why: str, by: User, **heard: Unpack[Heard]) -> CheckIn:
    _require_done(check_in)
    return _correct(check_in, fields_heard(check_in, **heard), why, by)


@transaction.atomic
def take_back_check_in(*, check_in: CheckIn, why: str, by: User) -> CheckIn:
    """It did not take place: it is due again. What was written is kept with why."""
    _require_done(check_in)
    if check_in.support_given_at or check_in.support_since.exists():
        raise Refused("Support was given for what was heard, so this check-in took place. Correct it instead.")
    return _correct(check_in, NOT_DONE, why, by)


def _correct(check_in: CheckIn, changes: dict[str, Any], why: str, by: User) -> CheckIn:
    person = check_in.placement.care_leaver
    with history_context(because=why):
        correct(check_in, person, CorrectionOf.CHECK_IN, changes, why=why, by=by)
    request_reranking(person)
    return check_in


def _require_done(check_in: CheckIn) -> None:
    lock_row(check_in)
    if not check_in.done_on:
        raise Refused("This check-in is not recorded yet, so there is nothing to correct.")
