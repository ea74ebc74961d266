"""The answer to one question about the young person, recorded in their profile without leaving their matches."""

from typing import Any

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_edit_profile
from backend.care_leavers.services import update_profile
from backend.core.errors import Refused
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.matches.profile_questions import ASKED, ProfileQuestion, answer_form
from backend.web.staff.people.identity import PersonFormPage


NEEDS_MORE = {"home_postcode", "types_wanted"}  # answered in the profile alone
RECORDED = "Somebody has recorded this meanwhile. Look at the profile before you change it."


@GET_AND_POST
@only(can_edit_profile)
def answer_about(request, public_id, field):
    if field not in ASKED or field in NEEDS_MORE:
        raise Http404
    person = person_or_404(request, public_id, page="person-answer")
    question = ProfileQuestion(field, person, 0)
    page = PersonFormPage(request, answer_form(field))
    if page.saves(_record, care_leaver=person, field=field):
        return page.redirect(f"Recorded: {question.short_words}. Matches follow within seconds.", "person", public_id)
    return page.show_about(
        person, heading=question.words, button="Save the answer", back=reverse("person", args=[public_id])
    )


@transaction.atomic
def _record(*, care_leaver: CareLeaver, field: str, by: User, **answer: Any) -> CareLeaver:
    """Only where nothing is recorded: what somebody wrote meanwhile is not written over."""
    current = CareLeaver.objects.select_for_update().get(pk=care_leaver.pk)
    if getattr(current, field) is not None:
        raise Refused(RECORDED)
    return update_profile(care_leaver=current, by=by, **answer)
