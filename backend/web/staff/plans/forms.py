"""Forms of an EET plan: an aim, an action and who does it, what shows that it is done, and a review."""

from django import forms

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.placements.promises import colleagues_who_keep
from backend.plans.choices import Advocate
from backend.plans.reviews import LONGEST_TEXT, Held
from backend.plans.services import LONGEST_EVIDENCE, LONGEST_REASON, LONGEST_WORDS
from backend.web.kit.fields import PickedDateField, one_of, text_box, yes_or_no


THEIR_WORDS = "Word for word, as they said it. Nobody puts it right."
NO_COLLEAGUE = "Nobody here"


class ReasonForm(forms.Form):
    because = text_box("Why?", longest=LONGEST_REASON, rows=2, error_messages={"required": "Enter why"})


class AimForm(forms.Form):
    words = forms.CharField(
        label="What do they want to come to?",
        help_text="In plain words, like “Work with animals”. They read it on their copy of the plan.",
        max_length=LONGEST_WORDS,
        error_messages={"required": "Enter what they want to come to"},
    )
    why = text_box("Why it matters to them", rows=3, required=False, help_text=THEIR_WORDS)


class ReachedForm(forms.Form):
    on = PickedDateField(label="When did they reach it?", missing="Enter the day on which they reached it")


class ColleagueField(forms.ChoiceField):
    """One of the team who may open their record, or nobody here."""

    def __init__(self, **options):
        wrong = {"invalid_choice": "Select somebody from the list"}
        super().__init__(required=False, widget=forms.Select, error_messages=wrong, **options)
        self.users: dict[str, User] = {}

    def offer(self, person: CareLeaver) -> None:
        self.users = {str(each.user_id): each.user for each in colleagues_who_keep(person)}
        self.choices = [("", NO_COLLEAGUE), *((key, str(user)) for key, user in self.users.items())]

    def clean(self, value) -> User | None:
        return self.users.get(super().clean(value))


class ActionForm(forms.Form):
    words = forms.CharField(
        label="What is done?",
        help_text="One step, like “Visit the kennels in Purley”.",
        max_length=LONGEST_WORDS,
        error_messages={"required": "Enter what is done"},
    )
    owner = ColleagueField(label="Who of the team does it?")
    owner_name = forms.CharField(
        label="Or who else?",
        help_text="Somebody without an account here: the young person, a college, a work coach.",
        max_length=120,
        required=False,
    )
    target_on = PickedDateField(
        label="By when?", required=False, help_text="Without a day the plan says so, until there is one."
    )
    matters = text_box("Why it matters to them", rows=2, required=False, help_text=THEIR_WORDS)

    def __init__(self, *arguments, person: CareLeaver, **options):
        super().__init__(*arguments, **options)
        self.fields["owner"].offer(person)


class ChangeActionForm(ActionForm):
    moved_because = text_box(
        "Why the day moves",
        rows=2,
        longest=LONGEST_REASON,
        required=False,
        help_text="Where there was a day and you give another. A day moved twice is shown to your manager.",
    )


class ActionDoneForm(forms.Form):
    on = PickedDateField(label="When was it done?", missing="Enter the day on which it was done")
    evidence = text_box(
        "What shows that it was done?",
        longest=LONGEST_EVIDENCE,
        rows=2,
        help_text="For example: enrolment letter seen on 3 March.",
        error_messages={"required": "Enter what shows that it was done"},
    )

    @staticmethod
    def proposed() -> dict[str, object]:
        return {"on": clock.today()}


class ReviewForm(forms.Form):
    held_on = PickedDateField(label="When was it held?", missing="Enter the day on which it was held")
    they_attended = yes_or_no("Was the young person there?", missing="Select whether they were there")
    their_view = text_box(
        "What they said about the plan", longest=LONGEST_TEXT, rows=4, required=False, help_text=THEIR_WORDS
    )
    no_view_because = forms.CharField(
        label="If nothing is recorded of what they said: why?", max_length=LONGEST_REASON, required=False
    )
    others = forms.CharField(
        label="Who else was there?",
        help_text="Names and what they do, like “Mr Shah, course tutor”.",
        max_length=LONGEST_REASON,
        required=False,
    )
    advocate = one_of("Was an advocate offered?", Advocate.choices, missing="Select whether an advocate was offered")
    reviewing_officer = forms.CharField(
        label="Reviewing officer", help_text="Where one took part.", max_length=120, required=False
    )
    summary = text_box(
        "What was decided",
        longest=LONGEST_TEXT,
        rows=5,
        help_text="Change the aims and actions themselves on the plan first: the review keeps them as they stand.",
        error_messages={"required": "Enter what was decided"},
    )

    @staticmethod
    def proposed() -> dict[str, object]:
        return {"held_on": clock.today()}

    @property
    def facts(self) -> dict[str, Held]:
        return {"held": Held(**self.cleaned_data)}


class SendBackForm(forms.Form):
    reason = text_box(
        "What does the adviser have to put right?",
        longest=LONGEST_REASON,
        rows=3,
        error_messages={"required": "Enter what the adviser has to put right"},
    )
