"""What is done about an application from its referral: each part, the last day, one press for what happened."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from backend.referrals.applications import change_part, parts_of, set_last_day
from backend.referrals.choices import PartOwner, Way
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import PickedDateField, one_of
from backend.web.staff.applications.section import who_sees_to
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.referrals.referral_page import find_referral


class PartForm(forms.Form):
    owner = one_of("Who sees to it", (), missing="Select who sees to it")
    due_on = PickedDateField(label="By when", required=False)
    note = forms.CharField(
        label="Who it is, or where it lies",
        required=False,
        max_length=200,
        help_text="For example, the name of a referee and how they know each other.",
    )

    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *arguments, owners: list[tuple[str, str]], **options):
        super().__init__(*arguments, **options)
        self.fields["owner"].choices = owners


class LastDayForm(forms.Form):
    apply_by = PickedDateField(
        label="Last day to apply", required=False, help_text="Leave it empty where the advert gives none."
    )


def find_application(request: HttpRequest, public_id, *, page: str) -> Referral:
    referral: Referral = find_referral(request, public_id, page=page)
    if referral.way != Way.HELPED_TO_APPLY:
        raise Http404
    return referral


@GET_AND_POST
@only(can_refer)
def part(request: HttpRequest, public_id, part: str) -> HttpResponse:
    """Who sees to a part and by when."""
    referral = find_application(request, public_id, page="referral-part")
    now = next((each for each in parts_of(referral) if each.part == part), None)
    if now is None:
        raise Http404
    owners = [(each.value, who_sees_to(referral, each)) for each in PartOwner]
    proposed = {"owner": now.owner.value, "due_on": now.due_on, "note": now.note, "opened": now.digest}
    page = PersonFormPage(request, PartForm, owners=owners, proposed=proposed)
    if page.saves(change_part, referral=referral, part=now.part):
        return page.redirect(f"{now.part.label}: saved.", "referral", public_id)
    return _about(page, referral, now.part.label, "Save")


@GET_AND_POST
@only(can_refer)
def last_day(request: HttpRequest, public_id) -> HttpResponse:
    referral = find_application(request, public_id, page="referral-last-day")
    page = PersonFormPage(request, LastDayForm, initial={"apply_by": referral.apply_by}, record=referral)
    if page.saves(set_last_day, referral=referral):
        return page.redirect("The last day to apply is saved.", "referral", public_id)
    return _about(page, referral, "Last day to apply", "Save")


def _about(page: PersonFormPage, referral: Referral, heading: str, button: str) -> HttpResponse:
    back = reverse("referral", args=[referral.public_id])
    about = {"heading": heading, "button": button, "back": back, "explanation": referral.opportunity.title}
    return page.show_about(referral.care_leaver, **about)
