"""A work trial that may become the apprenticeship or the job: one place, taken once, and its days apart.

The paid start comes after its last day, and marks count from there. It has no end to record: it became what it was for,
or the referral says that they did not start. Taking the start back leaves the trial as it was.
"""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.audit.history import history_context
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, hold, remove
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.models import Placement, WorkTrial
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import number_on
from backend.referrals.choices import ReferralState
from backend.referrals.gate_answers import GateAnswer
from backend.referrals.models import Referral


FIELDS = ("starts_on", "ends_on", "is_paid")
LONGEST = 84  # days: what lasts longer is no trial any more
FURTHEST = 6  # months


@transaction.atomic
def record_trial(
    *, referral: Referral, starts_on: dt.date, ends_on: dt.date, is_paid: bool, gate: GateAnswer | None, by: User
) -> WorkTrial:
    """Before the start, of an offer that they accepted. `gate` is what `ranking.gate.answer_for` says of a start on its
    first day: whoever may not start there may not try it either."""
    hold(referral)
    if referral.state != ReferralState.ACCEPTED:
        raise Refused("A work trial is recorded of an offer that they accepted, before they start.")
    if WorkTrial.objects.filter(referral=referral).exists():
        raise Refused("A work trial is recorded already. Correct that one.")
    if gate:
        gate.require_go_on()
    refuse_days(starts_on, ends_on, is_paid)
    days = {"starts_on": starts_on, "ends_on": ends_on, "is_paid": is_paid}
    return WorkTrial.objects.create(council_id=referral.council_id, referral=referral, recorded_by=by, **days)


def refuse_days(first: dt.date, last: dt.date, is_paid: bool) -> None:
    if last < first:
        raise Refused("The last day of the trial lies before its first. Check both days.", field="ends_on")
    if first > clock.months_after(clock.today(), FURTHEST):
        raise Refused(f"This is more than {FURTHEST} months away. Check the day.", field="starts_on")
    days, most = (last - first).days + 1, int(number_on(first, StatutoryLimit.UNPAID_SHADOWING_MOST_DAYS))
    if not is_paid and days > most:
        raise Refused(
            f"These are {days} days without pay, and {most} are the most. Agree fewer days, or pay at least the legal"
            " minimum.",
            field="ends_on",
        )
    if days > LONGEST:
        raise Refused(f"These are {days} days. A trial is agreed for {LONGEST} at most: record the start.", "ends_on")


@transaction.atomic
def correct_trial(
    *, trial: WorkTrial, starts_on: dt.date, ends_on: dt.date, is_paid: bool, why: str, by: User
) -> WorkTrial:
    refuse_days(starts_on, ends_on, is_paid)
    began = Placement.objects.led_to_by([trial.referral]).values_list("starts_on", flat=True).first()
    if began and ends_on >= began:
        raise Refused(
            f"They started on {began:%-d %B %Y}, and the trial came before that. Give an earlier last day.",
            field="ends_on",
        )
    changes = {"starts_on": starts_on, "ends_on": ends_on, "is_paid": is_paid}
    with history_context(because=why):
        correct(trial, trial.care_leaver, CorrectionOf.PLACEMENT, changes, why=why, by=by)
    return trial


@transaction.atomic
def remove_trial(*, trial: WorkTrial, why: str, by: User) -> None:
    """It never was."""
    with history_context(because=why):
        remove(trial, trial.care_leaver, CorrectionOf.PLACEMENT, FIELDS, why=why, by=by)


def refuse_start_within_trial(referral: Referral, on: dt.date) -> None:
    """Of a first day that is recorded, or put right."""
    trial = WorkTrial.objects.filter(referral=referral).first()
    if trial and on <= trial.ends_on:
        raise Refused(
            f"A work trial is recorded until {trial.ends_on:%-d %B %Y}, and its days count apart. Give a later first"
            " day, or correct the trial.",
            field="on",
        )
