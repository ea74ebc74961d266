"""Whom to ask about young people, who stands on the list, and what was found out."""

from typing import Any

from django import forms

from backend.activities.choices import EET, ActivityCode, Ground, ProviderKind, Whereabouts
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
    learner_number = forms.CharField(
        label="Their unique learner number",
        max_length=20,
        required=False,
        help_text="Ten digits. Only where the provider sends files that name learners by it.",
    )
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


class SaidForm(forms.Form):
    """What was said on the telephone of one person."""

    said = forms.ChoiceField(
        label="What they said",
        choices=Whereabouts.choices,
        widget=Radios(
            reveals={Whereabouts.LEFT: "left_on", Whereabouts.MOVED: ("moved_after", "where", "there_since")}
        ),
        error_messages={"required": "Select what they said"},
    )
    left_on = PickedDateField(label="Last day there", required=False)
    moved_after = PickedDateField(label="Last day there, before they moved on", required=False)
    where = forms.CharField(label="Where to, if they know", max_length=120, required=False)
    there_since = PickedDateField(label="There since, if they know", required=False)

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given["said"] == Whereabouts.LEFT:
            return {"said": given["said"], "last_day": given["left_on"]}
        if given["said"] == Whereabouts.STILL_HERE:
            return {"said": given["said"]}
        moved = {name: given[name] for name in ("said", "where", "there_since")}
        return moved | {"last_day": given["moved_after"]}

    def add_error(self, field: str | None, error: Any) -> None:
        """The services call either last day by the same name."""
        has_moved = self.cleaned_data.get("said") == Whereabouts.MOVED if hasattr(self, "cleaned_data") else False
        super().add_error(("moved_after" if has_moved else "left_on") if field == "last_day" else field, error)


class SettleForm(forms.Form):
    how = text_box("What you found out, and what you put right", longest=500, rows=3)
