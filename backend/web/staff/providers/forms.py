"""Whom to ask about young people, who stands on the list, and what was found out."""

from django import forms

from backend.activities.choices import EET, ActivityCode, Ground, ProviderKind
from backend.care_leavers.choices import ContactMethod
from backend.employers.models import Employer
from backend.web.kit.employer_names import EmployerField
from backend.web.kit.fields import PickedDateField, Radios, one_of, text_box


DOING = [each for each in ActivityCode.choices if each[0] in EET]


class ProviderForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    kind = one_of("What it is", ProviderKind.choices, missing="Select what it is")
    contact_name = forms.CharField(label="Whom we write to", max_length=120)
    email = forms.EmailField(label="E-mail", help_text="The link and its code go to this address alone.")
    phone = forms.CharField(label="Telephone", max_length=20, required=False)
    employer = EmployerField(
        queryset=Employer.objects.none(), required=False, label="Which employer", help_text="Only where it is one."
    )

    def __init__(self, *arguments, employers, **options):
        super().__init__(*arguments, **options)
        self.fields["employer"].queryset = employers


class EnrolmentForm(forms.Form):
    provider = forms.ModelChoiceField(queryset=None, label="Where they are")
    code = one_of("What they do there", DOING, missing="Select what they do there")
    starts_on = PickedDateField(label="Their first day there", missing="Enter their first day there")
    ground = one_of("By what we ask", Ground.choices, missing="Select by what we ask")
    agreed_on = PickedDateField(label="They agreed on", required=False)
    agreed_how = forms.ChoiceField(
        label="How they said so", required=False, choices=ContactMethod.choices, widget=Radios()
    )

    def __init__(self, *arguments, providers, **options):
        super().__init__(*arguments, **options)
        self.fields["provider"].queryset = providers


class EndForm(forms.Form):
    because = text_box("Why they are removed from the list", longest=500, rows=2)


class SettleForm(forms.Form):
    how = text_box("What you found out, and what you put right", longest=500, rows=3)
