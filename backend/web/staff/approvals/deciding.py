"""The officer's three answers to a post."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.core import clock
from backend.employers.checklist import is_verified_on
from backend.opportunities import approval_deadline, posting_rules, services
from backend.opportunities.duplicates import probable_duplicates_of
from backend.opportunities.permissions import can_approve, opportunities_of
from backend.opportunities.transitions import OPPORTUNITY_LIFE
from backend.opportunities.warnings import warnings_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.drafts.draft import drafted
from backend.web.kit.formats import moment
from backend.web.kit.opportunities.facts import facts_of
from backend.web.kit.opportunities.history import history_of
from backend.web.kit.opportunities.states import state_tag
from backend.web.kit.posting.forms import initial_of
from backend.web.kit.posting.preview import preview_of
from backend.web.kit.saving import ButtonForm, saved
from backend.web.staff.approvals.forms import ChangesForm, RejectForm
from backend.web.staff.approvals.known import known_of
from backend.web.staff.approvals.queue import clock_tag


@GET_AND_POST
@only(can_approve)
def approval(request, public_id):
    opportunity = _waiting(request, public_id)
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _may("approve", request, opportunity):
        if saved(form, lambda _: services.approve(opportunity=opportunity, by=request.user)):
            return _answered(request, f"“{opportunity.title}” is approved and live.")
        opportunity = _waiting(request, public_id)
    return _show(request, opportunity, form)


def _show(request, opportunity, form):
    employer = opportunity.employer
    context = {
        "form": form,
        "opportunity": opportunity,
        "state": state_tag(opportunity),
        "is_waiting": OPPORTUNITY_LIFE.is_open_to("approve", request.viewer, opportunity),
        "due": moment(approval_deadline.due_at(opportunity)),
        "clock": clock_tag(opportunity),
        "findings": [*posting_rules.findings_of(opportunity), *warnings_of(opportunity)],
        "alike": probable_duplicates_of(opportunity),
        "preview": preview_of(opportunity),
        "known": known_of(employer),
        "is_verified": is_verified_on(employer, clock.today()),
        "groups": facts_of(opportunity, for_staff=True),
        "history": history_of(opportunity),
    }
    return render(request, "web/staff/approvals/approval.html", context)


@GET_AND_POST
@only(can_approve)
def ask_for_changes(request, public_id):
    opportunity = _waiting(request, public_id)
    _may("ask_for_changes", request, opportunity)
    form = ChangesForm(request.POST or None, opportunity=opportunity)
    draft = drafted(request, form, "approval-changes", about=public_id, begun_from=initial_of(opportunity))
    if request.method == "POST" and saved(form, lambda facts: _ask(request, opportunity, form), draft):
        return _answered(request, f"“{opportunity.title}” is sent back with your comments.")
    context = _question(opportunity, form, "Ask for changes", "Send it back with these comments")
    context |= {"groups": facts_of(opportunity, for_staff=True), "draft": draft}
    return render(request, "web/staff/approvals/question.html", context)


def _ask(request, opportunity, form):
    services.ask_for_changes(
        opportunity=opportunity, comments=form.comments, reason=form.cleaned_data["reason"], by=request.user
    )


@GET_AND_POST
@only(can_approve)
def reject(request, public_id):
    opportunity = _waiting(request, public_id)
    _may("reject", request, opportunity)
    form = RejectForm(request.POST or None)
    draft = drafted(request, form, "approval-reject", about=public_id, begun_from=initial_of(opportunity))
    if request.method == "POST" and saved(
        form, lambda facts: services.reject(opportunity=opportunity, by=request.user, **facts), draft
    ):
        return _answered(request, f"“{opportunity.title}” is rejected, with your reason.")
    context = _question(opportunity, form, "Do not approve it", "Reject it")
    return render(request, "web/staff/approvals/question.html", context | {"groups": [], "draft": draft})


def _waiting(request, public_id):
    mine = opportunities_of(request.viewer).with_details().select_related("employer__verified_by").with_waiting()
    return get_object_or_404(mine, public_id=public_id)


def _may(step, request, opportunity) -> bool:
    if not OPPORTUNITY_LIFE.is_open_to(step, request.viewer, opportunity):
        raise PermissionDenied
    return True


def _question(opportunity, form, heading, button) -> dict:
    back = reverse("approval", args=[opportunity.public_id])
    return {"opportunity": opportunity, "form": form, "heading": heading, "button": button, "back": back}


def _answered(request, said):
    messages.success(request, said)
    return redirect("approvals")
