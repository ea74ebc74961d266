"""A change of employer that was recorded wrongly: its day and reason put right, or taken back."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import corrections_by_record
from backend.care_leavers.models import CareLeaver
from backend.placements.choices import EmployerChangeReason
from backend.placements.employer_change_corrections import take_back_change, what_rests_on, what_was_read
from backend.placements.employer_changes import facts_there
from backend.placements.models import EmployerChange
from backend.placements.permissions import can_change_placement, can_undo_start, employer_changes_of
from backend.ranking.gated_steps import correct_employer_change
from backend.referrals.gate_answers import GateStep
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import PickedDateField, one_of, text_box
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.correction_form import NOTHING_DIFFERED, record_or_removed
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.placements.forms import UndoEmployerChangeForm
from backend.web.staff.referrals.day_checks import day_check, with_check
from backend.web.staff.referrals.forms import AsksAboutDay


RECORDED = ("on", "reason", "note")


class EmployerChangeCorrectionForm(AsksAboutDay):
    on = PickedDateField(label="First day with the new employer")
    reason = one_of("Why the employer changed", EmployerChangeReason.choices, missing="Select why it changed")
    note = text_box("Note", rows=3, required=False)
    why = text_box("Why it is corrected", longest=1000, rows=2)
    field_order = (*RECORDED, "why", "checked")


def _found(request: HttpRequest, public_id, page: str) -> tuple[EmployerChange | None, CareLeaver]:
    mine = employer_changes_of(request.viewer).select_related(
        "placement__care_leaver",
        "placement__referral",
        "from_referral__opportunity__employer",
        "to_referral__opportunity__employer",
    )
    found, whose = record_or_removed(mine, public_id, request.viewer)
    return found, person_or_404(request, whose.public_id, page=page)


def _is_gone(request: HttpRequest, person: CareLeaver, public_id) -> HttpResponse:
    """It was taken back already: what it said stands on the placement."""
    made = corrections_by_record(person, CorrectionOf.EMPLOYER_CHANGE)[public_id]
    removal = next(each for each in made if each.is_removal)
    tell_moved_on(request, f"{removal.by} took this change of employer back, on {day(removal.created_at)}.")
    return redirect("placement", public_id=removal.part_of)


def _about_a_change(page: str):
    """A view of a change of employer and its young person; one that was taken back leads to its placement."""

    def of(view):
        @wraps(view)
        def answer(request, public_id):
            found, person = _found(request, public_id, page)
            return view(request, found, person) if found else _is_gone(request, person, public_id)

        return answer

    return of


@GET_AND_POST
@only(can_change_placement)
@_about_a_change("employer-change-correct")
def correct(request, found, person):
    facts = facts_there(found) | {"stands": found.on}
    check = day_check(request, found.to_referral, person, GateStep.FIRST_DAY, **facts)
    opened = {"record": found, "initial": {name: getattr(found, name) for name in RECORDED}}
    draft = {"draft": "employer-change-correct", "about": found.public_id}
    page = PersonFormPage(request, EmployerChangeCorrectionForm, **draft, **opened, **with_check(check))
    back = reverse("placement", args=[found.placement.public_id])
    if page.saves(correct_employer_change, change=found):
        changed = set(page.form.changed_data) & set(RECORDED)
        return page.redirect("The change of employer is corrected." if changed else NOTHING_DIFFERED, back)
    explanation = f"{_what(found)} What it said before is kept, with your name and reason."
    looks = {"heading": "Correct a change of employer", "button": "Save the correction", "explanation": explanation}
    return page.show_about(person, back=back, **looks)


@GET_AND_POST
@only(can_undo_start)
@_about_a_change("employer-change-undo")
def undo(request, found, person):
    page = PersonFormPage(request, UndoEmployerChangeForm, draft="employer-change-undo", about=found.public_id)
    back = reverse("placement", args=[found.placement.public_id])
    if page.saves(take_back_change, change=found):
        return page.redirect(f"The change is taken back. The apprenticeship is with {_before(found)} again.", back)
    in_the_way = what_rests_on(found)
    first = " What was recorded since says that they were there, so first:" if in_the_way else ""
    return page.show_about(
        person,
        heading="Take the change of employer back",
        button="Take the change back",
        explanation=f"For a change that was recorded by mistake. {_what(found)}{first}",
        points=in_the_way or _what_follows(found),
        back=back,
    )


def _before(found: EmployerChange) -> str:
    return name_of(found.from_referral.opportunity.employer)


def _what(found: EmployerChange) -> str:
    return f"From {_before(found)} to {name_of(found.to_referral.opportunity.employer)} on {day(found.on)}."


def _what_follows(found: EmployerChange) -> list[str]:
    other, read = name_of(found.to_referral.opportunity.employer), what_was_read(found.to_referral)
    looked = ", ".join(day(each) for each in read.get("looked_on", ()))
    could_read = ", ".join(read["could_read"]) or "nothing"
    return [
        f"The apprenticeship is with {_before(found)} again, with the hours, place and planned end of before."
        " Check-ins to come, marks and breaks stay; the activity, figures and returns follow.",
        f"The referral to {other} is back at “Offer accepted”, and the place stays held for them. It reads on its"
        " page that the start was taken back, and not why.",
        f"{other} reads nothing more of them. What it could read until now: {could_read}."
        + (f" Their page was opened there on {looked}: what was read stays known." if looked else ""),
        f"{_before(found)} has read nothing of them since the change. Add what they agree to on the page of that"
        " referral, if it is to read them again.",
        "What was recorded stays visible on the placement, with your name and reason.",
    ]
