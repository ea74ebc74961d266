"""Posting an opportunity and changing it, on one page."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.opportunities import posting_rules, services
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.duplicate_warnings import duplicate_warnings
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.opportunities.permissions import can_change, can_post, opportunities_of
from backend.opportunities.posting_rules import BrokenRules, Finding
from backend.opportunities.replies import exchange_about, reply
from backend.opportunities.transitions import OPPORTUNITY_LIFE, WAS_PUBLISHED
from backend.web.employer_portal.posting.remarks import parts_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import FormPage
from backend.web.kit.opportunities.history import comments_standing
from backend.web.kit.opportunities.requirement_changes import what_if
from backend.web.kit.opportunities.states import page_of
from backend.web.kit.posting.employers import only_employer, posting_employers
from backend.web.kit.posting.forms import PostingForm, TypeForm, initial_of, reply_box
from backend.web.kit.posting.preview import Preview, preview_of, preview_of_form, unsaved_opportunity


SENT = "It is sent for approval. You will hear within one working day."
SAVED = {
    State.DRAFT: "Your draft is saved. Nobody else is asked to look at it until you send it for approval.",
    State.CHANGES_REQUESTED: "Your changes are saved. Send it for approval once you are done.",
    State.SUBMITTED: SENT,
}
SEND, PREVIEW = "send", "preview"
CHANGED = "Your changes are saved."


class PostPage(FormPage):
    """Where several posting rules are broken, each stands beside its field."""

    def refuse(self, refusal: Refused) -> None:
        for each in refusal.findings if isinstance(refusal, BrokenRules) else [refusal]:
            super().refuse(each)

    def saves_post(self, service, **about) -> bool:
        """Looking at what a young person will read saves nothing."""
        button = self.request.POST.get("do")
        return button != PREVIEW and self.saves(service, send=button == SEND, **about)


@GET_AND_POST
@only(can_post)
def add(request):
    if request.GET.get("type") not in OpportunityType:
        return _choose_type(request)
    kind = OpportunityType(request.GET["type"])
    employers = posting_employers(request.viewer)
    one = only_employer(employers)
    options = {"type": kind.value, "for_officer": is_officer(request), "employers": None if one else employers}
    page = PostPage(request, PostingForm, draft="opportunity-add", about=kind.value, **options)
    if page.saves_post(draft_post, council=request.viewer.council, only=one, form=page.form):
        return _lead_on(request, page.result)
    shown = preview_of_form(page.form, one, request.viewer) if page.form.is_bound else None
    unsaved = unsaved_opportunity(page.form, request.viewer) if page.form.is_bound else None
    return _show(page, heading=kind.label, back=list_of(request), preview=shown, changed=unsaved)


def _choose_type(request):
    form = TypeForm(request.GET if "type" in request.GET else None)
    return render(request, "web/employer_portal/type.html", {"form": form, "back": list_of(request)})


def draft_post(*, council, only, form, send, by, **facts) -> Opportunity:
    opportunity = services.draft(
        council=council,
        employer=only or form.cleaned_data["employer"],
        type=form.type,
        source=Source.PARTNER,
        by=by,
        **{"sites": [], **facts},
    )
    return _sent(opportunity, send, by)


def change_post(*, opportunity, form, send, by, **facts) -> Opportunity:
    reply(opportunity=opportunity, replies=form.replies, by=by)
    services.change(opportunity=opportunity, by=by, **facts)
    return _sent(opportunity, send, by)


def _sent(opportunity: Opportunity, send: bool, by) -> Opportunity:
    if send:
        services.submit(opportunity=opportunity, by=by)
    return opportunity


@GET_AND_POST
@only(can_post)
def edit(request, public_id):
    opportunity = get_object_or_404(opportunities_of(request.viewer).with_details(), public_id=public_id)
    if not can_change(request.viewer, opportunity):
        raise PermissionDenied
    options = {"type": opportunity.type, "for_officer": is_officer(request), "initial": initial_of(opportunity)}
    about = {"about": public_id, "record": opportunity, "only_changes": True}
    request_for_changes = comments_standing(opportunity)
    options |= asked_of(request_for_changes, options["initial"])
    page = PostPage(request, PostingForm, draft="opportunity-edit", **about, **options)
    if page.saves_post(change_post, opportunity=opportunity, form=page.form):
        return _lead_on(request, opportunity)
    if page.form.is_bound:
        findings, shown = [], preview_of_form(page.form, opportunity.employer, request.viewer, opportunity)
        changed = unsaved_opportunity(page.form, request.viewer, opportunity)
    else:
        findings, shown, changed = _findings(request, opportunity), preview_of(opportunity), opportunity
    back = page_of(opportunity, request.viewer)
    more = {
        "opportunity": opportunity,
        "changed": changed,
        "request_for_changes": request_for_changes,
        "findings": findings,
    }
    return _show(page, heading=opportunity.title, back=back, preview=shown, **more)


def asked_of(request_for_changes: OpportunityEvent | None, initial: dict) -> dict:
    """For the form: of which fields a change is asked for, and what was replied so far."""
    if request_for_changes is None:
        return {"asked": frozenset(), "initial": initial}
    replies = exchange_about(request_for_changes.opportunity).replies
    boxes = {reply_box(name): replies.get(name, "") for name in request_for_changes.comments}
    return {"asked": frozenset(request_for_changes.comments), "initial": initial | boxes}


def _findings(request, opportunity) -> list[Finding]:
    return [*posting_rules.findings_of(opportunity), *duplicate_warnings(opportunity, request.viewer)]


def _show(
    page: PostPage,
    *,
    heading: str,
    back: str,
    preview: Preview | None,
    changed: Opportunity | None,
    opportunity: Opportunity | None = None,
    request_for_changes: OpportunityEvent | None = None,
    findings: Sequence[Finding] = (),
):
    request = page.request
    return page.show(
        "web/employer_portal/post.html",
        heading=heading,
        button="",  # it has several of its own
        title=f"{'Edit' if opportunity else 'Post'}: {heading}",
        back=back,
        caption=name_of(opportunity.employer) if opportunity else "",
        request_for_changes=request_for_changes,
        preview=preview,
        what_if=what_if(request.viewer, changed) if changed else None,
        parts=parts_of(
            page.form, for_officer=is_officer(request), request_for_changes=request_for_changes, findings=findings
        ),
        may_send=opportunity is None or OPPORTUNITY_LIFE.is_open_to("submit", request.viewer, opportunity),
        is_new=opportunity is None,
        in_parts=_in_parts(page.form.type, opportunity),
        waits_again=waits_again(request, opportunity),
    )


def waits_again(request, opportunity: Opportunity | None) -> bool:
    """Whether what somebody relies on is checked again once it is changed here."""
    is_published = opportunity is not None and opportunity.state in WAS_PUBLISHED
    return is_published and request.viewer.role == Role.EMPLOYER


def _in_parts(type: str, opportunity: Opportunity | None) -> str:
    if opportunity is None:
        return f"{reverse('opportunity-begin')}?type={type}"
    return reverse("opportunity-parts", args=[opportunity.public_id])


def _lead_on(request, opportunity):
    messages.success(request, SAVED.get(opportunity.state, CHANGED))
    for finding in duplicate_warnings(opportunity, request.viewer):
        messages.warning(request, finding.message)
    return redirect(page_of(opportunity, request.viewer))


def is_officer(request) -> bool:
    return request.viewer.role == Role.ENGAGEMENT_OFFICER


def list_of(request) -> str:
    return reverse("employer-opportunities" if request.viewer.role == Role.EMPLOYER else "opportunities")
