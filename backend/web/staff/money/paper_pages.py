"""The signed declaration, and the council's letter to the training provider."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from backend.documents.reading import CONTENT_TYPES, FileKind
from backend.support.bursary import (
    declaration_words,
    make_bursary_letter,
    names_of,
    record_declaration,
    withdraw_declaration,
)
from backend.support.models import BursaryLetter
from backend.support.permissions import bursary_letters_of, can_claim, can_see_money, declarations_of
from backend.tabular.days import iso_day
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.formats import day
from backend.web.staff.money.claim_pages import home, of_placement
from backend.web.staff.money.forms import BursaryLetterForm, DeclarationBackForm, DeclarationForm
from backend.web.staff.money.letter_pdf import letter_pdf
from backend.web.staff.people.identity import PersonFormPage


READ_OUT = "Read this out, and have it signed on paper or agreed in a message: “{words}”"
GOES_TO_THE_PROVIDER = (
    "It says that they were in care, because the bursary asks for it. Give it to the training provider or to them, and"
    " to nobody else. Where they work is told nothing."
)


@GET_AND_POST
@only(can_claim)
def declaration(request, public_id) -> HttpResponse:
    person, placement = of_placement(request, public_id, "placement-declaration")
    page = PersonFormPage(request, DeclarationForm)
    if page.saves(record_declaration, placement=placement):
        return page.redirect("The declaration is recorded.", home(person))
    words = READ_OUT.format(words=declaration_words(placement))
    return page.show_about(
        person, heading="Declaration for the bursary", button="They signed it", explanation=words, back=home(person)
    )


@GET_AND_POST
@only(can_claim)
def take_back(request, public_id) -> HttpResponse:
    found = get_object_or_404(declarations_of(request.viewer), public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="declaration-undo")
    page = PersonFormPage(request, DeclarationBackForm)
    if page.saves(withdraw_declaration, declaration=found):
        return page.redirect("The declaration is taken back.", home(person))
    return page.show_about(
        person, heading="Take the declaration back", button="Take it back", explanation=found.words, back=home(person)
    )


@GET_AND_POST
@only(can_claim)
def make_letter(request, public_id) -> HttpResponse:
    person, placement = of_placement(request, public_id, "placement-bursary-letter")
    names = names_of(person)
    proposed = {"name": names[0], "provider": placement.opportunity.training_provider}
    page = PersonFormPage(request, BursaryLetterForm, names=names, proposed=proposed)
    if page.saves(make_bursary_letter, placement=placement):
        return page.redirect("The letter is made. Print it.", "bursary-letter", public_id=page.result.public_id)
    return page.show_about(
        person,
        heading="A letter to the training provider",
        button="Make the letter",
        warning=GOES_TO_THE_PROVIDER,
        back=home(person),
    )


@require_safe
@only(can_see_money)
def letter(request, public_id) -> HttpResponse:
    found = _letter(request, public_id, "bursary-letter")
    context = {"letter": found, "said": shown(found), "back": home(found.care_leaver), "warns": GOES_TO_THE_PROVIDER}
    return render(request, "web/staff/money/letter.html", context)


@require_safe
@only(can_see_money)
def letter_file(request, public_id) -> HttpResponse:
    """The same as a PDF, named by its reference alone."""
    found = _letter(request, public_id, "bursary-letter-file")
    response = HttpResponse(letter_pdf(found.reference, shown(found)), content_type=CONTENT_TYPES[FileKind.PDF])
    response["Content-Disposition"] = f'attachment; filename="letter-{found.reference}.pdf"'
    return response


def _letter(request, public_id, page: str) -> BursaryLetter:
    found = get_object_or_404(bursary_letters_of(request.viewer), public_id=public_id)
    person_or_404(request, found.care_leaver.public_id, page=page)
    return found


def shown(letter: BursaryLetter) -> dict[str, str]:
    """The days as a letter writes them."""
    days = ("first_day", "signed_on", "made_on")
    return letter.said | {name: day(iso_day(letter.said[name])) for name in days}
