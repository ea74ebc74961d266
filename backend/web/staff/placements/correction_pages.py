"""Putting right a first day, a break or a check-in."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.placements.choices import BreakReason
from backend.placements.corrections import correct_break, correct_check_in, remove_break, take_back_check_in
from backend.placements.first_days import first_hours, first_place
from backend.placements.permissions import (
    breaks_of,
    can_change_placement,
    can_record_check_in,
    check_ins_of,
    placements_of,
)
from backend.ranking.gated_steps import correct_first_day
from backend.referrals.gate_answers import GateStep
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import PickedDateField, one_of, text_box
from backend.web.staff.people.correction_form import (
    NOTHING_DIFFERED,
    Correction,
    CorrectionForm,
    already_gone,
    record_or_removed,
    show_correction,
)
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.placements.forms import CheckInForm
from backend.web.staff.referrals.day_checks import day_check, with_check
from backend.web.staff.referrals.forms import AsksAboutDay


FIRST_DAY_SAID = "The first day is corrected. Marks and check-ins to come follow from it."


class BreakCorrectionForm(CorrectionForm):
    starts_on = PickedDateField(label="First day away")
    ends_on = PickedDateField(label="Last day away", required=False, help_text="Leave it empty while they are away.")
    reason = one_of("Why", BreakReason.choices, missing="Select why there is a break")


class CheckInCorrectionForm(CheckInForm, CorrectionForm):
    away = forms.BooleanField(
        label="It did not take place: it is due again",
        help_text="What was written stays visible, with your reason.",
        required=False,
    )


BREAK = Correction(
    BreakCorrectionForm,
    "break-correct",
    "Correct a break",
    "spell",
    correct_break,
    remove_break,
    said="The break is corrected. The marks follow from the days as they are now.",
)
CHECK_IN = Correction(
    CheckInCorrectionForm,
    "check-in-correct",
    "Correct the check-in of week {0.week}",
    "check_in",
    correct_check_in,
    take_back_check_in,
)


class FirstDayForm(AsksAboutDay):
    on = PickedDateField(label="First day")
    why = text_box("Why it is corrected", longest=1000, rows=2)
    field_order = ("on", "why", "checked")


@GET_AND_POST
@only(can_change_placement)
def first_day(request, public_id):
    mine = placements_of(request.viewer).select_related("opportunity__employer", "referral__opportunity")
    found = get_object_or_404(mine, public_id=public_id)
    person = person_or_404(request, found.care_leaver.public_id, page="first-day-correct")
    back = reverse("placement", args=[found.public_id])
    asked, place = found.first_referral, first_place(found)
    about = {"place": place, "stands": found.starts_on, "weekly_hours": first_hours(found)}
    check = day_check(request, asked, person, GateStep.FIRST_DAY, **about)
    opened = {"record": found, "initial": {"on": found.starts_on}}
    page = PersonFormPage(
        request, FirstDayForm, draft="first-day-correct", about=public_id, **opened, **with_check(check)
    )
    if page.saves(correct_first_day, placement=found):
        changed = "on" in page.form.changed_data
        return page.redirect(FIRST_DAY_SAID if changed else NOTHING_DIFFERED, back)
    explanation = (
        f"{asked.opportunity.title}, {name_of(asked.opportunity.employer)}. Marks, check-ins to come and the activity"
        " follow the day. What it said before is kept, with your name and reason."
    )
    return page.show_about(
        person, heading="Correct the first day", button="Save the correction", back=back, explanation=explanation
    )


@GET_AND_POST
@only(can_change_placement)
def break_(request, public_id):
    mine = breaks_of(request.viewer).select_related("placement__care_leaver")
    found, whose = record_or_removed(mine, public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="break-correct")
    if found is None:
        return already_gone(request, reverse("person-journey", args=[person.public_id]))
    back = reverse("placement", args=[found.placement.public_id])
    return show_correction(request, person, found, BREAK, back=back)


@GET_AND_POST
@only(can_record_check_in)
def check_in(request, public_id):
    found = get_object_or_404(check_ins_of(request.viewer).with_details(), public_id=public_id)
    person = person_or_404(request, found.placement.care_leaver.public_id, page="check-in-correct")
    back = reverse("placement", args=[found.placement.public_id])
    if not found.done_on:
        messages.info(request, f"The check-in of week {found.week} is not recorded, so there is nothing to correct.")
        return redirect(back)
    return show_correction(
        request,
        person,
        found,
        CHECK_IN,
        back=back,
        on=found.done_on,
        going=found.going if found.going is not None else "",
    )
