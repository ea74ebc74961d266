"""What was sent with a referral, as its young person reads it: asked for beside the referral, without a query more."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from backend.audit.models import Read
from backend.care_leavers.choices import DocumentKind
from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.models import Referral, ReferralQuerySet, SentDocument
from backend.referrals.taken_back_documents import Key


@dataclass(frozen=True)
class PaperSent:
    """`opened_on` is the last day on which somebody there opened it; `is_there` says that it is with them still."""

    key: Key
    kind: DocumentKind
    place: str
    sent_at: dt.datetime
    opened_on: dt.date | None
    is_there: bool


def with_papers_sent(referrals: ReferralQuerySet) -> ReferralQuerySet:
    """Each with `papers_sent`, for `papers_of`."""
    reads = Read.objects.of_subject(SentDocument._meta.label_lower, OuterRef("public_id"))
    opened = reads.filter(reader_role=Role.EMPLOYER, refused=False).order_by("-created_at").values("created_at")[:1]
    names = {"kind": "kind", "name": "name", "employer": "employer_id", "place": "employer__name", "at": "created_at"}
    sent = SentDocument.objects.filter(referral=OuterRef("pk")).order_by("-id")
    said = sent.values(said=JSONObject(**names, opened=Subquery(opened)))
    found: ReferralQuerySet = referrals.annotate(papers_sent=ArraySubquery(said))
    return found


def papers_sent(referrals: Iterable[Any]) -> list[PaperSent]:
    """Of rows `with_papers_sent`, the last that was sent first."""
    found = [_paper(referral, each) for referral in referrals for each in referral.papers_sent]
    return sorted(found, key=lambda each: each.sent_at, reverse=True)


def _paper(referral: Referral, said: dict[str, Any]) -> PaperSent:
    opened = clock.day_of(dt.datetime.fromisoformat(said["opened"])) if said["opened"] else None
    key = (referral.pk, said["employer"], said["name"])
    is_there = referral.is_open and said["name"] in referral.disclosed
    sent_at = dt.datetime.fromisoformat(said["at"])
    return PaperSent(key, DocumentKind(said["kind"]), said["place"], sent_at, opened, is_there)
