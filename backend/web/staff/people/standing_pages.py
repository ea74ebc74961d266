"""Whether somebody is in touch, and in what kind of home they live: from which day on, and put right."""

from typing import Any

from django import forms
from django.urls import reverse

from backend.care_leavers.choices import Accommodation, EvidenceLevel, InTouch
from backend.care_leavers.models.standing_spells import ACCOMMODATION_CODES
from backend.care_leavers.permissions import accommodation_spells_of, can_edit_profile, in_touch_spells_of
from backend.care_leavers.standing import (
    accommodation_code,
    correct_standing,
    record_accommodation,
    record_in_touch,
    remove_standing,
)
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.fields import PickedDateField, Radios, one_of, yes_or_no
from backend.web.staff.people.activity_forms import NOBODY_MADE_SURE, EvidenceFields, evidence_of
from backend.web.staff.people.contact_forms import on_a_day
from backend.web.staff.people.correction_form import Correction, CorrectionForm, correction_page
from backend.web.staff.people.identity import PersonFormPage


SINCE = "Enter the date from which it is so"
NO_WORDS = "Where it is stands on the profile alone. Nothing is written here in free words, so that nothing tells it."


class InTouchForm(EvidenceFields):
    field_order = ("code", "on")

    code = one_of("In touch", InTouch.choices, missing="Select whether they are in touch")
    on = on_a_day("Since", SINCE)

    @property
    def facts(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {"evidence": evidence_of(given), **given}


class HomeEvidenceFields(forms.Form):
    evidence = forms.ChoiceField(
        label="How it is known", required=False, choices=[NOBODY_MADE_SURE, *EvidenceLevel.choices], widget=Radios()
    )
    verified_on = PickedDateField(label="Said or seen on", required=False)


class AccommodationForm(HomeEvidenceFields):
    field_order = ("kind", "suits", "on")

    kind = one_of("Kind of home", Accommodation.choices, missing="Select the kind of home")
    suits = yes_or_no("Does it suit them?", missing="Select whether it suits them")
    on = on_a_day("Since", SINCE)

    @property
    def facts(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        evidence = evidence_of(given)
        return {"evidence": evidence, **given}


class InTouchCorrectionForm(EvidenceFields, CorrectionForm):
    field_order = ("code", "starts_on", "ends_on")

    code = one_of("In touch", InTouch.choices, missing="Select whether they were in touch")
    starts_on = PickedDateField(label="Since", missing=SINCE)
    ends_on = PickedDateField(label="Last day", required=False, help_text="Leave it empty if it has not ended.")

    @property
    def facts(self) -> dict[str, Any]:
        return _with_evidence(super().facts)


class AccommodationCorrectionForm(HomeEvidenceFields, CorrectionForm):
    field_order = ("code", "starts_on", "ends_on")

    code = one_of("Kind of home", ACCOMMODATION_CODES, missing="Select the kind of home")
    starts_on = PickedDateField(label="Since", missing=SINCE)
    ends_on = PickedDateField(label="Last day", required=False, help_text="Leave it empty if it has not ended.")

    @property
    def facts(self) -> dict[str, Any]:
        return _with_evidence(super().facts)


def _with_evidence(given: dict[str, Any]) -> dict[str, Any]:
    if "code" not in given:
        return given
    evidence = evidence_of(given)
    return given | {"evidence": evidence}


TOUCH = Correction(
    InTouchCorrectionForm, "in-touch-correct", "Correct being in touch", "spell", correct_standing, remove_standing
)
HOME = Correction(
    AccommodationCorrectionForm,
    "accommodation-correct",
    "Correct a kind of home",
    "spell",
    correct_standing,
    remove_standing,
)


@GET_AND_POST
@only(can_edit_profile)
def in_touch(request, public_id):
    person = person_or_404(request, public_id, page="person-in-touch")
    page = PersonFormPage(request, InTouchForm, draft="person-in-touch", about=public_id)
    if page.saves(record_in_touch, care_leaver=person):
        return page.redirect("It is recorded.", "person-journey", public_id=public_id)
    back = reverse("person-journey", args=[public_id])
    return page.show_about(person, heading="Record being in touch", button="Save", back=back)


@GET_AND_POST
@only(can_edit_profile)
def accommodation(request, public_id):
    person = person_or_404(request, public_id, page="person-accommodation")
    page = PersonFormPage(request, AccommodationForm, draft="person-accommodation", about=public_id)
    if page.saves(_record_home, care_leaver=person):
        return page.redirect("The kind of home is recorded.", "person-journey", public_id=public_id)
    looks = {"button": "Save", "back": reverse("person-journey", args=[public_id]), "explanation": NO_WORDS}
    return page.show_about(person, heading="Record a kind of home", **looks)


def _record_home(*, kind: str, suits: bool, **facts):
    return record_accommodation(code=accommodation_code(kind, suits), **facts)


@GET_AND_POST
@only(can_edit_profile)
def correct_in_touch(request, public_id):
    return correction_page(request, public_id, in_touch_spells_of(request.viewer), TOUCH, back="person-journey")


@GET_AND_POST
@only(can_edit_profile)
def correct_home(request, public_id):
    return correction_page(request, public_id, accommodation_spells_of(request.viewer), HOME, back="person-journey")
