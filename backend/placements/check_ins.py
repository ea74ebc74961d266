import datetime as dt
from collections.abc import Sequence
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.services import request_reranking
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.placements.choices import CheckInFrom, HowItIsGoing
from backend.placements.models import Break, CheckIn, Placement
from backend.placements.programme_days import day_of
from backend.placements.support_choices import Attendance, Worry


DAYS_A_WEEK = 7


def move_check_ins(placement: Placement) -> None:
    """What was heard was due when it was; the others are due after their weeks on programme, as marks count them.

    While a break goes on, those after its first day wait: `CheckInQuerySet.upcoming` leaves them out.
    """
    over = Break.objects.filter(placement=placement, ends_on__isnull=False)
    away = list(over.values_list("starts_on", "ends_on"))
    waiting = list(CheckIn.objects.filter(placement=placement, done_on__isnull=True))
    for check_in in waiting:
        due = day_of(check_in.week * DAYS_A_WEEK + 1, placement.starts_on, away)
        assert due  # no break without an end is among them
        check_in.due_on = due
    CheckIn.objects.bulk_update(waiting, ["due_on"])


class Heard(TypedDict):
    """What a check-in heard, on which day and from whom."""

    on: dt.date
    heard_from: CheckInFrom
    going: HowItIsGoing | None
    still_there: bool
    attendance: NotRequired[str]
    worries: NotRequired[Sequence[str]]
    support_needed: NotRequired[str]
    note: NotRequired[str]


@transaction.atomic
def record_check_in(*, check_in: CheckIn, by: User, **heard: Unpack[Heard]) -> CheckIn:
    """Record what was heard. It moves no mark, whose day follows from the dates; it says by whose word one is known."""
    lock_row(check_in)
    if check_in.done_on:
        raise Refused(f"This check-in was already recorded, for {check_in.done_on:%-d %B %Y}.", field="on")
    for field, value in fields_heard(check_in, **heard).items():
        setattr(check_in, field, value)
    check_in.recorded_by = by
    check_in.save()
    request_reranking(check_in.placement.care_leaver)  # what somebody says decides whether a placement has lasted
    return check_in


def fields_heard(
    check_in: CheckIn,
    *,
    on: dt.date,
    heard_from: CheckInFrom,
    going: HowItIsGoing | None,
    still_there: bool,
    attendance: str = "",
    worries: Sequence[str] = (),
    support_needed: str = "",
    note: str = "",
) -> dict[str, Any]:
    """The fields of the check-in as they say what was heard; refused where it cannot have been heard so."""
    _refuse_facts(check_in, on, heard_from, going)
    refuse_answers(attendance, worries)
    return {
        "done_on": on,
        "heard_from": heard_from,
        "going": going,
        "still_there": still_there,
        "attendance": attendance,
        "worries": list(worries),
        "support_needed": support_needed,
        "note": note,
    }


def _refuse_facts(check_in: CheckIn, on: dt.date, heard_from: str, going: int | None) -> None:
    starts_on = check_in.placement.starts_on
    if on < starts_on:
        raise Refused(f"It began on {starts_on:%-d %B %Y}: a check-in comes after that.", field="on")
    if on > clock.today():
        raise Refused("A check-in is recorded once it has taken place. Give a date up to today.", field="on")
    if heard_from not in CheckInFrom:
        raise Refused("Say who you heard this from.", field="heard_from")
    if going is not None and going not in HowItIsGoing:
        raise Refused("Say how it is going, from very hard to very well.", field="going")


def refuse_answers(attendance: str, worries: Sequence[str]) -> None:
    """What is not on the list, whoever answers."""
    if attendance and attendance not in Attendance:
        raise Refused("Select how often they were there, or leave it.", field="attendance")
    if any(each not in Worry for each in worries):
        raise Refused("Select worries from the list, or leave them.", field="worries")
