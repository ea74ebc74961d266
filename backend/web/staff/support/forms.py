from django import forms

from backend.core import clock
from backend.placements.support import ASKED_AFTER, LONGEST_WORDS
from backend.placements.support_choices import Helped, SupportKind
from backend.web.kit.fields import PickedDateField, one_of, text_box


class SupportForm(forms.Form):
    kind = one_of("What kind of support was it?", SupportKind.choices, missing="Select what kind of support it was")
    words = text_box(
        "What was done",
        longest=LONGEST_WORDS,
        rows=3,
        help_text="For example: later start on Mondays agreed with the manager. Or why nothing is needed any more.",
        error_messages={"required": "Write what was done, or why nothing is needed any more"},
    )
    on = PickedDateField(label="When", missing="Enter the date")
    asks_on = PickedDateField(
        label="When do you ask whether it helped?",
        required=False,
        help_text="It comes back on Today then. Leave it empty for two weeks after.",
    )

    @staticmethod
    def proposed() -> dict[str, object]:
        today = clock.today()
        return {"on": today, "asks_on": today + ASKED_AFTER}


class HelpedForm(forms.Form):
    helped = one_of("Did it help?", Helped.choices, missing="Select whether it helped")
    words = text_box("In their words", rows=2, longest=LONGEST_WORDS, required=False)
    on = PickedDateField(label="When they said so", missing="Enter the date")
