"""Putting right a contact, what somebody said, an activity, or an entitlement."""

from typing import Any

from django import forms

from backend.activities.choices import ActivityCode
from backend.activities.corrections import correct_activity, remove_activity
from backend.activities.permissions import activity_spells_of, can_record_activity
from backend.care_leavers.choices import ContactMethod, Entitlement
from backend.care_leavers.contact_corrections import correct_contact, correct_view, remove_contact, remove_view
from backend.care_leavers.entitlement_corrections import correct_entitlement, remove_entitlement
from backend.care_leavers.permissions import (
    can_edit_profile,
    can_record_contact,
    contacts_of,
    entitlement_spells_of,
    views_of,
)
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import PickedDateField, one_of, text_box, yes_or_no
from backend.web.staff.people.activity_forms import DetailFields, with_details
from backend.web.staff.people.contact_forms import (
    DAY_OF_CONTACT,
    DAY_THEY_SAID_IT,
    FIRST_DAY_OF_ACTIVITY,
    HOW_IN_TOUCH,
)
from backend.web.staff.people.correction_form import Correction, CorrectionForm, correction_page


class ContactCorrectionForm(CorrectionForm):
    method = one_of("How", ContactMethod.choices, missing=HOW_IN_TOUCH)
    on = PickedDateField(label="When", missing=DAY_OF_CONTACT)
    reached = yes_or_no("Did you speak?", no="No answer", missing="Select whether you spoke")
    note = text_box("Note", longest=4000, rows=4, required=False)


class ViewCorrectionForm(CorrectionForm):
    words = text_box("What they said", longest=4000, rows=6, strip=False)
    on = PickedDateField(label="When", missing=DAY_THEY_SAID_IT)


class ActivityCorrectionForm(DetailFields, CorrectionForm):
    field_order = ("code", "starts_on", "ends_on")

    code = forms.ChoiceField(label="Main activity", choices=ActivityCode.choices, widget=forms.RadioSelect)
    starts_on = PickedDateField(label="Since", missing=FIRST_DAY_OF_ACTIVITY)
    ends_on = PickedDateField(label="Last day", required=False, help_text="Leave it empty if it has not ended.")

    @property
    def facts(self) -> dict[str, Any]:
        return with_details(super().facts)


class EntitlementCorrectionForm(CorrectionForm):
    category = forms.ChoiceField(label="Category", choices=Entitlement.choices, widget=forms.RadioSelect)
    starts_on = PickedDateField(label="From", missing="Enter the date it began")
    ends_on = PickedDateField(label="Last day", required=False, help_text="Leave it empty if it has not ended.")


CONTACT = Correction(
    ContactCorrectionForm, "contact-correct", "Correct a contact", "contact", correct_contact, remove_contact
)
VIEW = Correction(ViewCorrectionForm, "view-correct", "Correct what they said", "view", correct_view, remove_view)
ACTIVITY = Correction(
    ActivityCorrectionForm, "activity-correct", "Correct an activity", "spell", correct_activity, remove_activity
)
ENTITLEMENT = Correction(
    EntitlementCorrectionForm,
    "entitlement-correct",
    "Correct an entitlement",
    "spell",
    correct_entitlement,
    remove_entitlement,
)


@GET_AND_POST
@only(can_record_contact)
def contact(request, public_id):
    return correction_page(request, public_id, contacts_of(request.viewer), CONTACT, back="person-contacts")


@GET_AND_POST
@only(can_record_contact)
def view(request, public_id):
    return correction_page(request, public_id, views_of(request.viewer), VIEW, back="person-contacts")


@GET_AND_POST
@only(can_record_activity)
def activity(request, public_id):
    return correction_page(
        request,
        public_id,
        activity_spells_of(request.viewer).select_related("care_leaver"),
        ACTIVITY,
        back="person-journey",
    )


@GET_AND_POST
@only(can_edit_profile)
def entitlement(request, public_id):
    return correction_page(
        request, public_id, entitlement_spells_of(request.viewer), ENTITLEMENT, back="person-profile#entitlement"
    )
