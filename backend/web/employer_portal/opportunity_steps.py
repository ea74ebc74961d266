"""Sending, pausing, closing and the like: one page each, with the reason where one is needed."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from backend.councils.choices import Role
from backend.opportunities import posting_rules, services
from backend.opportunities.duplicate_warnings import duplicate_warnings
from backend.opportunities.permissions import can_post, opportunities_of
from backend.opportunities.transitions import OPPORTUNITY_LIFE
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import text_box
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.moved_on import moved_on, tell_moved_on
from backend.web.kit.opportunities.states import page_of
from backend.web.kit.opportunities.told import ToldForm


@dataclass(frozen=True)
class StepPage:
    heading: str
    explanation: str
    said: str
    save: Callable
    kind: str = "primary"


STEPS = {
    "submit": StepPage(
        "Send it for approval",
        "The employment team checks it and answers within one working day. You can still change it until then.",
        "It is sent for approval. You will hear within one working day.",
        services.submit,
    ),
    "pause": StepPage(
        "Pause it",
        "Nobody new is put forward while it is paused. People you already know of stay where they are.",
        "It is paused.",
        services.pause,
    ),
    "resume": StepPage(
        "Make it live again",
        "People can be put forward for it again from now on.",
        "It is live again.",
        services.resume,
    ),
    "close": StepPage(
        "Close it",
        "Nobody new is put forward for it any more. Places already taken stay taken.",
        "It is closed.",
        services.close,
        kind="warning",
    ),
    "withdraw": StepPage(
        "Withdraw it",
        "It is taken back altogether. You can make it a draft again later, with a reason.",
        "It is withdrawn.",
        services.withdraw,
        kind="warning",
    ),
    "reopen": StepPage(
        "Open it again",
        "It waits for approval again before anybody is put forward for it.",
        "It waits for approval again.",
        services.reopen,
    ),
    "restore": StepPage(
        "Make it a draft again",
        "You can change it and send it for approval again.",
        "It is a draft again.",
        services.restore,
    ),
    "take_back_submission": StepPage(
        "Take it back",
        "Nobody at the employment team looks at it until you send it again. You can do this until they have answered.",
        "It is taken back. Change it, and send it again when you are ready.",
        services.take_back_submission,
    ),
    "take_back_change": StepPage(
        "Take the change back",
        "It goes back to what was approved, and stands where it stood. You can do this until they have answered.",
        "The change is taken back: it is as it was approved.",
        services.take_back_change,
    ),
    "take_back_request": StepPage(
        "Take back the request for changes",
        "It waits for approval as it was sent, and the employer is told that nothing needs changing.",
        "It waits for approval again.",
        services.take_back_request,
    ),
    "take_back_approval": StepPage(
        "Take back the approval",
        "Nobody new is put forward until somebody approves it again. People already introduced stay where they are.",
        "It waits for approval again.",
        services.take_back_approval,
        kind="warning",
    ),
}


class ReasonForm(forms.Form):
    reason = text_box("Reason", longest=1000, rows=3)


class OfficersReasonForm(ToldForm):
    """An officer's reason is for the records; the employer reads what it is told."""

    reason = text_box("Reason, for our records", longest=1000, rows=3, help_text="The employer never reads this.")

    field_order = ("reason", "told", "told_read")


TELLS = frozenset({"pause", "close", "withdraw"})  # what an employer reads the reason of


@GET_AND_POST
@only(can_post)
def take_step(request, public_id, step):
    opportunity = get_object_or_404(opportunities_of(request.viewer).select_related("employer"), public_id=public_id)
    wanted = STEPS[step]
    if not OPPORTUNITY_LIFE.is_open_to(step, request.viewer, opportunity):
        if request.method == "POST" and not OPPORTUNITY_LIFE.leads_from(step, opportunity):
            tell_moved_on(request, moved_on(OPPORTUNITY_LIFE, opportunity, request.viewer))
            return redirect(page_of(opportunity, request.viewer))
        raise PermissionDenied
    form = _form_for(step, request.viewer)
    page = FormPage(request, form, draft=f"opportunity-{step}", about=public_id)
    if page.saves(wanted.save, opportunity=opportunity):
        return page.redirect(wanted.said, page_of(opportunity, request.viewer))
    return page.show(
        "web/employer_portal/step.html",
        heading=wanted.heading,
        button=wanted.heading,
        button_kind=wanted.kind,
        about=opportunity.title,
        explanation=wanted.explanation,
        back=page_of(opportunity, request.viewer),
        findings=_findings(request, opportunity) if step == "submit" else [],
    )


def _form_for(step: str, viewer) -> type[forms.Form]:
    if not OPPORTUNITY_LIFE.transitions[step].needs_reason:
        return ButtonForm
    return OfficersReasonForm if step in TELLS and viewer.role != Role.EMPLOYER else ReasonForm


def _findings(request, opportunity):
    return [*posting_rules.findings_of(opportunity), *duplicate_warnings(opportunity, request.viewer)]
