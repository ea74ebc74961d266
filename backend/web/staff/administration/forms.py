"""Short forms about somebody's account. Each says what follows from it."""

from django import forms

from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.reference.choices import Route
from backend.web.kit.fields import Checkboxes, PostcodeField


WIDE = {"class": "govuk-input--width-20"}
NARROW = {"class": "govuk-input--width-5"}


class EmployersField(forms.ModelMultipleChoiceField):
    def __init__(self):
        super().__init__(
            Employer.objects.none(),
            label="Employers they speak for",
            help_text="Only for the role “Employer”: tick one or several.",
            required=False,
            widget=Checkboxes(),
        )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label="Role", choices=Role.choices, widget=forms.RadioSelect)
    employers = EmployersField()

    def __init__(self, *arguments, council, **options):
        super().__init__(*arguments, **options)
        self.fields["employers"].queryset = Employer.objects.for_council(council.id).partners().by_name()

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class InviteForm(RoleForm):
    name = forms.CharField(label="Full name", max_length=120, widget=forms.TextInput(WIDE))
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(WIDE))

    field_order = ("name", "email", "role", "employers")


def _reason(help_text: str, *, required: bool = True, widget: forms.Widget) -> forms.CharField:
    said = f"{help_text} It stands in the history of this account."
    return forms.CharField(label="Reason", help_text=said, required=required, max_length=400, widget=widget)


class EndForm(forms.Form):
    reason = _reason("For example: left the council.", required=False, widget=forms.TextInput())


class SecondFactorForm(forms.Form):
    reason = _reason("How you know that it is really them, and what was lost.", widget=forms.Textarea({"rows": 3}))


class AreaForm(forms.Form):
    postcode = PostcodeField(
        label="Postcode",
        required=False,
        help_text="Of the point in the middle. Empty, with the distance, for the whole of England.",
    )
    miles = forms.IntegerField(
        label="Distance in miles", required=False, min_value=1, max_value=200, widget=forms.TextInput(NARROW)
    )
    routes = forms.MultipleChoiceField(
        label="Routes",
        choices=Route.choices,
        required=False,
        help_text="At most two; none for all.",
        widget=Checkboxes(),
    )
