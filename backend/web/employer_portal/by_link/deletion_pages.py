"""A request to delete, read and answered by somebody who came by a link: a reference, kinds of details, and no name."""

from collections.abc import Collection

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from backend.audit.services import record_read
from backend.core.errors import Refused
from backend.drafts.sending import hold_record
from backend.links.choices import Purpose
from backend.links.models import Visit
from backend.links.services import mark_used
from backend.links.standings import Standing
from backend.links.visits import end_visit
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletion_left import left_to_delete
from backend.referrals.deletion_links import OpenedRequest, opened_request
from backend.referrals.deletions import answer_request
from backend.referrals.disclosure import LABELS
from backend.referrals.models.deletions import LONGEST_REASON
from backend.web.employer_portal.by_link.closed_pages import another_page, closed_page, named
from backend.web.employer_portal.by_link.doors import DELETION
from backend.web.employer_portal.readers import ByLink
from backend.web.kit.access import GET_AND_POST
from backend.web.kit.content import Row
from backend.web.kit.fields import text_box
from backend.web.kit.visits import by_visit, forget_visit, is_of_this_visit, see_other, visit_box


# The last line is on every request, and stands for more than one thing: a colleague of whoever read it may read this
# page, and learns nothing from a line that is always there.
ANYTHING_ELSE = "Anything else that our page told you about them"
WITHOUT_A_NAME = frozenset({"care_status", "aspiration"})
THANKS = {
    DeleteAnswer.DELETED: "We have noted that you have deleted it, and tell them so.",
    DeleteAnswer.KEPT: "We have noted what you have to keep, and tell them so.",
    DeleteAnswer.NEVER_HAD: "We have noted that you never had it, and tell them so.",
}
open_to_visits = by_visit(Purpose.DELETE_REQUEST, otherwise="deletion-out")


class KeptForm(forms.Form):
    reason = text_box(
        "What you have to keep, and why",
        longest=LONGEST_REASON,
        rows=3,
        help_text="For example, a record that the law asks you to keep. We read it, and tell them what is kept.",
        error_messages={"required": "Enter what you have to keep, and why"},
    )


@open_to_visits
@GET_AND_POST
def request_to_delete(request: HttpRequest, visit: Visit) -> HttpResponse:
    if request.method != "POST":
        return _page(request, visit, opened_request(visit.link))
    if not is_of_this_visit(request, visit):
        return another_page(request, visit.link.council, _typed(request))
    hold_record(visit.link.subject)  # one by one with whatever else is sent about it
    return _answered(request, visit, opened_request(visit.link))


def _answered(request: HttpRequest, visit: Visit, found: OpenedRequest) -> HttpResponse:
    """Of two presses the second finds it answered, and reads the same page."""
    answer = request.POST.get("answer", "")
    if found.standing != Standing.OPEN or found.request is None or answer not in DeleteAnswer:
        return _page(request, visit, found)
    form = KeptForm(request.POST) if answer == DeleteAnswer.KEPT else None
    if form and not form.is_valid():
        return _page(request, visit, found, form)
    reason = form.cleaned_data["reason"] if form else ""
    try:
        answer_request(request=found.request, answer=DeleteAnswer(answer), reason=reason, by=found.contact)
    except Refused as refusal:
        form = form or KeptForm({})
        form.add_error(None, refusal.message)
        return _page(request, visit, opened_request(visit.link), form)
    mark_used(link=found.link)
    return see_other("deletion", at=f"?said={answer}")


def _page(request: HttpRequest, visit: Visit, found: OpenedRequest, form: KeptForm | None = None) -> HttpResponse:
    if found.standing != Standing.OPEN or found.request is None:
        typed = _typed(request) if request.method == "POST" else ()
        return closed_page(request, found, said=_said(request), typed=typed, door=DELETION)
    record_read(viewer=ByLink(found.contact, found.link.council), subject=found.request, page="deletion")
    context = {
        "reference": found.request.referral.reference,
        "asked_for": [*_named_in(left_to_delete(found.request)), ANYTHING_ELSE],
        "asked_on": found.request.asked_on,
        "form": form or KeptForm(),
        "visit_box": visit_box(visit),
        **named(found.link.council),
    }
    return render(request, "web/employer_portal/by_link/deletion.html", context)


def _named_in(fields: Collection[str]) -> list[str]:
    return [label for name, label in LABELS.items() if name in fields and name not in WITHOUT_A_NAME]


def _typed(request: HttpRequest) -> list[Row]:
    reason = request.POST.get("reason", "").strip()
    return [Row("What you have to keep", reason)] if reason else []


def _said(request: HttpRequest) -> str:
    said = request.GET.get("said", "")
    return THANKS[DeleteAnswer(said)] if said in DeleteAnswer else ""


@open_to_visits
@require_POST
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    end_visit(visit=visit)
    return forget_visit(see_other("deletion-out"), Purpose.DELETE_REQUEST)
