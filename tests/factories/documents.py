"""A young person's document that may be sent, the agreements by which it goes, and one that was sent."""

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.care_leavers.choices import ConsentKind, ContactMethod, DocumentKind
from backend.care_leavers.document_findings import digest_of
from backend.care_leavers.documents import add_document, findings_of, look_at
from backend.care_leavers.models import CareLeaver, Document
from backend.core import clock
from backend.ranking.gated_steps import send_documents
from backend.referrals.agreements import record_agreements
from backend.referrals.models import Referral, SentDocument
from tests.backend.documents.samples import pdf


CV = "I like working with my hands."


def added_document(person: CareLeaver, by, words: str = CV, kind: str = DocumentKind.CV) -> Document:
    file = SimpleUploadedFile("amina-bell-foster-cv.pdf", pdf(words, author="", title=""))
    return add_document(care_leaver=person, kind=kind, file=file, by=by)


def looked_at(person: CareLeaver, by, words: str = CV, kind: str = DocumentKind.CV) -> Document:
    document = added_document(person, by, words, kind)
    return look_at(document=document, found=digest_of(findings_of(document, person)), by=by)


def agree_to_documents(person: CareLeaver, employer, by, *more: str, until=None):
    facts = {"employer": employer, "on": clock.today(), "how": ContactMethod.PHONE, "until": until, "renews": None}
    return record_agreements(care_leaver=person, kinds=[ConsentKind.SHARE_DOCUMENTS, *more], by=by, **facts)


def send(referral: Referral, *documents: Document, by, **more) -> list[SentDocument]:
    chosen = {"documents": [str(each.public_id) for each in documents], "documents_read": True} | more
    return send_documents(referral=referral, by=by, **chosen)


def sent_cv(world, referral: Referral | None = None, *, words: str = CV) -> SentDocument:
    """With an introduction that is out, by an agreement that names its employer."""
    referral = referral or world.refer()
    person = referral.care_leaver
    agree_to_documents(person, referral.employer, world.adviser)
    (sent,) = send(referral, looked_at(person, world.adviser, words), by=world.adviser)
    return sent
