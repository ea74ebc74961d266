"""Taking back a start that was recorded by mistake."""

from django.shortcuts import redirect
from django.urls import reverse

from backend.activities.starts import activity_without
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import corrections_by_record
from backend.placements.permissions import can_undo_start, placements_of
from backend.placements.undone_starts import undo_start, what_rests_on
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.correction_form import record_or_removed
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.placements.forms import UndoStartForm


WHAT_FOLLOWS = (
    "The referral is back at “Offer accepted”, and the place stays held for them.",
    "Check-ins to come and the activity of this start are taken away; figures and returns follow.",
    "What was recorded stays visible on the referral, with your name and reason.",
    "The employer reads on their page that the start was taken back, and not why.",
)


@GET_AND_POST
@only(can_undo_start)
def undo(request, public_id):
    mine = placements_of(request.viewer).select_related(
        "care_leaver", "opportunity__employer", "referral", "activity_spell__care_leaver"
    )
    found, whose = record_or_removed(mine, public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="placement-start-undo")
    if found is None:
        return start_is_gone(request, person, public_id)
    page = PersonFormPage(request, UndoStartForm, draft="placement-start-undo", about=public_id)
    if page.saves(undo_start, placement=found):
        said = "The start is taken back. The referral is back at “Offer accepted”."
        return page.redirect(said, "referral", public_id=found.referral.public_id)
    in_the_way = what_rests_on(found)
    what = f"For a start that was recorded by mistake: {found.opportunity.title}, {day(found.starts_on)}."
    return page.show_about(
        person,
        heading="Take the start back",
        button="Take the start back",
        explanation=f"{what} What was recorded since says that they were there, so first:" if in_the_way else what,
        points=in_the_way or _what_follows(found),
        back=reverse("placement", args=[public_id]),
    )


def _what_follows(found) -> list[str]:
    spell = found.activity_spell
    again = activity_without(spell) if spell else None
    goes_on = (
        f"What they mainly do from {day(spell.starts_on)} on is again: {again.get_code_display()}." if again else ""
    )
    return [each for each in (*WHAT_FOLLOWS, goes_on) if each]


def start_is_gone(request, person, public_id):
    """It was taken back already: what it said stands on the referral."""
    for correction in corrections_by_record(person, CorrectionOf.PLACEMENT).get(public_id, ()):
        if correction.is_removal:
            tell_moved_on(request, f"{correction.by} took this start back, on {day(correction.created_at)}.")
            return redirect("referral", public_id=correction.part_of)
    return redirect("person-journey", public_id=person.public_id)
