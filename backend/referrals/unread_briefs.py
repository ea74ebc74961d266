"""Accepted offers whose first day is near while nobody at the employer has read what helps whoever starts there."""

import datetime as dt

from django.db.models import DateTimeField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from backend.opportunities.choices import COURSES
from backend.opportunities.models import BriefLines, BriefReading
from backend.reference.working_days import add_working_days
from backend.referrals.choices import ReferralState, Way
from backend.referrals.models import ReferralQuerySet
from backend.referrals.starts import with_planned_day


NEAR = 5  # working days: a week of work to reach somebody and to have it read
LONG_AGO = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)


def with_unread_brief(referrals: ReferralQuerySet, today: dt.date) -> ReferralQuerySet:
    """The first day is known, comes within so many working days, and nobody there has read the brief since the council
    last wrote on it. What was read before a pledge was added counts."""
    pair = {"opportunity": OuterRef("opportunity"), "employer": OuterRef("employer")}
    written = BriefLines.objects.filter(**pair).order_by("-id").values("created_at")[:1]
    since = Coalesce(Subquery(written), Value(LONG_AGO, DateTimeField()))
    read = BriefReading.objects.filter(**pair, created_at__gte=OuterRef("brief_written_at"))
    accepted = referrals.filter(state=ReferralState.ACCEPTED, way=Way.INTRODUCED)
    near = with_planned_day(accepted).filter(planned_on__gt=today, planned_on__lte=add_working_days(today, NEAR))
    found: ReferralQuerySet = (
        near.exclude(opportunity__type__in=COURSES).alias(brief_written_at=since).filter(~Exists(read))
    )
    return found
