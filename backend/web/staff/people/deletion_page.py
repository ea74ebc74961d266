"""What an employer said of what it was asked to delete, as somebody was told it on the telephone."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.audit.services import record_read
from backend.care_leavers.permissions import can_edit_profile
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletions import answer_request
from backend.referrals.models import DeleteRequest
from backend.referrals.models.deletions import LONGEST_REASON
from backend.referrals.permissions import delete_requests_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import one_of, text_box
from backend.web.kit.shown import Shown
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.taken_back_rows import delete_words


class AnswerForm(forms.Form):
    answer = one_of("What they say", DeleteAnswer.choices, missing="Select what they say")
    reason = text_box(
        "What they have to keep, and why",
        longest=LONGEST_REASON,
        rows=3,
        required=False,
        help_text="Only where they keep something. Their own page says that some is kept, and not what: tell them",
    )


@GET_AND_POST
@only(can_edit_profile)
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    asked = get_object_or_404(delete_requests_of(request.viewer).with_details(), public_id=public_id)
    person = asked.consent.care_leaver
    record_read(viewer=request.viewer, subject=person, page="delete-request-answer")
    page = PersonFormPage(
        request,
        AnswerForm,
        draft="delete-request-answer",
        about=public_id,
        shown=Shown(_as_it_stands(asked), lambda: _as_it_stands(_held(request, public_id))),
    )
    back = f"{reverse('person-consent', args=[person.public_id])}#taken-back"
    if page.saves(answer_request, request=asked):
        return page.redirect("What they said is recorded. Their own page says so too, but not what is kept.", back)
    return page.show_about(
        person,
        heading=f"What {asked.employer.name} says of deleting it",
        button="Save",
        back=back,
        explanation=f"{delete_words(asked)}.",
    )


def _as_it_stands(asked: DeleteRequest) -> dict[str, str]:
    """So that nobody records over what came in while the page was open."""
    who = asked.recorded_by or asked.by_contact
    return {f"what {who} said or recorded": f"{asked.answer} {asked.reason}"} if asked.answered_at else {}


def _held(request: HttpRequest, public_id: UUID) -> DeleteRequest:
    held = delete_requests_of(request.viewer).select_for_update(of=["self"])
    found: DeleteRequest = held.get(public_id=public_id)
    return found
