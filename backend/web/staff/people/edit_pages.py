"""A profile on one page: for somebody already here, and for somebody new."""

import datetime as dt
from collections.abc import Collection

from django import forms
from django.urls import reverse

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.care_leavers.choices import Entitlement
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.newcomers import (
    LOOKS_LIKE,
    add_newcomer,
    change_profile,
    look_alikes_of,
    new_look_alikes_of,
)
from backend.care_leavers.permissions import can_add_care_leaver, can_edit_profile
from backend.care_leavers.services import (
    identifier_is_taken,
    require_lawful_entitlement,
    set_entitlement,
)
from backend.core import clock
from backend.core.errors import Refused
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.fields import PickedDateField
from backend.web.kit.form_page import FormPage
from backend.web.staff.people.answer_fields import NOT_RECORDED
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.look_alike_form import LooksLikeOthers
from backend.web.staff.people.profile_form import WIDE, WISHES, ProfileForm


class StandingFields(forms.Form):
    """What is dated and so kept as spells: entitlement and activity."""

    entitlement = forms.ChoiceField(
        label="Entitlement category", required=False, choices=[NOT_RECORDED, *Entitlement.choices]
    )
    entitlement_from = PickedDateField(label="Entitlement from", required=False)

    def clean(self):
        chosen = super().clean()
        if chosen.get("entitlement") and not chosen.get("entitlement_from") and "entitlement_from" not in self.errors:
            self.add_error("entitlement_from", "Enter the day the entitlement category began")
        return chosen


class EditForm(LooksLikeOthers, StandingFields):
    SECTIONS = (*ProfileForm.SECTIONS, ("Change of entitlement", StandingFields))

    def save(self, by, *, kept: Collection[str] = ()) -> None:
        """Without the fields in `kept`, which stay as they are recorded."""
        changes = self.changes()
        category, since = changes.pop("entitlement"), changes.pop("entitlement_from")
        another_because = changes.pop("another_because")
        if {*WISHES} <= {*kept}:
            changes.pop("route_interests")  # of which the form shows three
        changed = {name: value for name, value in changes.items() if name not in kept}
        self.alike = new_look_alikes_of(self.care_leaver, changed)
        change_profile(care_leaver=self.care_leaver, another_because=another_because, by=by, **changed)
        if category:
            _set_entitlement(self.care_leaver, category, since, by)


def _set_entitlement(care_leaver: CareLeaver, category: str, since: dt.date, by) -> None:
    """By hand nothing is recorded that cannot be so by law; a refusal stands beside the day."""
    require_lawful_entitlement(care_leaver=care_leaver, category=category, starts_on=since)
    try:
        set_entitlement(care_leaver=care_leaver, category=category, starts_on=since, by=by)
    except Refused as refusal:
        raise Refused(refusal.message, field="entitlement_from") from refusal


class NewcomerFields(forms.Form):
    identifier = forms.CharField(
        label="Identifier in the case system", max_length=40, widget=forms.TextInput(WIDE), strip=True
    )
    activity = forms.ChoiceField(
        label="Main activity today", required=False, choices=[NOT_RECORDED, *ActivityCode.choices]
    )


class AddForm(LooksLikeOthers, StandingFields, NewcomerFields):
    SECTIONS = (
        ("Case system and activity", NewcomerFields),
        ("Entitlement", StandingFields),
        *ProfileForm.SECTIONS,
    )

    def clean_identifier(self):
        identifier = self.cleaned_data["identifier"]
        if identifier_is_taken(council=self.council, identifier=identifier):
            raise forms.ValidationError("This identifier is already in use. Search for it in Young people.")
        return identifier

    def clean(self):
        given = super().clean()
        named = ("identifier", "given_name", "family_name", "preferred_name", "birth_date")
        if given.get("identifier") and given.get("birth_date"):
            self.alike = look_alikes_of(council=self.council, **{name: given.get(name, "") for name in named})
        if self.alike and not given.get("another_because"):
            self.add_error("another_because", LOOKS_LIKE)
        return given

    def save(self, by) -> CareLeaver:
        facts = self.changes()
        category, since = facts.pop("entitlement"), facts.pop("entitlement_from")
        activity = facts.pop("activity")
        person = add_newcomer(council=self.council, by=by, **facts)
        if category:
            _set_entitlement(person, category, since, by)
        if activity:
            start_activity(care_leaver=person, code=activity, on=clock.today(), source=Source.WORKER, by=by)
        return person


@GET_AND_POST
@only(can_edit_profile)
def edit(request, public_id):
    person = person_or_404(request, public_id, page="person-edit")
    page = PersonFormPage(
        request,
        EditForm,
        draft="person-edit",
        about=public_id,
        record=person,
        viewer=request.viewer,
        care_leaver=person,
    )
    if page.saves(_change, form=page.form, kept=page.edit.kept):
        said = "The profile is saved. Matches follow within seconds."
        return page.redirect(said, "person-profile", public_id=public_id)
    if request.method == "POST":
        person.refresh_from_db()  # a refused change must not show as if it were recorded
    return page.show_about(
        person,
        "web/staff/people/edit.html",
        heading="Edit profile",
        button="Save",
        explanation="Only a name and the date of birth are needed. What is left open stays “not recorded yet”. A change"
        " is ranked again at once.",
        back=reverse("person-profile", args=[public_id]),
    )


def _change(*, form: EditForm, kept: set[str], by, **_) -> None:
    form.save(by=by, kept=kept)


def _save(*, form: AddForm, by, **_) -> CareLeaver:
    return form.save(by=by)


@GET_AND_POST
@only(can_add_care_leaver)
def add(request):
    page = FormPage(request, AddForm, draft="person-add", viewer=request.viewer)
    if page.saves(_save, form=page.form):
        said = f"{page.result.full_name} is added. Matches follow within seconds."
        return page.redirect(said, "person", public_id=page.result.public_id)
    return page.show(
        "web/staff/people/add.html",
        heading="Add a young person",
        button="Save",
        explanation="Only the identifier, a name and the date of birth are needed now; one name is enough. The rest can"
        " follow as you learn it: what is missing becomes a question, never a silent no.",
        back=reverse("people"),
    )
