"""The council's letter about addresses: made, shown to be printed, and kept as it was."""

from django.urls import reverse

from backend.care_leavers.address_letters import make_letter, make_letter_for_them_alone, names_of
from backend.care_leavers.paper_permissions import can_keep_papers
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.papers.address_forms import LetterAloneForm, LetterForm
from backend.web.staff.people.identity import PersonFormPage


ORDINARY = (
    "It says which addresses the council holds, from when to when, and nothing else. Confidential addresses and those"
    " that they left out are not on it. It gets a number, and stays here as it was."
)
ALONE = (
    "This prints a confidential address. Whoever finds the paper knows where they live or lived. Give it into their own"
    " hand, and to nobody else: what they do with it is theirs to say."
)


@GET_AND_POST
@only(can_keep_papers)
def make(request, public_id):
    person = person_or_404(request, public_id, page="person-addresses-letter")
    names = names_of(person)
    page = PersonFormPage(request, LetterForm, names=names, proposed={"name": names[0]})
    if page.saves(make_letter, care_leaver=person):
        return page.redirect("The letter is made. Print it.", "address-letter", public_id=page.result.public_id)
    return page.show_about(
        person,
        heading="Make a letter",
        button="Make the letter",
        back=reverse("person-addresses", args=[public_id]),
        explanation=ORDINARY,
    )


@GET_AND_POST
@only(can_keep_papers)
def make_alone(request, public_id):
    """The second press: an act of its own, by somebody named, with why."""
    person = person_or_404(request, public_id, page="person-addresses-letter-alone")
    names = names_of(person)
    page = PersonFormPage(
        request,
        LetterAloneForm,
        draft="person-addresses-letter-alone",
        about=public_id,
        names=names,
        proposed={"name": names[0]},
    )
    if page.saves(make_letter_for_them_alone, care_leaver=person):
        return page.redirect("The letter is made. Print it.", "address-letter", public_id=page.result.public_id)
    return page.show_about(
        person,
        heading="A letter for them alone",
        button="Print the confidential address",
        button_kind="warning",
        back=reverse("person-addresses", args=[public_id]),
        warning=ALONE,
    )
