"""Days away that do not count towards a mark."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.audit.history import last_changed_by
from backend.care_leavers.corrections import hold
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.core.spells import DayRefusals, require_day_in_spell
from backend.placements.check_ins import move_check_ins
from backend.placements.choices import BreakReason
from backend.placements.models import Break, Placement


BREAK_BEGINS = DayRefusals(
    already_ended="This ended on {}, so no break can begin in it.",
    too_early="It began on {}: a break comes after that.",
    to_come="A break is recorded once it has begun. Give a date up to today.",
)
BREAK_ENDS = DayRefusals(
    already_ended="This break has already ended, on {}.",
    too_early="The break began on {} and cannot end before that.",
    to_come="A break is ended once its last day has come. Give a date up to today.",
)


@transaction.atomic
def begin_break(*, placement: Placement, on: dt.date, reason: BreakReason, by: User | None) -> Break:
    """Record the first day away."""
    lock_row(placement)
    _refuse_break(placement, on, reason)
    return Break.objects.create(council_id=placement.council_id, placement=placement, starts_on=on, reason=reason)


def _refuse_break(placement: Placement, on: dt.date, reason: str) -> None:
    require_day_in_spell(on, BREAK_BEGINS, starts_on=placement.starts_on, ends_on=placement.ended_on)
    if reason not in BreakReason:
        raise Refused("Choose the reason for the break from the list.", field="reason")
    other = placement.breaks.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on) | Q(starts_on__gte=on)).first()
    if other:
        by = by_whom_on(last_changed_by(other), None)
        until = f"to {other.ends_on:%-d %B %Y}" if other.ends_on else "on, without an end"
        raise Refused(
            f"A break is already recorded from {other.starts_on:%-d %B %Y} {until}, {by}."
            " End it, or give a later date.",
            field="on",
        )


@transaction.atomic
def end_break(*, spell: Break, on: dt.date, by: User | None) -> Break:
    """Record the last day away."""
    Placement.objects.select_for_update().only("id").get(pk=spell.placement_id)  # check-ins to come move with it
    hold(spell)
    require_day_in_spell(on, BREAK_ENDS, starts_on=spell.starts_on, ends_on=spell.ends_on)
    return _end_on(spell, on)


def close_open_break(*, placement: Placement, on: dt.date) -> None:
    """End what is still open on the placement's last day."""
    later = placement.breaks.filter(Q(starts_on__gt=on) | Q(ends_on__gt=on)).first()
    if later:
        raise Refused(
            f"A break is recorded that runs past that day (from {later.starts_on:%-d %B %Y}). Give a later last day.",
            field="on",
        )
    for spell in placement.breaks.filter(ends_on__isnull=True):
        _end_on(spell, on, closed_by_end=True)


def reopen_breaks(*, placement: Placement) -> None:
    """A break that only the placement's end had closed goes on again, now that the end is taken back."""
    closed = placement.breaks.filter(closed_by_end=True, ends_on=placement.ended_on)
    closed.update(ends_on=None, closed_by_end=False)
    move_check_ins(placement)


def _end_on(spell: Break, day: dt.date, *, closed_by_end: bool = False) -> Break:
    spell.ends_on, spell.closed_by_end = day, closed_by_end
    spell.save(update_fields=["ends_on", "closed_by_end"])
    move_check_ins(spell.placement)
    return spell
