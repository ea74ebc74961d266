"""The word that a young person and their adviser agree on: set or changed, and never shown again."""

from django.urls import reverse

from backend.care_leavers.own_page import agree_own_word, has_agreed_word
from backend.care_leavers.permissions import can_keep_own_pages
from backend.core.errors import Refused
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.own_page.forms import WordForm
from backend.web.staff.people.identity import PersonFormPage


WHY = (
    "Agree it when you meet or on the phone. Their page asks for it before it shows anything about them. Nobody can"
    " read it here afterwards: if they forget it, agree on another one."
)


@GET_AND_POST
@only(can_keep_own_pages)
def agree(request, public_id):
    person = person_or_404(request, public_id, page="person-own-page-word")
    page = PersonFormPage(request, WordForm)
    if page.saves(_agree, care_leaver=person):
        said = f"The word is agreed with {person.known_as}. Nobody can read it here again."
        return page.redirect(said, "person-own-page", public_id=public_id)
    is_new = not has_agreed_word(person)
    return page.show_about(
        person,
        heading="Agree a word" if is_new else "Agree another word",
        button="Save the word",
        explanation=WHY if is_new else f"{WHY} The one before stops working at once.",
        back=reverse("person-own-page", args=[public_id]),
    )


def _agree(*, secret_word: str, **facts):
    try:
        return agree_own_word(word=secret_word, **facts)
    except Refused as refusal:
        raise Refused(refusal.message, field="secret_word") from refusal
