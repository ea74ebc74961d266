"""An EET plan: opened, its aims, and what is done for them by whom and by when."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.placements.promises import colleagues_who_keep
from backend.plans.models import ActionMove, Aim, Plan, PlanAction
from backend.reference.shown_to_them import refuse_care_words


LONGEST_WORDS = 200
LONGEST_REASON = 400
LONGEST_EVIDENCE = 600
FURTHEST_YEARS = 3
IS_OPEN = "They have a plan already, opened on {day}. Change that one, or end it first."
NOT_A_COLLEAGUE = "Choose somebody of the team who may open this young person’s record, or give a name instead."
ONE_OWNER = "Choose a colleague or give a name, not both: one of them does it."


@transaction.atomic
def open_plan(*, care_leaver: CareLeaver, by: User) -> Plan:
    """Raises Refused where one is open already, or the council supports them no longer."""
    CareLeaver.objects.lock(care_leaver.pk)
    before = Plan.objects.filter(care_leaver=care_leaver, ended_at__isnull=True).first()
    if before:
        raise Refused(IS_OPEN.format(day=f"{before.opened_on:%-d %B %Y}"))
    if not CareLeaver.objects.get(pk=care_leaver.pk).is_supported:
        raise Refused("Support has ended, so no plan is opened. Record first that they are supported again.")
    return Plan.objects.create(
        council_id=care_leaver.council_id, care_leaver=care_leaver, opened_on=clock.today(), opened_by=by
    )


@transaction.atomic
def end_plan(*, plan: Plan, because: str, by: User) -> Plan:
    hold_open_plan(plan)
    plan.ended_at, plan.ended_by = clock.now(), by
    plan.ended_because = reason_given(because, "Enter why the plan ends.", field="because")
    plan.save(update_fields=["ended_at", "ended_by", "ended_because"])
    return plan


@transaction.atomic
def set_aim(*, plan: Plan, words: str, why: str = "", by: User) -> Aim:
    """What they want to come to. `why` is kept exactly as they said it."""
    hold_open_plan(plan)
    said = plain_words(words, "Enter what they want to come to.")
    return Aim.objects.create(council_id=plan.council_id, plan=plan, words=said, why=why.strip(), set_by=by)


@transaction.atomic
def change_aim(*, aim: Aim, words: str, why: str, by: User) -> Aim:
    _hold_open_aim(aim)
    aim.words, aim.why = plain_words(words, "Enter what they want to come to."), why.strip()
    aim.save(update_fields=["words", "why"])
    return aim


@transaction.atomic
def reach_aim(*, aim: Aim, on: dt.date, by: User) -> Aim:
    """What was still to be done for it is needed no longer, which follows and is not written."""
    _hold_open_aim(aim)
    _refuse_past(on, aim.plan.opened_on, field="on")
    aim.reached_on = on
    aim.save(update_fields=["reached_on"])
    return aim


@transaction.atomic
def drop_aim(*, aim: Aim, because: str, by: User) -> Aim:
    _hold_open_aim(aim)
    aim.dropped_at, aim.dropped_by = clock.now(), by
    aim.dropped_because = reason_given(because, "Enter why they do not want this any more.", field="because")
    aim.save(update_fields=["dropped_at", "dropped_by", "dropped_because"])
    return aim


@transaction.atomic
def reopen_aim(*, aim: Aim, by: User) -> Aim:
    """Said to be reached or given up by mistake."""
    hold_open_plan(aim.plan)
    lock_row(aim)
    if aim.is_open:
        raise Refused("This aim stands already.")
    aim.reached_on, aim.dropped_at, aim.dropped_by, aim.dropped_because = None, None, None, ""
    aim.save(update_fields=["reached_on", "dropped_at", "dropped_by", "dropped_because"])
    return aim


@transaction.atomic
def set_action(
    *,
    aim: Aim,
    words: str,
    matters: str = "",
    owner: User | None = None,
    owner_name: str = "",
    target_on: dt.date | None = None,
    since: dt.date | None = None,
    by: User,
) -> PlanAction:
    """Who does it and by when may be left open: the plan says so until somebody fills it in.

    `since` is the day on which it was decided, where that is written down later.
    """
    _hold_open_aim(aim)
    refuse_target(target_on, since=since)
    person = aim.plan.care_leaver
    return PlanAction.objects.create(
        council_id=aim.council_id,
        aim=aim,
        words=plain_words(words, "Enter what is done."),
        matters=matters.strip(),
        target_on=target_on,
        set_by=by,
        **owner_of_action(person, owner, owner_name),
    )


@transaction.atomic
def change_action(
    *,
    action: PlanAction,
    words: str,
    matters: str,
    owner: User | None,
    owner_name: str,
    target_on: dt.date | None,
    moved_because: str = "",
    by: User,
) -> PlanAction:
    """Another day is a move, with why; the first day given to what had none is not."""
    held = _hold_open_action(action)
    if target_on != held.target_on:
        _move(held, target_on, moved_because, by)
    named = owner_of_action(held.aim.plan.care_leaver, owner, owner_name, kept=held.owner)
    held.words, held.matters = plain_words(words, "Enter what is done."), matters.strip()
    held.owner, held.owner_name = named["owner"], named["owner_name"]
    held.save(update_fields=["words", "matters", "owner", "owner_name", "target_on"])
    return held


def _move(action: PlanAction, to: dt.date | None, because: str, by: User) -> None:
    if action.target_on is not None:
        if to is None:
            raise Refused("Give the day by which it is done.", field="target_on")
        why = reason_given(because, "Enter why the day moves.", field="moved_because")
        facts = {"from_on": action.target_on, "to_on": to, "because": why, "by": by}
        ActionMove.objects.create(council_id=action.council_id, action=action, **facts)
    refuse_target(to)
    action.target_on = to


@transaction.atomic
def do_action(*, action: PlanAction, on: dt.date, evidence: str, by: User) -> PlanAction:
    held = _hold_open_action(action)
    _refuse_past(on, held.aim.plan.opened_on, field="on")
    held.done_on, held.done_recorded_by = on, by
    held.evidence = reason_given(
        evidence, "Enter what shows that it was done.", field="evidence", most=LONGEST_EVIDENCE
    )
    held.save(update_fields=["done_on", "done_recorded_by", "evidence"])
    return held


@transaction.atomic
def drop_action(*, action: PlanAction, because: str, by: User) -> PlanAction:
    held = _hold_open_action(action)
    held.dropped_at, held.dropped_by = clock.now(), by
    held.dropped_because = reason_given(because, "Enter why it is no longer needed.", field="because")
    held.save(update_fields=["dropped_at", "dropped_by", "dropped_because"])
    return held


@transaction.atomic
def reopen_action(*, action: PlanAction, by: User) -> PlanAction:
    """Said to be done, or not needed, by mistake; what was written stands in the history."""
    _hold_open_aim(action.aim)
    lock_row(action)
    if action.is_open:
        raise Refused("This is still to do.")
    action.done_on, action.done_recorded_by, action.evidence = None, None, ""
    action.dropped_at, action.dropped_by, action.dropped_because = None, None, ""
    action.save(
        update_fields=[
            *("done_on", "done_recorded_by", "evidence", "dropped_at", "dropped_by", "dropped_because"),
        ]
    )
    return action


def hold_open_plan(plan: Plan) -> None:
    lock_row(plan)
    if not plan.is_open:
        raise Refused(f"This plan has ended, {by_whom_on(plan.ended_by_id, plan.ended_at)}. Open a new one to go on.")


def _hold_open_aim(aim: Aim) -> None:
    hold_open_plan(aim.plan)
    lock_row(aim)
    if aim.reached_on:
        raise Refused(f"This aim was reached on {aim.reached_on:%-d %B %Y}. Take that back first.")
    if aim.dropped_at:
        who = by_whom_on(aim.dropped_by_id, aim.dropped_at)
        raise Refused(f"This aim was given up, {who}: “{aim.dropped_because}” Take that back first.")


def _hold_open_action(action: PlanAction) -> PlanAction:
    """As it stands now; refused where somebody was quicker."""
    _hold_open_aim(action.aim)
    lock_row(action)
    if action.done_on:
        who = by_whom_on(action.done_recorded_by_id, None)
        raise Refused(f"This was done on {action.done_on:%-d %B %Y}, recorded {who}: “{action.evidence}”")
    if action.dropped_at:
        who = by_whom_on(action.dropped_by_id, action.dropped_at)
        raise Refused(f"This was said to be no longer needed, {who}: “{action.dropped_because}”")
    return action


def owner_of_action(person: CareLeaver, owner: User | None, name: str, kept: User | None = None) -> dict:
    named = " ".join(name.split())
    if owner and named:
        raise Refused(ONE_OWNER, field="owner_name")
    if owner and owner != kept and owner.pk not in {each.user_id for each in colleagues_who_keep(person)}:
        raise Refused(NOT_A_COLLEAGUE, field="owner")
    return {"owner": owner, "owner_name": named}


def plain_words(words: str, empty: str, *, field: str = "words") -> str:
    """They read it on the print and on their page: in their words, and nothing that tells others of their care."""
    said = " ".join(words.split())
    if not said:
        raise Refused(empty, field=field)
    if len(said) > LONGEST_WORDS:
        raise Refused(f"Say it in at most {LONGEST_WORDS} letters.", field=field)
    refuse_care_words(said, field=field)
    return said


def reason_given(words: str, empty: str, *, field: str, most: int = LONGEST_REASON) -> str:
    said = words.strip()
    if not said:
        raise Refused(empty, field=field)
    if len(said) > most:
        raise Refused(f"Say it in at most {most} letters.", field=field)
    return said


def refuse_target(day: dt.date | None, *, since: dt.date | None = None, field: str = "target_on") -> None:
    if day is None:
        return
    if day < (since or clock.today()):
        first = f"{since:%-d %B %Y}" if since else "today"
        raise Refused(f"This day is past. Give {first} or a later day, or leave it empty.", field=field)
    if day > clock.months_after(clock.today(), 12 * FURTHEST_YEARS):
        raise Refused(f"This is more than {FURTHEST_YEARS} years away. Check the year.", field=field)


def _refuse_past(day: dt.date, opened_on: dt.date, *, field: str) -> None:
    if not opened_on <= day <= clock.today():
        raise Refused(f"Give a day from {opened_on:%-d %B %Y}, when the plan was opened, up to today.", field=field)
