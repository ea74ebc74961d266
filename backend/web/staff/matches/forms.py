import datetime as dt
from collections.abc import Sequence

from django import forms

from backend.core import clock
from backend.councils.models import Membership
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

    asked = one_of(
        "Whom to ask", Question.choices, missing="Select whom to ask", reveals={Question.COLLEAGUE.value: "whom"}
    )
    whom = forms.ChoiceField(
        label="Which colleague", required=False, help_text="They find it on Today, and you read what they say on yours."
    )
    note = words("Your question", required=True)

    def __init__(self, *arguments, colleagues: Sequence[Membership], **options):
        super().__init__(*arguments, **options)
        self.colleagues = {str(each.public_id): each for each in colleagues}
        named = [(key, f"{each.user}, {each.get_role_display()}") for key, each in self.colleagues.items()]
        self.fields["whom"].choices = [("", "Nobody in particular"), *named]

    def clean_whom(self) -> Membership | None:
        return self.colleagues.get(self.cleaned_data["whom"])


# Days that are asked for most, each one press from the match: until then it is out of the list.
QUICK_DAYS = {"week": "Not now: again in a week", "fortnight": "In two weeks", "month": "In a month"}


def quick_day(name: str, today: dt.date) -> dt.date:
    days = {"week": 7, "fortnight": 14}
    return today + dt.timedelta(days=days[name]) if name in days else clock.months_after(today, 1)


def put_off_until(name: str, today: dt.date) -> dict[str, str]:
    """What the form of “not this one” would be sent with, for one of these days."""
    on = quick_day(name, today)
    return {"because": NotThisOne.NOT_NOW.value, "until": Until.DAY.value, "until_on": f"{on:%d/%m/%Y}"}


FORMS = {
    DecisionKind.SHORTLIST.value: ShortlistForm,
    DecisionKind.NOT_THIS_ONE.value: NotThisOneForm,
    DecisionKind.ASK.value: AskForm,
}


class AnswerForm(forms.Form):
    answer = words("The answer", required=True)


class OversightForm(forms.Form):
    note = words("What you say of this decision", required=True, help_text="It stands beside the decision for good.")


class UndoForm(forms.Form):
    reason = words("Why the decision is undone", required=True)
