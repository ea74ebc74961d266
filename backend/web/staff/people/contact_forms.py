"""Short forms for what happens with a young person."""

from django import forms

from backend.activities.choices import ActivityCode
from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.models import Consent
from backend.care_leavers.services import given_already
from backend.core import clock
from backend.web.kit.fields import Checkboxes, PickedDateField, text_box


def on_a_day(label: str) -> PickedDateField:
    return PickedDateField(label=label, initial=clock.today)


class ContactForm(forms.Form):
    """Which of its two buttons was pressed says whether they were reached."""

    method = forms.ChoiceField(label="How", choices=ContactMethod.choices, widget=forms.RadioSelect)
    on = on_a_day("When")
    note = text_box("Note", longest=4000, rows=4, required=False)


class ViewForm(forms.Form):
    words = text_box(
        "What they said", longest=4000, rows=6, help_text="In their own words, as they said it.", strip=False
    )
    on = on_a_day("When")


class ActivityForm(forms.Form):
    code = forms.ChoiceField(label="Main activity", choices=ActivityCode.choices, widget=forms.RadioSelect)
    on = on_a_day("Since")


class ConsentForm(forms.Form):
    kinds = forms.MultipleChoiceField(label="What they agreed to", widget=Checkboxes())
    how = forms.ChoiceField(label="How they said so", choices=ContactMethod.choices, widget=forms.RadioSelect)
    on = on_a_day("When")

    def __init__(self, *arguments, in_force: list[Consent], **options):
        super().__init__(*arguments, **options)
        standing = {agreed.kind: agreed for agreed in in_force}
        kinds = self.fields["kinds"]
        kinds.choices = [(kind.value, kind.label) for kind in ConsentKind if kind not in standing]
        given_meanwhile = [standing[kind] for kind in self["kinds"].data or () if kind in standing]
        if given_meanwhile:
            kinds.error_messages["invalid_choice"] = " ".join(map(given_already, given_meanwhile))
