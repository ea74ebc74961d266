"""Short forms for what happens with a young person."""

from django import forms

from backend.activities.choices import ActivityCode
from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.models import Consent
from backend.care_leavers.services import given_already
from backend.core import clock
from backend.web.kit.fields import Checkboxes, PickedDateField, one_of, text_box
from backend.web.kit.formats import day


TAKEN_BACK_SINCE = (
    "An agreement was taken back after this page was opened, so nothing is recorded yet. If they have agreed to it anew"
    " since, tick it here."
)


# What is said where nothing was answered, also where the same is corrected.
HOW_IN_TOUCH = "Select how you made contact"
DAY_OF_CONTACT = "Enter the date of the contact"
DAY_THEY_SAID_IT = "Enter the date they said it"
FIRST_DAY_OF_ACTIVITY = "Enter the date it began"


def on_a_day(label: str, missing: str) -> PickedDateField:
    return PickedDateField(label=label, missing=missing, initial=clock.today)


class ContactForm(forms.Form):
    """Which of its two buttons was pressed says whether they were reached."""

    method = one_of("How", ContactMethod.choices, missing=HOW_IN_TOUCH)
    on = on_a_day("When", DAY_OF_CONTACT)
    note = text_box("Note", longest=4000, rows=4, required=False)


class ViewForm(forms.Form):
    words = text_box(
        "What they said", longest=4000, rows=6, help_text="In their own words, as they said it.", strip=False
    )
    on = on_a_day("When", DAY_THEY_SAID_IT)


class ActivityForm(forms.Form):
    code = forms.ChoiceField(label="Main activity", choices=ActivityCode.choices, widget=forms.RadioSelect)
    on = on_a_day("Since", FIRST_DAY_OF_ACTIVITY)


def _taken_back_on(agreed: Consent) -> str:
    return f"{agreed.get_kind_display()} (taken back on {day(agreed.withdrawn_on)})"


class ConsentForm(forms.Form):
    kinds = forms.MultipleChoiceField(label="What they agreed to", widget=Checkboxes())
    how = forms.ChoiceField(label="How they said so", choices=ContactMethod.choices, widget=forms.RadioSelect)
    on = on_a_day("When", "Enter the date they agreed")
    renews = forms.MultipleChoiceField(
        label="Taken back before, and agreed to anew since",
        widget=Checkboxes(),
        required=False,
        help_text="Tick it only if they said so again after they took it back.",
        error_messages={"invalid_choice": TAKEN_BACK_SINCE},
    )

    def __init__(self, *arguments, in_force: list[Consent], taken_back: list[Consent], **options):
        super().__init__(*arguments, **options)
        self._offer_kinds(in_force)
        self._offer_renewals({agreed.kind: agreed for agreed in taken_back})

    def _offer_renewals(self, last_taken_back: dict[str, Consent]) -> None:
        """Of each kind that may be given, the one taken back last: a page that did not name it gives nothing anew."""
        kinds = (kind for kind, _ in self.fields["kinds"].choices)
        offered = [last_taken_back[kind] for kind in kinds if kind in last_taken_back]
        if not offered:
            del self.fields["renews"]
            return
        self.fields["renews"].choices = [(str(each.public_id), _taken_back_on(each)) for each in offered]

    def _offer_kinds(self, in_force: list[Consent]) -> None:
        standing = {agreed.kind: agreed for agreed in in_force}
        kinds = self.fields["kinds"]
        kinds.choices = [(kind.value, kind.label) for kind in ConsentKind if kind not in standing]
        given_meanwhile = [standing[kind] for kind in self["kinds"].data or () if kind in standing]
        if given_meanwhile:
            kinds.error_messages["invalid_choice"] = " ".join(map(given_already, given_meanwhile))
