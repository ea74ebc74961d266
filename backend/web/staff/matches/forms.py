from django import forms

from backend.shortlists.choices import DecisionKind, NotThisOne, Question
from backend.web.kit.fields import one_of, text_box


def words(label: str, *, required: bool, help_text: str = "") -> forms.CharField:
    return text_box(label, longest=2000, rows=4, help_text=help_text, required=required)


class ShortlistForm(forms.Form):
    heading = "Shortlist"
    button = "Shortlist"

    note = words("Note", required=False)


class NotThisOneForm(forms.Form):
    heading = "Not this one, because…"
    button = "Not this one"

    because = one_of(
        "What about the opportunity makes it not this one?",
        NotThisOne.choices,
        missing="Select what about the opportunity makes it not this one",
    )
    note = words("More about the reason", required=False)


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
