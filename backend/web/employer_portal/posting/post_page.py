"""Posting an opportunity and changing it, on one page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.councils.choices import Role
from backend.opportunities import posting_rules
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import OpportunityType
from backend.opportunities.duplicate_warnings import duplicate_warnings
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import can_change, can_post, can_submit, opportunities_of
from backend.opportunities.posting_rules import Finding
from backend.opportunities.transitions import WAS_PUBLISHED
from backend.web.employer_portal.posting import services as saving
from backend.web.employer_portal.posting.remarks import parts_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.opportunities.history import comments_standing
from backend.web.kit.opportunities.states import page_of
from backend.web.kit.posting.employers import only_employer, posting_employers
from backend.web.kit.posting.forms import PostingForm, TypeForm, initial_of
from backend.web.kit.posting.preview import Preview, preview_of, preview_of_form


SENT = "It is sent for approval. You will hear within one working day."
SAVED = {
    State.DRAFT: "Your draft is saved. Nobody else is asked to look at it until you send it for approval.",
    State.CHANGES_REQUESTED: "Your changes are saved. Send it for approval once you are done.",
    State.SUBMITTED: SENT,
}
PREVIEW = "preview"
CHANGED = "Your changes are saved."


@GET_AND_POST
@only(can_post)
def add(request):
    if request.GET.get("type") not in OpportunityType:
        return _choose_type(request)
    employers = posting_employers(request.viewer)
    one = only_employer(employers)
    form = PostingForm(
        request.POST or None,
        type=request.GET["type"],
        for_officer=_is_officer(request),
        employers=None if one else employers,
    )
    draft = drafted(request, form, "opportunity-add", about=form.type)
    if _is_to_be_saved(request) and (opportunity := saving.add(request, form, one, draft)):
        return _done(request, opportunity)
    shown = preview_of_form(form, one, request.viewer) if form.is_bound else None
    return _page(request, form, OpportunityType(form.type).label, draft, back=_list(request), preview=shown)


def _choose_type(request):
    form = TypeForm(request.GET if "type" in request.GET else None)
    return render(request, "web/employer_portal/type.html", {"form": form, "back": _list(request)})


@GET_AND_POST
@only(can_post)
def edit(request, public_id):
    opportunity = get_object_or_404(opportunities_of(request.viewer).with_details(), public_id=public_id)
    if not can_change(request.viewer, opportunity):
        raise PermissionDenied
    form = PostingForm(
        request.POST or None,
        initial=initial_of(opportunity),
        type=opportunity.type,
        for_officer=_is_officer(request),
    )
    draft = drafted(request, form, "opportunity-edit", about=public_id)
    asked = comments_standing(opportunity)
    if _is_to_be_saved(request) and saving.change(request, form, opportunity, draft):
        return _done(request, opportunity)
    if form.is_bound:
        findings, shown = None, preview_of_form(form, opportunity.employer, request.viewer, opportunity)
    else:
        findings, shown = _findings(request, opportunity), preview_of(opportunity)
    return _page(
        request,
        form,
        opportunity.title,
        draft,
        back=page_of(opportunity, request.viewer),
        opportunity=opportunity,
        asked=asked,
        preview=shown,
        findings=findings,
    )


def _findings(request, opportunity) -> list[Finding]:
    return [*posting_rules.findings_of(opportunity), *duplicate_warnings(opportunity, request.viewer)]


def _is_to_be_saved(request) -> bool:
    """Looking at what a young person will read saves nothing."""
    return request.method == "POST" and request.POST.get("do") != PREVIEW


def _page(
    request,
    form,
    title,
    draft,
    *,
    back,
    preview: Preview | None,
    opportunity: Opportunity | None = None,
    asked=None,
    findings=None,
):
    is_published = opportunity is not None and opportunity.state in WAS_PUBLISHED
    context = {
        "form": form,
        "draft": draft,
        "title": title,
        "back": back,
        "asked": asked,
        "preview": preview,
        "parts": parts_of(form, for_officer=_is_officer(request), asked=asked, findings=findings),
        "may_send": opportunity is None or can_submit(request.viewer, opportunity),
        "is_new": opportunity is None,
        "waits_again": is_published and request.viewer.role == Role.EMPLOYER,
    }
    return render(request, "web/employer_portal/post.html", context)


def _done(request, opportunity):
    messages.success(request, SAVED.get(opportunity.state, CHANGED))
    for finding in duplicate_warnings(opportunity, request.viewer):
        messages.warning(request, finding.message)
    return redirect(page_of(opportunity, request.viewer))


def _is_officer(request) -> bool:
    return request.viewer.role == Role.ENGAGEMENT_OFFICER


def _list(request) -> str:
    return reverse("employer-opportunities" if request.viewer.role == Role.EMPLOYER else "opportunities")
