"""A manager's note on a record, and the answer to what it asks."""

from django import forms

from backend.plans.choices import OversightOutcome
from backend.plans.oversight import LONGEST_TEXT
from backend.plans.services import LONGEST_REASON
from backend.web.kit.fields import one_of, text_box


class NoteForm(forms.Form):
    words = text_box(
        "What did you look at, and what did you find?",
        longest=LONGEST_TEXT,
        rows=5,
        help_text="The plan and its reviews, what they said themselves, whether what was promised was done.",
        error_messages={"required": "Enter what you looked at and found"},
    )
    outcome = one_of("Do you sign it off?", OversightOutcome.choices, missing="Select whether you sign it off")
    asks = text_box(
        "If not: what has to be done or put right first?",
        longest=LONGEST_REASON,
        rows=2,
        required=False,
        help_text="The adviser finds it on Today until somebody has said what was done.",
    )


class AnswerForm(forms.Form):
    answer = text_box(
        "What was done?", longest=LONGEST_REASON, rows=3, error_messages={"required": "Enter what was done"}
    )
