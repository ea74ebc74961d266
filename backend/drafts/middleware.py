import datetime as dt
import logging
from dataclasses import dataclass

from django.db import DatabaseError
from django.http import HttpRequest
from django.shortcuts import redirect

from backend.core.errors import Refused
from backend.core.middleware import Middleware
from backend.core.protection import council_context
from backend.councils.middleware import viewer_of
from backend.councils.viewer import Viewer
from backend.drafts.services import save_draft
from backend.drafts.tickets import KEEP, TICKET, Ticket


logger = logging.getLogger(__name__)

FORM = "application/x-www-form-urlencoded"  # forms with files are sent otherwise and never kept
NOT_KEPT = "This could not be kept as a draft just now. It stays on this page: try again in a minute."


@dataclass(frozen=True)
class SavedForm:
    """What became of keeping the form that this request sent."""

    ticket: Ticket
    at: dt.datetime | None = None
    refusal: str = ""


class SaveDrafts(Middleware):
    """Keeps what was typed into a long form in a transaction of its own, before anything is tried with it.

    It stands outside CouncilContext, whose transaction a server error may take back, and it does not wait for the check
    against forged requests: the sealed ticket is proof that the page was ours and theirs, and somebody whose page has
    become too old for that check is who needs the draft most.
    """

    def __call__(self, request):
        request.kept = _saved_form(request)
        if request.kept and request.kept.at and KEEP in request.POST:
            return redirect(request.kept.ticket.page)
        return self.get_response(request)


def _saved_form(request: HttpRequest) -> SavedForm | None:
    if request.method != "POST" or request.content_type != FORM or TICKET not in request.POST:
        return None
    viewer = viewer_of(request)
    ticket = Ticket.opened_by(viewer, request.POST[TICKET]) if viewer else None
    return _save(request, viewer, ticket) if ticket else None


def _save(request: HttpRequest, viewer: Viewer, ticket: Ticket) -> SavedForm:
    typed = {name: values for name, values in request.POST.lists() if name not in (TICKET, KEEP)}
    try:
        with council_context(viewer.council_id, user_id=viewer.user_id):
            draft = save_draft(
                council=viewer.council,
                role=viewer.role,
                form=ticket.form,
                subject=ticket.subject,
                begun_from=ticket.begun_from,
                fields=typed,
                resumes=ticket.resumes,
                by=viewer.user,
            )
    except Refused as refusal:
        return SavedForm(ticket, refusal=refusal.message)
    except DatabaseError as error:  # what the form is for may succeed all the same
        logger.warning("a draft could not be kept: %s", type(error).__name__)
        return SavedForm(ticket, refusal=NOT_KEPT)
    return SavedForm(ticket, at=draft.saved_at)
