"""What is agreed of a placement is written down, and put right."""

from django.urls import reverse

from backend.core import clock
from backend.placements.models import Placement, PlacementTerm
from backend.placements.permissions import can_change_placement, placement_terms_of
from backend.placements.term_choices import TermKind
from backend.placements.terms import correct_term, remove_term
from backend.ranking.gated_terms import agree
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.people.correction_form import Correction, already_gone, record_or_removed, show_correction
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.placements.change_pages import placement_of_page
from backend.web.staff.placements.term_forms import CORRECTION_FORMS, TermsForm
from backend.web.staff.placements.terms_table import terms_said


NOTE = (
    "Write what is new, and leave the rest empty: what stands goes on. {} Hours that make it full time or part time"
    " change the activity from that day."
)
SAID = "What is agreed is recorded. It holds from {:%-d %B %Y}."


@GET_AND_POST
@only(can_change_placement)
def record(request, public_id):
    found = placement_of_page(request, public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="placement-terms")
    page = PersonFormPage(
        request,
        TermsForm,
        draft="placement-terms",
        about=public_id,
        kinds=_kinds(found),
        proposed={"since": found.ended_on or clock.today()},
    )
    if page.saves(agree, placement=found):
        return page.redirect(SAID.format(page.result[0].since), "placement", public_id=found.public_id)
    return page.show_about(
        person,
        heading="What is agreed",
        button="Save what is agreed",
        back=reverse("placement", args=[found.public_id]),
        explanation=NOTE.format(terms_said(found)),
    )


def _kinds(found: Placement) -> list[str]:
    return [kind for kind in TermKind if found.is_apprenticeship or kind != TermKind.STANDARD]


@GET_AND_POST
@only(can_change_placement)
def correct(request, public_id):
    mine = placement_terms_of(request.viewer).select_related("placement__care_leaver")
    found, whose = record_or_removed(mine, public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="placement-term-correct")
    if found is None:
        return already_gone(request, reverse("person-journey", args=[person.public_id]))
    back = reverse("placement", args=[found.placement.public_id])
    return show_correction(request, person, found, _correction(found), back=back)


def _correction(term: PlacementTerm) -> Correction:
    return Correction(
        CORRECTION_FORMS[term.kind],
        "placement-term-correct",
        f"Correct: {term.get_kind_display().lower()}",
        "term",
        correct_term,
        remove_term,
    )
