"""Somebody new: the few facts that matching and the rules ask for first. The rest follows in parts, in any order."""

from django import forms
from django.urls import reverse

from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.consents import give_consent
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.newcomers import LOOKS_LIKE, add_newcomer, look_alikes_of
from backend.care_leavers.permissions import can_add_care_leaver
from backend.care_leavers.services import identifier_is_taken
from backend.core import clock
from backend.councils.choices import Role
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import Radios
from backend.web.kit.form_page import FormPage
from backend.web.staff.people.edit_pages import begin_entitlement
from backend.web.staff.people.identity import ranked_url
from backend.web.staff.people.look_alike_form import LookAlikeFields, LooksLikeOthers
from backend.web.staff.people.profile_fields import WIDE, EntitlementFields


NAMED = ("identifier", "given_name", "family_name", "preferred_name", "birth_date")
AGREED = "agreed"


class NewcomerFields(forms.Form):
    identifier = forms.CharField(
        label="Identifier in the case system",
        max_length=40,
        widget=forms.TextInput(WIDE),
        help_text="The next file finds them by it.",
    )
    share_name = forms.ChoiceField(
        label="May an employer have their name?",
        required=False,
        choices=[(AGREED, "They agreed today"), ("", "Not asked yet")],
        widget=Radios(reveals={AGREED: "agreed_how"}),
        help_text="Without their agreement nothing goes to an employer. Every other agreement can follow.",
    )
    agreed_how = forms.ChoiceField(
        label="How they said so", required=False, choices=[("", "Select how"), *ContactMethod.choices]
    )


class AddForm(LooksLikeOthers, EntitlementFields, NewcomerFields):
    all_optional = False
    SECTIONS = (
        ("Who they are", ("given_name", "family_name", "birth_date", "identifier")),
        ("How to reach them", ("phone", "email", "contact_preference")),
        ("Where they live", ("home_postcode", "home_is_confidential")),
        ("Leaving care, and who works with them", (*EntitlementFields.base_fields, "eet_adviser")),
        ("What they want", ("aspiration", "first_wish")),
        ("Their agreement", ("share_name", "agreed_how")),
    )

    def __init__(self, *arguments, viewer, **options):
        asked = [name for _, names in self.SECTIONS for name in (*names, *LookAlikeFields.base_fields)]
        super().__init__(*arguments, viewer=viewer, only=asked, **options)
        self.order_fields(asked)  # errors are told in the order of the page
        if viewer.is_one_of(Role.EET_ADVISER):
            self.fields["eet_adviser"].initial = viewer.user_id

    def clean_identifier(self):
        identifier = self.cleaned_data["identifier"]
        if identifier_is_taken(council=self.council, identifier=identifier):
            raise forms.ValidationError("This identifier is already in use. Search for it in Young people.")
        return identifier

    def clean(self):
        given = super().clean()
        if given.get("identifier") and given.get("birth_date"):
            self.alike = look_alikes_of(council=self.council, **{name: given.get(name, "") for name in NAMED})
        if self.alike and not given.get("another_because"):
            self.add_error("another_because", LOOKS_LIKE)
        if given.get("share_name") and not given.get("agreed_how") and "agreed_how" not in self.errors:
            self.add_error("agreed_how", "Select how they said so")
        return given

    def save(self, by) -> CareLeaver:
        facts = self.changes()
        category, since = facts.pop("entitlement"), facts.pop("entitlement_from")
        agreed, how = facts.pop("share_name"), facts.pop("agreed_how")
        person = add_newcomer(council=self.council, by=by, **facts)
        if category:
            begin_entitlement(person, category, since, by)
        if agreed:
            give_consent(care_leaver=person, kind=ConsentKind.SHARE_NAME, on=clock.today(), how=how, by=by)
        return person


@GET_AND_POST
@only(can_add_care_leaver)
def add(request):
    page = FormPage(request, AddForm, draft="person-add", viewer=request.viewer)
    if page.saves(_save, form=page.form):
        said = f"{page.result.full_name} is added. Matches follow within seconds."
        return page.redirect(said, "person-parts", page.result.public_id, follow=ranked_url(page.result))
    return page.show(
        "web/staff/people/add.html",
        heading="Add a young person",
        button="Add them",
        explanation="A name, the date of birth and the identifier are needed now; one name is enough. The rest can"
        " follow as you learn it, a short page at a time: what is missing becomes a question, never a silent no.",
        back=reverse("people"),
    )


def _save(*, form: AddForm, by, **_) -> CareLeaver:
    return form.save(by=by)
