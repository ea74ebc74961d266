from django import forms

from backend.shortlists.choices import WAITS_FOR, DecisionKind, NotThisOne, Question, Until
from backend.web.kit.fields import PickedDateField, Radios, one_of, text_box


def words(label: str, *, required: bool, help_text: str = "") -> forms.CharField:
    return text_box(label, rows=4, help_text=help_text, required=required)


# "A qualification changes" is what "the level does not fit" waits for; who says "not now" names the one they mean.
CHOSEN = [each for each in Until if each != Until.LEVELS]
COMES_BACK = {reason.value: "Back in the list by itself when this changes." for reason in WAITS_FOR}


class ShortlistForm(forms.Form):
    heading = "Shortlist"
    button = "Shortlist"

    note = words("Note", required=False)


class NotThisOneForm(forms.Form):
    heading = "Not this one, because…"
    button = "Not this one"

    because = forms.ChoiceField(
        label="What about the opportunity makes it not this one?",
        choices=NotThisOne.choices,
        widget=Radios(hints=COMES_BACK, reveals={NotThisOne.NOT_NOW.value: "until"}),
        error_messages={"required": "Select what about the opportunity makes it not this one"},
    )
    until = forms.ChoiceField(
        label="Until",
        choices=[("", "Choose what it waits for"), *((each.value, each.label) for each in CHOSEN)],
        help_text="The match is back in the list by itself when this changes.",
        required=False,
    )
    until_on = PickedDateField(
        label="Look at it again from", help_text="Only where “not now” waits for a day.", required=False
    )
    note = words("More about the reason", required=False)

    def clean(self):
        """What was chosen for "not now" says nothing under another reason."""
        chosen = super().clean()
        if chosen.get("because") != NotThisOne.NOT_NOW:
            return chosen | {"until": "", "until_on": None}
        if not chosen.get("until"):
            self.add_error("until", "Select what “not now” waits for")
        elif chosen["until"] == Until.DAY and not chosen.get("until_on") and "until_on" not in self.errors:
            self.add_error("until_on", "Enter the day from which to look at it again")
        return chosen


class AskForm(forms.Form):
    heading = "Ask a question"
    button = "Ask"

    asked = one_of("Whom to ask", Question.choices, missing="Select whom to ask")
    note = words("Your question", required=True)


FORMS = {
    DecisionKind.SHORTLIST.value: ShortlistForm,
    DecisionKind.NOT_THIS_ONE.value: NotThisOneForm,
    DecisionKind.ASK.value: AskForm,
}


class AnswerForm(forms.Form):
    answer = words("The answer", required=True)


class UndoForm(forms.Form):
    reason = words("Why the decision is undone", required=True)
