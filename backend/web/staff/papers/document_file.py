"""The file itself, to be read or to be sent: its name says which, and each look is in the read log."""

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from backend.care_leavers.documents import bytes_of, findings_of, may_be_sent
from backend.care_leavers.models import CareLeaver, Document
from backend.care_leavers.paper_permissions import can_see_papers, documents_of
from backend.core.errors import Refused
from backend.web.kit.access import only, person_or_404
from backend.web.kit.document_files import file_response


NOT_YET = "Not to be sent yet, "  # before the name of a file that nobody has looked at


def document_and_person(request: HttpRequest, public_id, page: str) -> tuple[Document, CareLeaver]:
    mine = documents_of(request.viewer).with_copies().select_related("care_leaver")
    found = get_object_or_404(mine, public_id=public_id)
    return found, person_or_404(request, found.care_leaver.public_id, page=page)


@require_safe
@only(can_see_papers)
def file(request, public_id):
    found, person = document_and_person(request, public_id, "document-file")
    try:
        data = bytes_of(found)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("document", public_id)
    is_looked_at = not found.has_copy and may_be_sent(found, findings_of(found, person))
    name = found.given_name if is_looked_at else f"{NOT_YET}{found.given_name}"
    return file_response(data, found.format, name)
