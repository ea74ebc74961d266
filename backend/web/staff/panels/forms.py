"""Forms of an EET panel: whom it looks at, what is said and decided of one, who was there."""

from collections.abc import Iterable

from django import forms

from backend.accounts.models import User
from backend.core import clock
from backend.councils.models import Membership
from backend.plans.choices import PanelReason
from backend.plans.models import Aim, PanelLine
from backend.plans.panels import LONGEST_ATTENDED, LONGEST_NOTE
from backend.plans.services import LONGEST_WORDS
from backend.web.kit.fields import Checkboxes, PickedDateField, text_box
from backend.web.kit.filters import FilterForm
from backend.web.staff.plans.forms import NO_COLLEAGUE


PROPOSED = [each for each in PanelReason if each != PanelReason.CHOSEN]


class BeginForm(forms.Form):
    held_on = PickedDateField(label="When is it held?", missing="Enter the day on which it is held")
    wanted = forms.MultipleChoiceField(
        label="Who is on its list?",
        choices=[(each.value, each.label) for each in PROPOSED],
        widget=Checkboxes,
        required=False,
        help_text="Each young person is on it once. Others are added by name, and anybody is taken off again.",
    )

    @staticmethod
    def proposed() -> dict[str, object]:
        return {"held_on": clock.today(), "wanted": [each.value for each in PROPOSED]}


class LineForm(forms.Form):
    note = text_box("What was said", longest=LONGEST_NOTE, rows=3, required=False)
    decision = forms.CharField(
        label="What is done",
        help_text="One step. They read it on their plan.",
        max_length=LONGEST_WORDS,
        required=False,
    )
    aim = forms.ChoiceField(label="For which aim", required=False, widget=forms.Select)
    owner = forms.ChoiceField(label="Who of the team does it?", required=False, widget=forms.Select)
    owner_name = forms.CharField(label="Or who else?", max_length=120, required=False)
    due_on = PickedDateField(label="By when?", required=False)

    def __init__(self, *arguments, aims: Iterable[Aim], colleagues: Iterable[Membership], **options):
        super().__init__(*arguments, **options)
        self.aims = {str(each.pk): each for each in aims}
        self.users: dict[str, User] = {str(each.user_id): each.user for each in colleagues}
        self.fields["owner"].choices = [("", NO_COLLEAGUE), *((key, str(user)) for key, user in self.users.items())]
        if len(self.aims) > 1:
            self.fields["aim"].choices = [("", "Select one"), *((key, str(aim)) for key, aim in self.aims.items())]
        else:
            del self.fields["aim"]

    def clean_owner(self) -> User | None:
        return self.users.get(self.cleaned_data["owner"])

    def clean_aim(self) -> Aim | None:
        return self.aims.get(self.cleaned_data["aim"])


def facts_of(line: PanelLine) -> dict[str, object]:
    return {
        "note": line.note,
        "decision": line.decision,
        "aim": str(line.aim_id or ""),
        "owner": str(line.owner_id or ""),
        "owner_name": line.owner_name,
        "due_on": line.due_on,
    }


class CloseForm(forms.Form):
    attended = text_box(
        "Who was there?",
        longest=LONGEST_ATTENDED,
        rows=2,
        help_text="Names and what they do, like “Ann Hall, head; Mr Shah, Croydon College”.",
        error_messages={"required": "Enter who was there"},
    )


class FindForm(FilterForm):
    q = forms.CharField(label="Name or identifier", max_length=80, required=False)
