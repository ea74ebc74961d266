"""From the first day of a placement to its last, with what is heard in between."""

import datetime as dt
from decimal import Decimal
from typing import Unpack

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import ActivityCode, Source
from backend.activities.codes import code_for
from backend.activities.models import ActivitySpell
from backend.activities.services import end_activity, reopen_activity, start_activity
from backend.audit.history import history_context
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import request_reranking
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.core.spells import DayRefusals, require_day_in_spell
from backend.opportunities.named_places import ANYWHERE, NamedPlace, require_place
from backend.placements.breaks import begin_break, close_open_break, end_break, reopen_breaks
from backend.placements.check_ins import record_check_in
from backend.placements.choices import EndReason
from backend.placements.end_words import (
    END_FIELDS,
    Word,
    refuse_word,
    wait_no_longer,
    wait_until_then,
    write_word,
)
from backend.placements.models import CheckIn, Placement
from backend.placements.own_activities import opened_by
from backend.placements.promise_moves import move_promises
from backend.placements.work_trials import refuse_start_within_trial
from backend.referrals.details import take_back_details
from backend.referrals.gate_answers import GateAnswer
from backend.referrals.models import Referral
from backend.referrals.services import record_start


__all__ = ["begin_break", "end", "end_break", "record_check_in", "start_from", "undo_end"]

ONE_DAY = dt.timedelta(days=1)
FOLLOWS = {EndReason.PREGNANCY: ActivityCode.G6, EndReason.CHILDCARE: ActivityCode.G6}
PLACEMENT_ENDS = DayRefusals(
    already_ended="This has already ended, on {}.",
    too_early="It began on {} and cannot end before that.",
    to_come="An end is recorded once the last day has come. Give a date up to today.",
)


@transaction.atomic
def start_from(
    *,
    referral: Referral,
    on: dt.date,
    weekly_hours: Decimal | None = None,
    planned_end: dt.date | None = None,
    place: NamedPlace = ANYWHERE,
    gate: GateAnswer | None,
    by: User | None,
) -> Placement:
    """Record the first day of what a referral led to. Hours and planned end come from the opportunity if not given.

    `place` is the one they work at, from `ranking.workplaces.workplace_of_start`; `gate` is what
    `ranking.gate.answer_for` says of a start on that day.
    """
    refuse_start_within_trial(referral, on)
    record_start(referral=referral, on=on, gate=gate, by=by)
    opportunity = referral.opportunity
    weekly_hours = opportunity.weekly_hours if weekly_hours is None else weekly_hours
    planned_end = _planned_end(planned_end or opportunity.planned_end, on)
    require_place(opportunity, place, named=NamedPlace.of(referral))
    code = code_for(opportunity.type, weekly_hours, on=on)
    placement = Placement.objects.create(
        council_id=referral.council_id,
        care_leaver=referral.care_leaver,
        opportunity=opportunity,
        referral=referral,
        activity_code=code,
        activity_spell=_activity_from(referral, code, weekly_hours, on, by),
        weekly_hours=weekly_hours,
        starts_on=on,
        planned_end=planned_end,
        workplace=place.words,
        site_id=place.site_id,
    )
    _plan_check_ins(placement)
    move_promises(referral=referral, first_day=on, by=by)
    return placement


def _planned_end(day: dt.date | None, on: dt.date) -> dt.date | None:
    if day and day < on:
        raise Refused("The planned end lies before the first day. Check both dates.", field="planned_end")
    return day


def is_beside(care_leaver: CareLeaver, weekly_hours: Decimal | None) -> bool:
    """Whether another one goes on for more hours a week, as a course beside a job: that stays what they mainly do, and
    this one has marks of its own."""
    running = care_leaver.placements.current().filter(activity_spell__ends_on__isnull=True)
    return weekly_hours is not None and running.filter(weekly_hours__gt=weekly_hours).exists()


def _activity_from(
    referral: Referral, code: ActivityCode, weekly_hours: Decimal | None, on: dt.date, by: User | None
) -> ActivitySpell | None:
    """The spell this start opens, or the one the case system already holds for it; none beside what is the main one."""
    care_leaver = referral.care_leaver
    if is_beside(care_leaver, weekly_hours):
        return None
    known = care_leaver.activity_spells.open().on(on).filter(code=code, source=Source.CASE_SYSTEM).first()
    return known or start_activity(care_leaver=care_leaver, code=code, on=on, source=Source.PLACEMENT, by=by)


def _plan_check_ins(placement: Placement) -> None:
    CheckIn.objects.bulk_create(
        CheckIn(
            council_id=placement.council_id,
            placement=placement,
            week=week,
            due_on=placement.starts_on + dt.timedelta(weeks=week),
        )
        for week in placement.council.weeks_of_check_ins
    )


@transaction.atomic
def end(
    *,
    placement: Placement,
    on: dt.date,
    reason: EndReason,
    note: str = "",
    then: ActivityCode = ActivityCode.NOT_KNOWN,
    by: User | None,
    **word: Unpack[Word],
) -> Placement:
    """Record the last day, why and who says so; the young person is back in matching the same day, or "not now" until
    a day that they chose. `then` is what they do next.

    Where that is not known, pregnancy or childcare as the reason says it (G6), unless another placement goes on.
    """
    _hold(placement)
    _refuse_end(placement, on, reason)
    refuse_word(word)
    close_open_break(placement=placement, on=on)
    placement.ended_on, placement.end_reason, placement.end_note = on, reason, note
    write_word(placement, word)
    placement.save(update_fields=END_FIELDS)
    take_back_details(referral=placement.referral, by=by)
    _follow_with(placement, on, then, by)
    wait_until_then(placement, word, by=by)
    request_reranking(placement.care_leaver)
    return placement


def _hold(placement: Placement) -> None:
    lock_row(placement)


def _refuse_end(placement: Placement, on: dt.date, reason: str) -> None:
    require_day_in_spell(on, PLACEMENT_ENDS, starts_on=placement.starts_on, ends_on=placement.ended_on)
    if reason not in EndReason:
        raise Refused("Choose why it ended from the list.", field="reason")


def _follow_with(placement: Placement, on: dt.date, then: ActivityCode, by: User | None) -> None:
    """End the activity of this placement; another placement that goes on is then the main activity."""
    spell = placement.activity_spell
    if spell is None or spell.ends_on:
        return
    end_activity(spell=spell, on=on, by=by)
    other = placement.care_leaver.placements.current().latest_first().first()
    code = then
    if then == ActivityCode.NOT_KNOWN:
        code = other.activity_code if other else FOLLOWS.get(EndReason(placement.end_reason), then)
    follows = start_activity(
        care_leaver=placement.care_leaver, code=code, on=on + ONE_DAY, source=Source.PLACEMENT, by=by
    )
    if other and other.activity_code == code:
        other.activity_spell = follows
        other.save(update_fields=["activity_spell"])


@transaction.atomic
def undo_end(*, placement: Placement, reason: str, by: User) -> Placement:
    """Take back an end that was recorded wrongly. The reason is kept in the history beside the change."""
    _hold(placement)
    if not placement.ended_on:
        raise Refused("This placement has not ended, so there is nothing to take back.")
    if not reason.strip():
        raise Refused("Say why the end is taken back.", field="reason")
    spell = placement.activity_spell
    with history_context(undone_because=reason):
        if spell and spell.ends_on == placement.ended_on:
            _hand_back(placement, from_day=spell.ends_on + ONE_DAY)
            reopen_activity(spell=spell, by=by)
        reopen_breaks(placement=placement)
        wait_no_longer(placement, by=by)
        placement.ended_on, placement.end_reason, placement.end_note = None, "", ""
        write_word(placement, {})
        placement.save(update_fields=END_FIELDS)
    request_reranking(placement.care_leaver)
    return placement


def _hand_back(placement: Placement, *, from_day: dt.date) -> None:
    """Another placement that the end had made the main activity goes by its own again."""
    follows = placement.care_leaver.activity_spells.filter(source=Source.PLACEMENT, starts_on=from_day)
    others = placement.care_leaver.placements.exclude(pk=placement.pk).exclude(starts_on=from_day)
    for other in others.filter(activity_spell__in=follows):
        other.activity_spell = opened_by(other)
        other.save(update_fields=["activity_spell"])
