"""Keeping a draft without leaving the page, and throwing one away."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from backend.drafts.permissions import can_keep_drafts
from backend.drafts.services import discard_draft
from backend.drafts.tickets import Ticket
from backend.web.kit.access import only
from backend.web.kit.formats import clock_time


@csrf_exempt  # the sealed ticket is the proof; a page whose token has become too old gets a new one with the answer
@require_POST
@only(can_keep_drafts)
def keep(request):
    """What SaveDrafts made of it, for the page's script. A ticket that is not theirs leads away, like no session."""
    if request.kept is None:
        return redirect("home")
    if request.kept.refusal:
        return JsonResponse({"said": request.kept.refusal}, status=413)
    return JsonResponse({"said": f"Draft saved at {clock_time(request.kept.at)}", "token": get_token(request)})


@require_POST
@only(can_keep_drafts)
def throw_away(request):
    ticket = Ticket.opened_by(request.viewer, request.POST.get("ticket", ""))
    if ticket is None:
        return redirect("home")
    viewer = request.viewer
    discard_draft(council=viewer.council, role=viewer.role, form=ticket.form, subject=ticket.subject, by=request.user)
    return redirect(ticket.page)
