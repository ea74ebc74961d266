"""Putting right a contact, what somebody said, an activity, or an entitlement."""

from functools import partial

from django import forms
from django.urls import reverse

from backend.activities.choices import ActivityCode
from backend.activities.permissions import activity_spells_of, can_record_activity
from backend.activities.services import correct_activity, remove_activity
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
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.fields import PickedDateField, Radios, text_box
from backend.web.staff.people.correction_form import CorrectionForm, already_gone, record_or_removed, show_correction


class ContactCorrectionForm(CorrectionForm):
    method = forms.ChoiceField(label="How", choices=ContactMethod.choices, widget=forms.RadioSelect)
    on = PickedDateField(label="When")
    reached = forms.TypedChoiceField(
        label="Did you speak?",
        choices=[("True", "Yes"), ("False", "No answer")],
        coerce=lambda value: value == "True",
        widget=Radios(inline=True),
    )
    note = text_box("Note", longest=4000, rows=4, required=False)


class ViewCorrectionForm(CorrectionForm):
    words = text_box("What they said", longest=4000, rows=6, strip=False)
    on = PickedDateField(label="When")


class ActivityCorrectionForm(CorrectionForm):
    code = forms.ChoiceField(label="Main activity", choices=ActivityCode.choices, widget=forms.RadioSelect)
    starts_on = PickedDateField(label="Since")
    ends_on = PickedDateField(label="Last day", required=False, help_text="Leave it empty while it goes on.")


class EntitlementCorrectionForm(CorrectionForm):
    category = forms.ChoiceField(label="Category", choices=Entitlement.choices, widget=forms.RadioSelect)
    starts_on = PickedDateField(label="From")
    ends_on = PickedDateField(label="Last day", required=False, help_text="Leave it empty while it goes on.")


@GET_AND_POST
@only(can_record_contact)
def contact(request, public_id):
    found, whose = record_or_removed(contacts_of(request.viewer), public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="contact-correct")
    back = reverse("person-contacts", args=[person.public_id])
    if found is None:
        return already_gone(request, back)
    return show_correction(
        request,
        person,
        ContactCorrectionForm,
        draft="contact-correct",
        record=found,
        correct=partial(correct_contact, contact=found),
        remove=partial(remove_contact, contact=found),
        back=back,
        heading="Correct a contact",
    )


@GET_AND_POST
@only(can_record_contact)
def view(request, public_id):
    found, whose = record_or_removed(views_of(request.viewer), public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="view-correct")
    back = reverse("person-contacts", args=[person.public_id])
    if found is None:
        return already_gone(request, back)
    return show_correction(
        request,
        person,
        ViewCorrectionForm,
        draft="view-correct",
        record=found,
        correct=partial(correct_view, view=found),
        remove=partial(remove_view, view=found),
        back=back,
        heading="Correct what they said",
    )


@GET_AND_POST
@only(can_record_activity)
def activity(request, public_id):
    mine = activity_spells_of(request.viewer).select_related("care_leaver")
    found, whose = record_or_removed(mine, public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="activity-correct")
    back = reverse("person-journey", args=[person.public_id])
    if found is None:
        return already_gone(request, back)
    return show_correction(
        request,
        person,
        ActivityCorrectionForm,
        draft="activity-correct",
        record=found,
        correct=partial(correct_activity, spell=found),
        remove=partial(remove_activity, spell=found),
        back=back,
        heading="Correct an activity",
    )


@GET_AND_POST
@only(can_edit_profile)
def entitlement(request, public_id):
    found, whose = record_or_removed(entitlement_spells_of(request.viewer), public_id, request.viewer)
    person = person_or_404(request, whose.public_id, page="entitlement-correct")
    back = f"{reverse('person-profile', args=[person.public_id])}#entitlement"
    if found is None:
        return already_gone(request, back)
    return show_correction(
        request,
        person,
        EntitlementCorrectionForm,
        draft="entitlement-correct",
        record=found,
        correct=partial(correct_entitlement, spell=found),
        remove=partial(remove_entitlement, spell=found),
        back=back,
        heading="Correct an entitlement",
    )
