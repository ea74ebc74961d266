"""Documents that came with an introduction, for its employer: on the page of the introduction, and each to be saved."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from backend.audit.services import record_read
from backend.care_leavers.documents import bytes_of
from backend.core.errors import Refused
from backend.employers.permissions import acts_for_an_employer
from backend.ranking.holds import with_holds
from backend.referrals.document_permissions import sent_documents_of
from backend.referrals.models import Referral, SentDocument
from backend.referrals.sent_documents import readable, standing_of_each
from backend.web.employer_portal.introduction_states import introductions_of, is_hidden
from backend.web.employer_portal.readers import Reader, SignedIn
from backend.web.kit.access import only
from backend.web.kit.document_files import file_response, told_of_file


NO_LONGER, NOT_NOW = 410, 403


@dataclass(frozen=True)
class DocumentHere:
    name: str
    told: str
    url: str


def documents_shown(referral: Referral, reader: Reader) -> dict[str, object]:
    """Those that may be opened; of one that is here no longer a word where nothing else is, or they had opened it, and
    nothing of what is hidden."""
    if is_hidden(referral):
        return {"documents": [], "document_gone": False}
    every = [each for each in standing_of_each(referral) if each.sent.employer_id == referral.employer_id]
    here = [each.sent for each in every if not each.why_not]
    gone = [each for each in every if each.why_not] if referral.is_open else []
    return {
        "documents": [_shown(each, reader) for each in here],
        "document_gone": bool(gone) and (not here or any(each.was_read for each in gone)),
    }


def _shown(sent: SentDocument, reader: Reader) -> DocumentHere:
    return DocumentHere(sent.file_name, told_of_file(sent.format, sent.pages, sent.size), reader.document(sent))


@require_safe
@only(acts_for_an_employer)
def document(request: HttpRequest, public_id: UUID) -> HttpResponse:
    sent = get_object_or_404(sent_documents_of(request.viewer), public_id=public_id)
    referral = get_object_or_404(introductions_of(request.viewer), pk=sent.referral_id)
    with_holds([referral], council_id=request.viewer.council_id)
    return document_response(request, referral, public_id, SignedIn(request.viewer), page="employer-document")


def document_response(
    request: HttpRequest, referral: Referral, public_id: UUID, reader: Reader, *, page: str, **frame: object
) -> HttpResponse:
    """The file, if it may be read at this moment, and a line of the read log; else a page that says whom to ring."""
    if not referral.sent_documents.to_its_employer().filter(public_id=public_id).exists():
        raise Http404
    found = None if is_hidden(referral) else readable(referral, public_id)
    try:
        data = bytes_of(found.document) if found and found.document else b""
    except Refused:
        data = b""
    if found is None or not data:
        return _no_longer_here(request, referral, reader, **frame)
    if request.method == "GET":  # a program that only asks whether it is there has read nothing
        record_read(viewer=reader.viewer, subject=found.sent, page=page)
    return file_response(data, found.sent.format, found.sent.file_name)


def _no_longer_here(request: HttpRequest, referral: Referral, reader: Reader, **frame: object) -> HttpResponse:
    context = {"reader": reader, "referral": referral, "council": reader.viewer.council, "back": reader.page(referral)}
    status = NOT_NOW if is_hidden(referral) else NO_LONGER
    context["heading"] = "It cannot be opened at present" if status == NOT_NOW else "It is no longer here"
    return render(request, "web/employer_portal/document_gone.html", context | frame, status=status)
