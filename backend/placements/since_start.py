"""What followed a fact that changed after a start: a break for custody, a talk about an agreement taken back."""

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Least
from django.utils.timezone import make_aware

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import Consent, FieldSource
from backend.core import clock
from backend.placements.choices import BreakReason
from backend.placements.models import Break
from backend.placements.talks import is_talk_since, lists_of_talks, talks_in
from backend.referrals.details import DETAILS_TAKEN_BACK
from backend.referrals.models import ReferralEvent, ReferralQuerySet


TELLING_KINDS = (ConsentKind.SHARE_NAME, ConsentKind.SHARE_CARE_STATUS)
Started = Any  # a Referral with the facts that `with_facts_since_start` adds


def with_facts_since_start(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """In the same query."""
    theirs = {"care_leaver": OuterRef("care_leaver")}
    away = Break.objects.filter(placement__referral=OuterRef("pk"), ends_on__isnull=True, reason=BreakReason.CUSTODY)
    taken_back = Consent.objects.said_of(OuterRef("employer")).filter(withdrawn_on__isnull=False, **theirs)
    details = ReferralEvent.objects.filter(referral=OuterRef("pk"), step=DETAILS_TAKEN_BACK)
    rows: ReferralQuerySet = referrals.annotate(
        is_away_in_custody=Exists(away),
        care_status_taken_back=Exists(taken_back.filter(kind=ConsentKind.SHARE_CARE_STATUS)),
        **{f"{kind}_ended_on": _latest(taken_back.filter(kind=kind), "withdrawn_on") for kind in TELLING_KINDS},
    )
    rows = rows.annotate(
        first_ended_on=Least(*(f"{kind}_ended_on" for kind in TELLING_KINDS)),
        **{f"{kind}_ended_at": _first_since(details, f"{kind}_ended_on") for kind in TELLING_KINDS},
    )
    sources = FieldSource.objects.filter(**theirs).order_by("id")
    rows = rows.annotate(
        source_fields=ArraySubquery(sources.values("field")),
        source_moments=ArraySubquery(sources.values("recorded_at")),
        **lists_of_talks("at", "on", since=Q(day__gte=OuterRef("first_ended_on")), **theirs),
    )
    return rows


def _latest(rows: QuerySet, moment: str) -> Subquery:
    return Subquery(rows.order_by(f"-{moment}", "-id").values(moment)[:1])


def _first_since(details: QuerySet, day: str) -> Subquery:
    return Subquery(details.filter(at__date__gte=OuterRef(day)).order_by("at", "id").values("at")[:1])


def was_spoken_of(referral: Started, kind: ConsentKind) -> bool:
    """Whether somebody has spoken with them since this agreement was taken back: recorded later than that day, where
    its moment is not known."""
    ended_on: dt.date | None = getattr(referral, f"{kind}_ended_on")
    if ended_on is None:
        return True
    recorded_at: dt.datetime | None = getattr(referral, f"{kind}_ended_at")
    if recorded_at is None:
        recorded_at = make_aware(dt.datetime.combine(ended_on + dt.timedelta(days=1), dt.time.min))
    return any(is_talk_since(talk, recorded_at, ended_on) for talk in talks_in(referral, "at", "on"))


def recorded_on(referral: Started, field: str) -> dt.date | None:
    """The day on which the value that this field of the young person has now was recorded."""
    moment = dict(zip(referral.source_fields, referral.source_moments, strict=True)).get(field)
    return clock.day_of(moment) if moment else None
