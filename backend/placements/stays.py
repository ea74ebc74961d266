"""The days somebody is with an employer: while a referral to it is open, and from the first to the last day there."""

from django.db.models import Case, DateField, Value, When
from django.db.models.functions import Cast, TruncDate

from backend.referrals.choices import ENDED


NO_DAY = Cast(Value(None), DateField())
ENDED_ON = Case(When(state__in=sorted(ENDED), then=TruncDate("last_step_at")), default=NO_DAY)  # of a referral
