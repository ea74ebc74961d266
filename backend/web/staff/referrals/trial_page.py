"""A work trial before the start: its agreed days, and whether they are paid."""

from django import forms
from django.shortcuts import redirect
from django.urls import reverse

from backend.placements.permissions import can_change_placement, work_trials_of
from backend.placements.work_trials import correct_trial, remove_trial
from backend.ranking.work_trials import record_trial
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.fields import PickedDateField, yes_or_no
from backend.web.staff.people.correction_form import (
    Correction,
    CorrectionForm,
    already_gone,
    record_or_removed,
    show_correction,
)
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.referrals.referral_page import find_referral


NOTE = (
    "They try the work at the place they accepted, and it takes no other. Its days count towards no mark: marks begin"
    " with the first paid day, which comes after it. Without pay it lasts a few days at most."
)


class TrialForm(forms.Form):
    starts_on = PickedDateField(label="First day of the trial", missing="Enter the first day of the trial")
    ends_on = PickedDateField(label="Last day of the trial", missing="Enter the last day of the trial")
    is_paid = yes_or_no("Is it paid?", missing="Select whether it is paid")


class TrialCorrectionForm(TrialForm, CorrectionForm):
    pass


CORRECTION = Correction(
    TrialCorrectionForm, "work-trial-correct", "Correct the work trial", "trial", correct_trial, remove_trial
)


@GET_AND_POST
@only(can_change_placement)
def record(request, public_id):
    referral = find_referral(request, public_id, page="referral-trial")
    known = work_trials_of(request.viewer).filter(referral=referral).first()
    if known:
        return redirect("work-trial-correct", public_id=known.public_id)
    page = PersonFormPage(request, TrialForm)
    if page.saves(record_trial, referral=referral):
        said = "The work trial is recorded. Record the start once the paid work has begun."
        return page.redirect(said, "referral", public_id=public_id)
    back = reverse("referral", args=[public_id])
    about = {"heading": "Record a work trial", "button": "Save the work trial", "explanation": NOTE}
    return page.show_about(referral.care_leaver, back=back, **about)


@GET_AND_POST
@only(can_change_placement)
def correct(request, public_id):
    mine = work_trials_of(request.viewer).select_related("referral__care_leaver")
    found, whose = record_or_removed(mine, public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="work-trial-correct")
    if found is None:
        return already_gone(request, reverse("person-journey", args=[person.public_id]))
    back = reverse("referral", args=[found.referral.public_id])
    return show_correction(request, person, found, CORRECTION, back=back)
