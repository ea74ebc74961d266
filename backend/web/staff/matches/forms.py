from django import forms

from backend.shortlists.choices import DecisionKind, NotThisOne, Question


def words(label: str, *, required: bool, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=2000, widget=forms.Textarea({"rows": 4})
    )


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
        widget=forms.RadioSelect,
        error_messages={"required": "Select what about the opportunity makes it not this one"},
    )
    note = words("More about the reason", required=False)


class AskForm(forms.Form):
    heading = "Ask a question"
    button = "Ask"

    asked = forms.ChoiceField(
        label="Whom to ask",
        choices=Question.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whom to ask"},
    )
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
