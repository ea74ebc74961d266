"""Facts of a young person for returns alone."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from backend.returns.choices import EthnicCode, Sex
from backend.returns.permissions import can_prepare_returns, return_facts_of
from backend.returns.services import FACTS, save_return_facts
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.fields import PickedDateField, Radios
from backend.web.staff.people.identity import PersonFormPage


NOT_GIVEN = ("", "Not given yet")
SAID = {"True": True, "False": False, "": None}


def _said(label: str) -> forms.TypedChoiceField:
    choices = [NOT_GIVEN, ("True", "Yes"), ("False", "No")]
    return forms.TypedChoiceField(
        label=label, required=False, choices=choices, coerce=SAID.get, empty_value=None, widget=Radios()
    )


def _line(label: str, longest: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=longest, help_text=help_text)


class ReturnFactsForm(forms.Form):
    sex = forms.ChoiceField(label="Sex", required=False, choices=[NOT_GIVEN, *Sex.choices], widget=Radios())
    ethnic_code = forms.ChoiceField(label="Ethnic background", required=False, choices=[NOT_GIVEN, *EthnicCode.choices])
    upn = _line("Unique pupil number", 13, "A letter and 12 digits. Where there is none, UN2 to UN5 for why.")
    child = _line("Identifier in returns", 10, "Only where it differs from the identifier on the profile.")
    was_unaccompanied = _said("Did they come to the UK alone, seeking asylum?")
    has_disability = _said("Do they have a disability?")
    team = _line("Allocated team", 80)
    worker = _line("Allocated worker", 80)
    pathway_plan_reviewed_on = PickedDateField(label="Last review of the pathway plan", required=False)

    @property
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


@GET_AND_POST
@only(can_prepare_returns)
def facts(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-return-facts")
    kept = return_facts_of(request.viewer).filter(care_leaver=person).first()
    held = {name: getattr(kept, name) for name in FACTS if getattr(kept, name) is not None} if kept else {}
    page = PersonFormPage(request, ReturnFactsForm, draft="return-facts", about=public_id, initial=held, record=kept)
    if page.saves(save_return_facts, care_leaver=person):
        return page.redirect("Saved. Returns alone read it.", "person-profile", public_id=public_id)
    return page.show_about(
        person,
        heading="Facts for returns",
        button="Save the facts",
        back=reverse("person-profile", args=[public_id]),
        explanation="Returns of the council need these. No match, no list and no ranking reads them, and no employer.",
    )
