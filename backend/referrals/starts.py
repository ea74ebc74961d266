"""Accepted offers of which somebody should ask by now whether the young person has started."""

import datetime as dt

from django.db.models import F, Q
from django.db.models.functions import TruncDate

from backend.reference.working_days import subtract_working_days
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral, ReferralQuerySet


ASKED_AFTER = 10  # working days from the acceptance, where no first day is known


def planned_first_day(referral: Referral) -> dt.date | None:
    """The day that the opportunity gives. One before they accepted was somebody else's, and says nothing of theirs."""
    first: dt.date | None = referral.opportunity.start_date
    return first if first and first >= referral.last_step_on else None


def with_start_to_ask_of(referrals: ReferralQuerySet, today: dt.date) -> ReferralQuerySet:
    """Accepted, and the planned first day is today or past; or, where none is known, long enough ago."""
    accepted = referrals.filter(state=ReferralState.ACCEPTED).alias(accepted_on=TruncDate("last_step_at"))
    planned = Q(opportunity__start_date__gte=F("accepted_on"))
    unplanned = Q(opportunity__start_date__isnull=True) | Q(opportunity__start_date__lt=F("accepted_on"))
    long_ago = Q(accepted_on__lte=subtract_working_days(today, ASKED_AFTER))
    found: ReferralQuerySet = accepted.filter(
        (planned & Q(opportunity__start_date__lte=today)) | (unplanned & long_ago)
    )
    return found
