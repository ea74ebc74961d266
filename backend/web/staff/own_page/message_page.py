"""What a young person wrote is answered; of what cannot wait also who spoke with them and who was told."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.care_leavers.entitlements import ADULT
from backend.care_leavers.own_messages import answer_own_message
from backend.care_leavers.permissions import can_see_own_pages, own_messages_of
from backend.core import clock
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.own_page.forms import AnswerForm, HarmAnswerForm
from backend.web.staff.own_page.messages import Written
from backend.web.staff.people.identity import PersonFormPage


@GET_AND_POST
@only(can_see_own_pages)
def answer(request, public_id):
    message = get_object_or_404(own_messages_of(request.viewer), public_id=public_id)
    person = person_or_404(request, message.care_leaver.public_id, page="own-message-answer")
    theirs = reverse("person-own-page", args=[person.public_id])
    if message.answered_at and request.method != "POST":
        messages.info(request, "This was answered already. What was answered stands below.")
        return redirect(theirs)
    form = HarmAnswerForm if message.names_harm else AnswerForm
    page = PersonFormPage(request, form, draft="own-message-answer", about=public_id)
    if page.saves(answer_own_message, message=message):
        return page.redirect(f"Your answer is on {person.known_as}’s page.", _begun_on(request, theirs))
    return page.show_about(
        person,
        "web/staff/own_page/answer.html",
        heading="What they wrote",
        button="Save the answer",
        back=_begun_on(request, theirs),
        written=Written(message),
        is_under_age=person.age_on(clock.today()) < ADULT,
    )


def _begun_on(request, theirs: str) -> str:
    """Whoever came from Today goes on there."""
    return reverse("today") if request.GET.get("from") == "today" else theirs
