"""A document that came with an introduction, for somebody who came by a link: the file a signed-in colleague has."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from backend.links.models import Visit
from backend.links.standings import Standing
from backend.web.employer_portal.by_link.answer_pages import open_to_visits, reader_of, walls_of
from backend.web.employer_portal.by_link.closed_pages import closed_page, named
from backend.web.employer_portal.by_link.standings import standing_of
from backend.web.employer_portal.sent_files import document_response


@open_to_visits
@require_safe
def document(request: HttpRequest, visit: Visit, public_id: UUID) -> HttpResponse:
    found = standing_of(visit.link)
    if found.standing != Standing.OPEN or found.referral is None:
        return closed_page(request, found)
    reader = reader_of(found)
    with walls_of(reader):
        frame = named(found.link.council) if found.link else {}
        page = "introduction-document"
        return document_response(request, found.referral, public_id, reader, page=page, **frame)
