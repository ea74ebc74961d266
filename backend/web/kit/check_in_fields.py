"""The questions of a check-in as fields of a form, the same for whoever answers."""

from django import forms

from backend.placements.check_in_questions import ATTENDANCE, GOING, MOST_WORDS, NOTE, SUPPORT, WORRIES, Question
from backend.web.kit.fields import Checkboxes, Radios, text_box


NOTHING_SAID = ("", "Nothing said about it")


def fields_for(asked: str, *, must_say: bool = False) -> dict[str, forms.Field]:
    """By name. `asked` is "adviser" or "employer"; with `must_say` how it is going has to be answered."""
    return {
        GOING.name: _going(asked, must_say),
        ATTENDANCE.name: forms.ChoiceField(
            label=getattr(ATTENDANCE, asked),
            choices=[*ATTENDANCE.choices, NOTHING_SAID],
            required=False,
            widget=Radios(),
        ),
        WORRIES.name: forms.MultipleChoiceField(
            label=getattr(WORRIES, asked),
            choices=WORRIES.choices,
            help_text="Select all that they name." if asked == "adviser" else "Select all that apply, or none.",
            required=False,
            widget=Checkboxes(small=True),
        ),
        SUPPORT.name: _words(SUPPORT, asked),
        NOTE.name: _words(NOTE, asked),
    }


def _going(asked: str, must_say: bool) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=getattr(GOING, asked),
        choices=[*GOING.choices, *([] if must_say else [NOTHING_SAID])],
        coerce=int,
        empty_value=None,
        required=must_say,
        widget=Radios(),
        error_messages={"required": "Select how it is going"},
    )


def _words(question: Question, asked: str) -> forms.CharField:
    return text_box(getattr(question, asked), rows=3, longest=MOST_WORDS, required=False)
