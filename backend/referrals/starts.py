"""The first day of an accepted offer, and of which offers somebody should ask by now whether they started."""

import datetime as dt

from django.db import transaction
from django.db.models import Case, DateField, F, Q, When
from django.db.models.functions import TruncDate

from backend.reference.working_days import subtract_working_days
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral, ReferralQuerySet


ASKED_AFTER = 10  # working days from the acceptance, where no first day is known


def planned_first_day(referral: Referral) -> dt.date | None:
    """The day that was planned with them, else the one that the opportunity gives. One before they accepted was
    somebody else's, and says nothing of theirs."""
    known = (referral.first_day, referral.opportunity.start_date)
    return next((each for each in known if each and each >= referral.last_step_on), None)


def with_planned_day(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """The same as `planned_on`, to be asked for and ordered by."""
    accepted_on = TruncDate("last_step_at")
    told = ("first_day", "opportunity__start_date")
    found: ReferralQuerySet = referrals.alias(
        planned_on=Case(
            *(When(Q((f"{each}__gte", accepted_on)), then=F(each)) for each in told), output_field=DateField()
        )
    )
    return found


def with_start_to_ask_of(referrals: ReferralQuerySet, today: dt.date) -> ReferralQuerySet:
    """Accepted, and the planned first day is today or past; or, where none is known, long enough ago."""
    accepted = with_planned_day(referrals.filter(state=ReferralState.ACCEPTED))
    long_ago = Q(planned_on__isnull=True, last_step_at__date__lte=subtract_working_days(today, ASKED_AFTER))
    found: ReferralQuerySet = accepted.filter(Q(planned_on__lte=today) | long_ago)
    return found


@transaction.atomic
def plan_first_day(*, referral: Referral, first_day: dt.date) -> None:
    """Somebody of the council knows the day, or another one. The caller holds the referral and says who may."""
    if referral.first_day != first_day:
        referral.first_day = first_day
        referral.save(update_fields=["first_day"])
