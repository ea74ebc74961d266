"""The forms of a handover, as advisers fill them in."""

from typing import Any
from uuid import UUID

from django import forms

from backend.care_leavers.choices import ContactMethod, HandoverHeading
from backend.care_leavers.handovers import LONGEST_LINE, MOST_LINES
from backend.web.kit.access import as_uuid
from backend.web.kit.fields import Checkboxes, PickedDateField, Radios, text_box


LONGEST = MOST_LINES * (LONGEST_LINE + 2)
HINTS = {
    HandoverHeading.TOLD: "In their own words, with the day. What they want, and what they are proud of.",
    HandoverHeading.WORKS: "How they like to be reached, and when. What helped before.",
    HandoverHeading.NEVER: "What makes them stop answering. Leave safety marks out: whoever may read them reads them"
    " beside this.",
    HandoverHeading.PROMISED: "What was promised, by whom and by when.",
    HandoverHeading.OPEN: "What is open, and who does the next thing.",
}


class HandoverForm(forms.Form):
    """Each line is one thing, which they may leave out."""

    told = text_box(HandoverHeading.TOLD.label, longest=LONGEST, rows=6, required=False)
    works = text_box(HandoverHeading.WORKS.label, longest=LONGEST, rows=5, required=False)
    never = text_box(HandoverHeading.NEVER.label, longest=LONGEST, rows=4, required=False)
    promised = text_box(HandoverHeading.PROMISED.label, longest=LONGEST, rows=4, required=False)
    open = text_box(HandoverHeading.OPEN.label, longest=LONGEST, rows=4, required=False)

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        for heading, hint in HINTS.items():
            self.fields[heading.value].help_text = hint

    @property
    def facts(self) -> dict[str, Any]:
        return {"lines": {heading: self.cleaned_data[heading.value] for heading in HandoverHeading}}


class AgreeForm(forms.Form):
    on = PickedDateField(label="On which day did they say yes?", missing="Enter the day they said yes")
    how = forms.ChoiceField(
        label="How did they say yes?",
        choices=ContactMethod.choices,
        widget=Radios(),
        error_messages={"required": "Select how they said yes"},
    )
    left_out = forms.MultipleChoiceField(
        label="What do they want left out?",
        help_text="It is passed on to nobody.",
        required=False,
        widget=Checkboxes(),
    )

    def __init__(self, *arguments: Any, lines: list[tuple[str, str]], **options: Any):
        super().__init__(*arguments, **options)
        self.lines = [public_id for public_id, _ in lines]
        self.fields["left_out"].choices = lines

    @property
    def facts(self) -> dict[str, Any]:
        return {
            "shown": ids_in(self.lines),
            "left_out": ids_in(self.cleaned_data["left_out"]),
            "on": self.cleaned_data["on"],
            "how": self.cleaned_data["how"],
        }


def ids_in(texts: list[str]) -> list[UUID]:
    return [each for each in map(as_uuid, texts) if each]


class NextCouncilForm(forms.Form):
    next_council = forms.CharField(
        label="Which council do they go to?",
        max_length=120,
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
        error_messages={"required": "Enter the council they go to"},
    )


class GivenForm(forms.Form):
    given_on = PickedDateField(label="On which day was it given?", missing="Enter the day it was given")
    given_to = forms.CharField(
        label="Who took it?",
        help_text="A name and what they do.",
        max_length=200,
        error_messages={"required": "Enter who took it: a name and what they do"},
    )


class NotNeededForm(forms.Form):
    why = forms.CharField(
        label="Why is none needed?", max_length=300, error_messages={"required": "Enter why none is needed"}
    )
