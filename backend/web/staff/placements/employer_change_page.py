"""The first day with another employer within an apprenticeship, which goes on as one."""

from django import forms
from django.shortcuts import redirect

from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.placements.choices import EmployerChangeReason
from backend.placements.employer_changes import hours_after, referrals_to_go_on_with
from backend.placements.models import Placement
from backend.placements.permissions import can_change_placement
from backend.ranking.gated_steps import change_employer
from backend.reference.choices import LegalGround
from backend.reference.legal_grounds import grounds_on
from backend.reference.provenance import with_caution
from backend.referrals.gate_answers import GateStep
from backend.referrals.models import Referral
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import PickedDateField, one_of, text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.moved_on import tell_moved_on
from backend.web.kit.shown import Shown
from backend.web.staff.placements.change_pages import lead_on, placement_of_page, show_change
from backend.web.staff.referrals.day_checks import day_check, typed_place, with_check
from backend.web.staff.referrals.forms import AsksAboutDay


NO_REFERRAL = "Nothing of theirs is accepted at another employer yet. Refer them there and record that they accept."


class EmployerChangeForm(AsksAboutDay):
    referral = one_of("The new employer", (), missing="Select the new employer")
    workplace = forms.ChoiceField(
        label="The place they start at", required=False, help_text="Only where the new employer has several."
    )
    on = PickedDateField(label="First day with the new employer", initial=clock.today)
    reason = one_of("Why the employer changes", EmployerChangeReason.choices, missing="Select why it changes")
    note = text_box("Note", rows=3, required=False)
    field_order = ("referral", "workplace", "on", "reason", "note", "checked")

    def __init__(self, *arguments, referrals: list[Referral], **options):
        super().__init__(*arguments, **options)
        self.referrals = {str(each.public_id): each for each in referrals}
        self.fields["referral"].choices = [
            (key, f"{each.opportunity.title}, {name_of(each.opportunity.employer)}")
            for key, each in self.referrals.items()
        ]
        places = {site.in_words for each in referrals for site in each.opportunity.sites.all() if site.in_words}
        self.fields["workplace"].choices = [("", "There is only one"), *((each, each) for each in sorted(places))]

    def clean_referral(self) -> Referral:
        return self.referrals[self.cleaned_data["referral"]]


@GET_AND_POST
@only(can_change_placement)
def employer_change(request, public_id):
    found: Placement = placement_of_page(request, public_id)
    if refusal := _refusal(found):
        tell_moved_on(request, refusal)
        return redirect("placement", public_id=public_id)
    referrals = _choices(found)
    options = {"about": public_id, "referrals": referrals, **with_check(_check_of_day(request, found, referrals))}
    page = FormPage(request, EmployerChangeForm, draft="employer-change", **options)
    if page.saves(change_employer, placement=found):
        return lead_on(page, found, "The new employer is recorded. Check-ins, marks and breaks go on as they were.")
    says = " ".join(with_caution(f"{row.says}.", [row]) for row in grounds_on([LegalGround.CHANGE_OF_EMPLOYER]))
    note = f"{says} Check-ins, marks, breaks and the activity go on. The employer before reads nothing more of them."
    return show_change(page, found, "Record a change of employer", "Record the new employer", note)


def _choices(found: Placement) -> list[Referral]:
    return list(referrals_to_go_on_with(found).with_details())


def _check_of_day(request, found: Placement, referrals: list[Referral]) -> Shown | None:
    """Of the first day with the employer that was chosen, as of a start there."""
    referral = next((each for each in referrals if str(each.public_id) == request.POST.get("referral")), None)
    if referral is None:
        return None
    person = care_leavers_of(request.viewer).with_profile().get(id=found.care_leaver_id)
    place = typed_place(referral, request.POST.get("workplace", ""))
    about = {"place": place, "weekly_hours": hours_after(found, referral.opportunity)}
    return day_check(request, referral, person, GateStep.STARTED, **about)


def _refusal(found: Placement) -> str:
    """Why nothing can be recorded here; empty where something can."""
    if not found.is_apprenticeship or found.ended_on:
        return "Only an apprenticeship that has not ended can move to another employer."
    return "" if referrals_to_go_on_with(found).exists() else NO_REFERRAL
