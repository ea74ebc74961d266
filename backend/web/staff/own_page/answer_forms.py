"""How what a young person wrote is answered, and a try to reach them is recorded."""

from django import forms

from backend.care_leavers.choices import ContactMethod
from backend.web.kit.fields import PickedDateField, TimeField, one_of, text_box


class AnswerForm(forms.Form):
    answer = text_box(
        "What was done about it", rows=5, help_text="They can read this on their page, so write it to them."
    )


class HarmAnswerForm(AnswerForm):
    """Also when they were spoken to, and who was told: recorded once, with the answer."""

    field_order = ("spoken_on", "told_whom", "answer")
    spoken_on = PickedDateField(label="When did somebody speak with them?", missing="Enter the day you spoke with them")
    told_whom = forms.CharField(
        label="Who was told",
        help_text="A name and what they do, like “Sam Okoro, safeguarding lead”. They cannot read this.",
        max_length=200,
        error_messages={"required": "Enter who was told: a name and what they do"},
    )


class TryForm(forms.Form):
    """How somebody tried to reach them, and when the next try is."""

    method = one_of("How did you try?", ContactMethod.choices, missing="Select how you tried to reach them")
    next_try_on = PickedDateField(label="When do you try again?", missing="Enter the day you try again")
    next_try_at = TimeField(label="At what time?", required=False)
