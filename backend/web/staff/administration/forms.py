"""Short forms about somebody's account. Each says what follows from it."""

from django import forms

from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.reference.choices import Route
from backend.web.kit.fields import Checkboxes, PostcodeField


WIDE = {"class": "govuk-input--width-20"}
NARROW = {"class": "govuk-input--width-5"}


MOST_FOUND = 20
EMPLOYERS_LISTED = 8  # more are searched for by name
ONLY_FOR_EMPLOYERS = "Only for the role “Employer”: "


class FoundEmployers(Checkboxes):
    """Of many only those that are found, and those that are ticked; of a few all."""

    found: frozenset[str] | None = None

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, value, attrs)
        return groups if self.found is None else [group for group in groups if self._is_shown(group)]

    def _is_shown(self, group) -> bool:
        _, (option, *_), _ = group
        return bool(option["selected"]) or str(option["value"]) in self.found


class EmployersField(forms.ModelMultipleChoiceField):
    def __init__(self):
        super().__init__(
            Employer.objects.none(),
            label="Employers they speak for",
            help_text=f"{ONLY_FOR_EMPLOYERS}tick one or several.",
            required=False,
            widget=FoundEmployers(),
        )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label="Role", choices=Role.choices, widget=forms.RadioSelect)
    employer_search = forms.CharField(
        label="Find an employer by name",
        help_text=f"{ONLY_FOR_EMPLOYERS}type a part of the name and press the button. You tick those you mean next.",
        required=False,
        max_length=80,
        widget=forms.TextInput(WIDE),
    )
    employers = EmployersField()

    def __init__(self, *arguments, council, **options):
        super().__init__(*arguments, **options)
        employers = self.fields["employers"]
        employers.queryset = Employer.objects.for_council(council.id).partners().by_name()
        if employers.queryset.count() <= EMPLOYERS_LISTED:
            del self.fields["employer_search"]
        else:
            employers.help_text = f"{ONLY_FOR_EMPLOYERS}the ones you find by name are listed here, to tick."
            employers.widget.found = self._found()

    def _found(self) -> frozenset[str]:
        typed = str(self.data.get("employer_search") or "").strip()
        found = self.fields["employers"].queryset.named_like(typed)[:MOST_FOUND] if typed else []
        return frozenset(str(each.pk) for each in found)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict:
        facts = super().clean()
        if "employer_search" in self.fields and facts.get("role") == Role.EMPLOYER and not facts.get("employers"):
            self._ask_which(facts.get("employer_search", "").strip())
        return facts

    def _ask_which(self, typed: str) -> None:
        if not typed:
            self.add_error("employer_search", "Type a part of the name of the employer they speak for")
        elif self.fields["employers"].widget.found:
            self.add_error("employers", "Select which of these they speak for")
        else:
            self.add_error("employer_search", f"No employer here is called anything like “{typed}”")

    @property
    def facts(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "employer_search"}


class InviteForm(RoleForm):
    name = forms.CharField(label="Full name", max_length=120, widget=forms.TextInput(WIDE))
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(WIDE))

    field_order = ("name", "email", "role", "employer_search", "employers")


def _reason(help_text: str, *, required: bool = True, widget: forms.Widget) -> forms.CharField:
    said = f"{help_text} It is kept in the history of this account."
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
