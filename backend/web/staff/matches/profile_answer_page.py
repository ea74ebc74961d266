"""The answer to one question about the young person, recorded in their profile without leaving their matches."""

from django.http import Http404
from django.urls import reverse

from backend.care_leavers.permissions import can_edit_profile
from backend.care_leavers.services import answer_profile
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.matches.profile_questions import ASKED, ProfileQuestion, answer_form
from backend.web.staff.people.identity import PersonFormPage, ranked_url


NEEDS_MORE = {"home_postcode", "types_wanted", "release_date"}  # answered in the profile alone


@GET_AND_POST
@only(can_edit_profile)
def answer_about(request, public_id, field):
    if field not in ASKED or field in NEEDS_MORE:
        raise Http404
    person = person_or_404(request, public_id, page="person-answer")
    question = ProfileQuestion(field, person, 0)
    page = PersonFormPage(request, answer_form(field))
    if page.saves(answer_profile, care_leaver=person, field=field):
        said = f"Recorded: {question.short_words}. Matches follow within seconds."
        return page.redirect(said, "person", public_id, follow=ranked_url(person))
    return page.show_about(
        person, heading=question.words, button="Save the answer", back=reverse("person", args=[public_id])
    )
