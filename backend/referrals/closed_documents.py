"""Documents that were sent and that a new fact closed: an agreement that stopped or ran out, a home that is
confidential now, something found that was not there to be seen. The employer opens it no more; nobody here was told.

Settled by taking it back, by asking to delete it, by the end of the referral, or where it may be opened again.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.audit.models import Read
from backend.care_leavers.confidential_days import with_confidential_address
from backend.care_leavers.document_findings import findings_in
from backend.care_leavers.documents import may_be_sent
from backend.care_leavers.models import Document
from backend.councils.choices import Role
from backend.referrals.choices import Way
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.models import DeleteRequest, SentDocument
from backend.referrals.sent_documents import Agreements, Standing, why_closed, why_not
from backend.referrals.transitions import OPEN


PERSON = "referral__care_leaver"
IS_CONFIDENTIAL = Q(**{f"{PERSON}__home_is_confidential": True}) | with_confidential_address(PERSON)


def standing_with_open_referrals(sent: QuerySet[SentDocument]) -> QuerySet[SentDocument]:
    """Neither taken back nor asked about, with an introduction that is open."""
    theirs = {"referral": OuterRef("referral"), "employer": OuterRef("employer")}
    asked = DeleteRequest.objects.filter(fields__contains=[OuterRef("name")], **theirs)
    there = sent.filter(taken_back_at=None, referral__way=Way.INTRODUCED, referral__state__in=sorted(OPEN))
    return there.filter(~Exists(asked))


def closed_among(sent: QuerySet[SentDocument]) -> list[Standing]:
    """In three queries, the one that was sent first first; of a paused employer nothing is said, since a pause ends."""
    log = Read.objects.of_subject(SentDocument._meta.label_lower, OuterRef("public_id"))
    read = Exists(log.filter(reader_role=Role.EMPLOYER, refused=False))
    shown = ("referral__opportunity", "referral__employer", "employer", "by")
    people = ("referral__care_leaver__eet_adviser", "referral__care_leaver__personal_adviser")
    told = (
        standing_with_open_referrals(sent)
        .select_related(*shown, *people)
        .annotate(was_read=read, is_confidential=IS_CONFIDENTIAL)
    )
    rows = list(told.prefetch_related("referral__care_leaver__consents").order_by("created_at", "id"))
    if not rows:
        return []
    found = _documents(rows)
    every = (_standing(each, found.get(each.document)) for each in rows if not each.referral.employer.is_paused)
    return [each for each in every if each.why_not]


def _documents(rows: Iterable[SentDocument]) -> dict:
    found = Document.objects.with_copies().filter(public_id__in={each.document for each in rows})
    return {each.public_id: each for each in found}


def _standing(sent, document) -> Standing:
    referral = sent.referral
    agreements = Agreements.of(referral.care_leaver, referral.employer_id)
    closed = why_closed(sent, referral, shown_to_employer(referral), agreements)
    if closed or document is None:
        return Standing(sent, document, closed or "The document was removed.", sent.was_read)
    findings = findings_in(document.read, referral.care_leaver, is_confidential=sent.is_confidential)
    return Standing(sent, document, why_not(sent, document, may_be_sent(document, findings)), sent.was_read)
