"""Promises move with the first day and with the first pay day, once these are known or are others."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.choices import ABOUT_PAY, PromiseKind
from backend.placements.models import Promise
from backend.placements.promise_days import due_day, words_for
from backend.placements.promises import OVER, refuse_day, refuse_planned_first_day, write_kept
from backend.reference.working_days import add_working_days
from backend.referrals.choices import HOLDS_A_PLACE, ReferralState
from backend.referrals.models import Referral
from backend.referrals.starts import plan_first_day
from backend.referrals.transitions import REFERRAL_LIFE


PAY_READ_AFTER = 2  # working days from the pay day to the look at the payslip


@transaction.atomic
def set_first_day(*, referral: Referral, first_day: dt.date, by: User) -> None:
    """The first day is known, or another one. Of what has started it is the day of the start."""
    REFERRAL_LIFE.hold(referral)
    if referral.state == ReferralState.STARTED:
        raise Refused("The start is recorded. Correct its first day there.", field="first_day")
    if referral.state not in HOLDS_A_PLACE:
        raise Refused(OVER.format(accepted=ReferralState.ACCEPTED.label))
    if not referral.promises.exists():
        raise Refused("Nothing is promised yet. Plan the first fortnight, with its first day.", field="first_day")
    refuse_planned_first_day(referral, first_day)
    plan_first_day(referral=referral, first_day=first_day)
    move_promises(referral=referral, first_day=first_day, by=by)


def move_promises(*, referral: Referral, first_day: dt.date, by: User | None) -> None:
    """Whatever is open and goes by the first day goes by this one; that it is known now keeps the promise to ask.

    What is late by the same first day stays late, and a call that was made stays made.
    """
    rows = Promise.objects.filter(referral=referral, kept_at__isnull=True, dropped_at__isnull=True).with_standing()
    for each in rows.select_for_update(of=("self",)).order_by("id"):
        if each.is_kept:
            continue
        if each.kind == PromiseKind.FIRST_DAY and by:
            write_kept(each, f"The first day is {first_day:%-d %B %Y}.", by)
        elif each.days_after_first is not None and each.first_day != first_day:
            each.first_day = first_day
            each.due_on = due_day(first_day, each.days_after_first, today=clock.today())
            each.words = words_for(each.kind, each.words, first_day, each.due_on)
            each.save(update_fields=["first_day", "due_on", "words"])


@transaction.atomic
def set_pay_day(*, referral: Referral, pay_day: dt.date, by: User) -> None:
    """They said when they are paid first: the call is for that day, and their payslip is looked at just after it."""
    REFERRAL_LIFE.hold(referral)
    refuse_day(pay_day, field="pay_day")
    days = {PromiseKind.PAY_CALL: pay_day, PromiseKind.PAY: add_working_days(pay_day, PAY_READ_AFTER)}
    rows = Promise.objects.filter(referral=referral, kind__in=ABOUT_PAY).waiting()
    about_pay = list(rows.select_for_update(of=("self",)).order_by("id"))
    if not about_pay:
        raise Refused("Nothing that is still to be done goes by their pay day.", field="pay_day")
    for each in about_pay:
        if each.kind == PromiseKind.PAY_DAY:
            write_kept(each, f"The first pay day is {pay_day:%-d %B %Y}.", by)
        else:
            each.due_on, each.days_after_first, each.first_day = days[PromiseKind(each.kind)], None, None
            each.save(update_fields=["due_on", "days_after_first", "first_day"])
