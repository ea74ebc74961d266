"""A work trial asks the gate as a start there would: safety, age, permission to work and what was agreed to."""

import datetime as dt

from backend.accounts.models import User
from backend.placements import work_trials
from backend.placements.models import WorkTrial
from backend.ranking.gate import answer_for
from backend.referrals.choices import Step
from backend.referrals.models import Referral


def record_trial(*, referral: Referral, starts_on: dt.date, ends_on: dt.date, is_paid: bool, by: User) -> WorkTrial:
    gate = answer_for(referral, Step.STARTED, starts_on)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    return work_trials.record_trial(referral=referral, is_paid=is_paid, gate=gate, by=by, **days)
