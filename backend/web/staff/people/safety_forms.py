"""Forms for what a young person must be kept away from. None of it is ever shown to an employer."""

from django import forms

from backend.employers.models import Employer
from backend.web.kit.fields import AffixInput, text_box


WHO_READS_IT = "Only staff who may see safety notes read this. Employers never do."


def note() -> forms.CharField:
    return text_box("Why", longest=1000, rows=3, help_text=WHO_READS_IT, required=False)


class PlaceForm(forms.Form):
    postcode = forms.CharField(
        label="Postcode",
        help_text="In the middle of the place, like CR0 1EA.",
        max_length=8,
        widget=forms.TextInput({"class": "govuk-input--width-10"}),
    )
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


class EmployerForm(forms.Form):
    employer = forms.ModelChoiceField(
        Employer.objects.none(),
        label="Employer",
        empty_label="",
        widget=forms.Select(attrs={"data-autocomplete": "true"}),
    )
    note = note()

    def __init__(self, *arguments, council, **options):
        super().__init__(*arguments, **options)
        self.fields["employer"].queryset = Employer.objects.for_council(council.id).by_name()


class RemoveForm(forms.Form):
    reason = text_box(
        "Why it no longer has to be avoided", longest=1000, rows=3, help_text=f"{WHO_READS_IT} It stays in the history."
    )
