"""What followed a fact that changed after a start: a break for custody, a talk about an agreement taken back."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import Consent, Contact, View
from backend.core import clock
from backend.placements.choices import BreakReason
from backend.placements.models import Break
from backend.referrals.details import DETAILS_TAKEN_BACK
from backend.referrals.models import ReferralEvent, ReferralQuerySet


TELLING_KINDS = (ConsentKind.SHARE_NAME, ConsentKind.SHARE_CARE_STATUS)
Started = Any  # a Referral with the facts that `with_facts_since_start` adds


def with_facts_since_start(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """In the same query."""
    theirs = {"care_leaver": OuterRef("care_leaver")}
    away = Break.objects.filter(placement__referral=OuterRef("pk"), ends_on__isnull=True, reason=BreakReason.CUSTODY)
    taken_back = Consent.objects.filter(withdrawn_on__isnull=False, **theirs)
    details = ReferralEvent.objects.filter(referral=OuterRef("pk"), step=DETAILS_TAKEN_BACK)
    rows: ReferralQuerySet = referrals.annotate(
        is_away_in_custody=Exists(away),
        care_status_taken_back=Exists(taken_back.filter(kind=ConsentKind.SHARE_CARE_STATUS)),
        agreement_ended_on=_latest(taken_back.filter(kind__in=TELLING_KINDS), "withdrawn_on"),
        details_ended_at=_latest(details, "at"),
        talked_at=_latest(Contact.objects.filter(Q(reached=True), **theirs), "created_at"),
        said_at=_latest(View.objects.filter(**theirs), "created_at"),
    )
    return rows


def _latest(rows: QuerySet, moment: str) -> Subquery:
    return Subquery(rows.order_by(f"-{moment}", "-id").values(moment)[:1])


def was_spoken_of(referral: Started) -> bool:
    """Whether somebody recorded a talk with them since the agreement was taken back."""
    ended_on: dt.date | None = referral.agreement_ended_on
    last = max((at for at in (referral.talked_at, referral.said_at) if at), default=None)
    if ended_on is None or last is None:
        return ended_on is None
    recorded_at: dt.datetime | None = referral.details_ended_at
    if recorded_at and clock.day_of(recorded_at) >= ended_on:
        return bool(last > recorded_at)
    return clock.day_of(last) > ended_on
