from django import forms

from backend.employers.choices import DisabilityConfident, EmployerKind, EmployerSize, Pledge
from backend.employers.facts import LONGEST_TRIAL
from backend.employers.models import Employer
from backend.web.kit.fields import AffixInput, Checkboxes, Radios, one_of, text_box, yes_or_no


WIDE = {"class": "govuk-input--width-20"}
NOT_SAID = ("", "Not recorded yet")
CONFIDENT = [
    ("no", "No"),
    *((level.value, level.label) for level in DisabilityConfident),
    ("yes", "Yes, level not known"),
]


def _register_entry(label: str, help_text: str, *, longest: int, width: int, **attributes: str) -> forms.CharField:
    """What a register or directory says of it, which the council's side compares."""
    widget = forms.TextInput({"class": f"govuk-input--width-{width}", **attributes})
    return forms.CharField(label=label, help_text=help_text, max_length=longest, required=False, widget=widget)


class OwnFactsForm(forms.Form):
    """What an employer says of itself. What it is known and checked by, only the council's side changes."""

    all_optional = True

    about = text_box(
        "About the organisation",
        longest=1000,
        rows=4,
        help_text="Two or three sentences that people read beside what you offer.",
        required=False,
    )
    website = forms.URLField(label="Website", required=False, assume_scheme="https", widget=forms.URLInput(WIDE))
    size = forms.ChoiceField(label="Size", choices=[NOT_SAID, *EmployerSize.choices], required=False)
    confident = forms.ChoiceField(
        label="Disability Confident",
        choices=CONFIDENT,
        widget=Radios(),
        initial="no",
        error_messages={"required": "Select whether they are Disability Confident"},
    )
    levy_payer = yes_or_no("Do you pay the apprenticeship levy?")
    pledges = forms.MultipleChoiceField(
        label="Pledges",
        help_text="What everybody you take on can rely on.",
        choices=Pledge.choices,
        required=False,
        widget=Checkboxes(reveals={Pledge.WORK_TRIAL.value: "work_trial_days"}),
    )
    work_trial_days = forms.IntegerField(
        label="How long is the work trial?",
        help_text=f"From 1 to {LONGEST_TRIAL} days.",
        min_value=1,
        max_value=LONGEST_TRIAL,
        required=False,
        widget=AffixInput(suffix="days", attrs={"inputmode": "numeric"}),
    )
    work_trial_paid = yes_or_no(
        "Is the work trial paid?",
        help_text="Only if you pledge one. Unpaid work of more than a day is likely to be owed the minimum wage.",
    )

    @property
    def facts(self) -> dict:
        """What the services take, by the names of the facts."""
        facts = dict(self.cleaned_data)
        confident = facts.pop("confident")
        level = confident if confident in DisabilityConfident else ""
        return facts | {"disability_confident": confident != "no", "disability_confident_level": level}


class EmployerForm(OwnFactsForm):
    all_optional = False

    name = forms.CharField(label="Name", max_length=160, widget=forms.TextInput(WIDE))
    kind = one_of(
        "Kind",
        [each for each in EmployerKind.choices if each[0] != EmployerKind.FEED],
        missing="Select whether it is a council department or a partner employer",
    )
    companies_house_number = _register_entry(
        "Companies House number", "8 characters, like 01234567 or SC123456.", longest=12, width=10
    )
    charity_number = _register_entry(
        "Charity number", "6 or 7 digits, or like SC012345 in Scotland.", longest=12, width=10
    )
    published_phone = _register_entry(
        "Published telephone number",
        "From their site or a directory. Contacts are called back on it.",
        longest=20,
        width=20,
        inputmode="tel",
    )
    covenant_signatory = forms.BooleanField(label="Signatory of the Care Leaver Covenant", required=False)

    field_order = ("name", "kind", "companies_house_number", "charity_number", "published_phone", "website")


def initial_of(employer: Employer) -> dict:
    names = {*EmployerForm.base_fields} - {"confident"}
    confident = employer.disability_confident_level or ("yes" if employer.disability_confident else "no")
    return {name: getattr(employer, name) for name in names} | {"confident": confident}


class InviteForm(forms.Form):
    name = forms.CharField(label="Full name", max_length=120, widget=forms.TextInput(WIDE))
    email = forms.EmailField(
        label="E-mail address",
        help_text="Their own, at work: each person signs in for themselves.",
        widget=forms.EmailInput(WIDE),
    )
