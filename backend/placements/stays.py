"""The days somebody is with an employer: while a referral to it is open, and from the first to the last day there.

A placement is with the employer of now; the days with each employer before are those of an `EmployerChange`.
"""

import datetime as dt

from django.db.models import Case, DateField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate

from backend.placements.models import EmployerChange
from backend.referrals.choices import ENDED


NO_DAY = Cast(Value(None), DateField())
ENDED_ON = Case(When(state__in=sorted(ENDED), then=TruncDate("last_step_at")), default=NO_DAY)  # of a referral


def _last_day_of(changes: QuerySet[EmployerChange]) -> Subquery:
    return Subquery(changes.order_by("-on").values("on")[:1])


# Of a placement, the first day with the employer of now; of a change, the first and the last with the one before it.
BEGAN_WITH_EMPLOYER = Coalesce(_last_day_of(EmployerChange.objects.filter(placement=OuterRef("pk"))), F("starts_on"))
BEGAN_BEFORE_CHANGE = Coalesce(
    _last_day_of(EmployerChange.objects.filter(placement=OuterRef("placement"), on__lt=OuterRef("on"))),
    F("placement__starts_on"),
)
LAST_BEFORE_CHANGE = Cast(F("on") - Value(dt.timedelta(days=1)), DateField())
