"""Forms for what a young person must be kept away from. None of it is ever shown to an employer."""

from django import forms

from backend.care_leavers.mark_readers import Readers, possible_readers
from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.web.kit.employer_names import EmployerField
from backend.web.kit.fields import AffixInput, Checkboxes, PostcodeField, Radios, text_box


WHO_READS_IT = "Only staff who may see safety notes read this. Employers never do."


def note() -> forms.CharField:
    return text_box("Why", longest=1000, rows=3, help_text=WHO_READS_IT, required=False)


OPEN, RESTRICTED = "open", "restricted"
ROLES = (Role.HEAD, Role.STAFF, Role.EET_ADVISER)


class ReadersForm(forms.Form):
    """Who may see a mark. `facts` gives them to the service as one."""

    seen_by = forms.ChoiceField(
        label="Who may see it",
        choices=[
            (OPEN, "Everybody who may see safety notes"),
            (RESTRICTED, "Only whoever recorded it, those chosen below, and the safeguarding lead"),
        ],
        initial=OPEN,
        required=False,
        widget=Radios(hints={RESTRICTED: "Others see that something rules a match out, and whom to ask. No more."}),
    )
    users = forms.MultipleChoiceField(
        label="People who may see it too",
        help_text="Only counts where it is restricted.",
        required=False,
        widget=Checkboxes(small=True),
    )
    roles = forms.MultipleChoiceField(
        label="Roles that may see it too",
        help_text="Only counts where it is restricted.",
        required=False,
        choices=[(role.value, role.label) for role in ROLES],
        widget=Checkboxes(small=True),
    )

    def __init__(self, *arguments, council, **options):
        super().__init__(*arguments, **options)
        self.members = {str(each.public_id): each for each in possible_readers(council).order_by("user__name", "id")}
        self.fields["users"].choices = [
            (key, f"{each.user}, {each.get_role_display()}") for key, each in self.members.items()
        ]

    @property
    def readers(self) -> Readers:
        chosen = self.cleaned_data
        return Readers(
            is_restricted=chosen["seen_by"] == RESTRICTED,
            users=tuple(self.members[key].user for key in chosen["users"]),
            roles=tuple(Role(role) for role in chosen["roles"]),
        )

    @property
    def facts(self) -> dict:
        rest = {name: value for name, value in self.cleaned_data.items() if name not in ("users", "roles")}
        return rest | {"seen_by": self.readers}


def readers_of(mark) -> dict:
    """What the form is opened on."""
    return {
        "seen_by": RESTRICTED if mark.is_restricted else OPEN,
        "users": [
            str(each.public_id)
            for each in possible_readers(mark.care_leaver.council)
            if each.user_id in mark.reader_ids
        ],
        "roles": mark.reader_roles,
    }


class PlaceForm(ReadersForm):
    field_order = ("postcode", "radius_miles", "note")
    postcode = PostcodeField(label="Postcode", help_text="In the middle of the place, like CR0 1EA.")
    radius_miles = forms.DecimalField(
        label="How far around it",
        help_text="Everything within this distance is kept away from their matches.",
        min_value=0.1,
        max_value=50,
        max_digits=4,
        decimal_places=1,
        widget=AffixInput(suffix="miles"),
    )
    note = note()


class EmployerForm(ReadersForm):
    field_order = ("employer", "note")
    employer = EmployerField(
        Employer.objects.none(),
        label="Employer",
        empty_label="",
        widget=forms.Select(attrs={"data-autocomplete": "true"}),
    )
    note = note()

    def __init__(self, *arguments, council, **options):
        super().__init__(*arguments, council=council, **options)
        self.fields["employer"].queryset = Employer.objects.for_council(council.id).by_name()


class RemoveForm(forms.Form):
    reason = text_box(
        "Why it no longer has to be avoided", longest=1000, rows=3, help_text=f"{WHO_READS_IT} It stays in the history."
    )
