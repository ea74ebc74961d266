"""What was sent with a referral, as its young person reads it: asked for beside the referral, without a query more."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject

from backend.audit.models import Read
from backend.care_leavers.choices import DocumentKind
from backend.care_leavers.models import Document
from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.disclosure import still_disclosed
from backend.referrals.models import Referral, ReferralQuerySet, SentDocument
from backend.referrals.taken_back_documents import Key


@dataclass(frozen=True)
class PaperSent:
    """`opened_on` is the last day on which somebody there opened it; `is_there` says that it can be opened there still,
    as far as one query tells."""

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
    copies = Document.objects.filter(cleaned_from=OuterRef("pk"))
    files = Document.objects.filter(public_id=OuterRef("document"), digest=OuterRef("digest"))
    sent_for = files.filter(looked_at__lte=OuterRef("created_at")).exclude(Exists(copies))
    said = sent.values(said=JSONObject(**names, opened=Subquery(opened), has_file=Exists(sent_for)))
    found: ReferralQuerySet = referrals.annotate(papers_sent=ArraySubquery(said))
    return found


def papers_sent(referrals: Iterable[Any]) -> list[PaperSent]:
    """Of rows `with_papers_sent`, the last that was sent first."""
    found = [_paper(referral, each) for referral in referrals for each in referral.papers_sent]
    return sorted(found, key=lambda each: each.sent_at, reverse=True)


def _paper(referral: Referral, said: dict[str, Any]) -> PaperSent:
    opened = clock.day_of(dt.datetime.fromisoformat(said["opened"])) if said["opened"] else None
    key = (referral.pk, said["employer"], said["name"])
    is_read_by = referral.is_open and said["employer"] == referral.employer_id
    is_there = is_read_by and said["has_file"] and said["name"] in still_disclosed(referral)
    sent_at = dt.datetime.fromisoformat(said["at"])
    return PaperSent(key, DocumentKind(said["kind"]), said["place"], sent_at, opened, is_there)
