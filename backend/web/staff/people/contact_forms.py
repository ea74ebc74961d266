"""Short forms for what happens with a young person."""

from django import forms

from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.consent_words import text_of
from backend.care_leavers.consents import given_already, named_by
from backend.care_leavers.models import Consent
from backend.core import clock
from backend.employers.models import Employer
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


def _taken_back_on(agreed: Consent) -> str:
    return f"{named_by(agreed)} (taken back on {day(agreed.withdrawn_on)})"


class ConsentForm(forms.Form):
    """What they agree to, for one employer or for any: beside each kind stand the words to read out to them."""

    kinds = forms.MultipleChoiceField(label="What they agreed to", widget=Checkboxes())
    how = forms.ChoiceField(label="How they said so", choices=ContactMethod.choices, widget=forms.RadioSelect)
    on = on_a_day("When", "Enter the date they agreed")
    until = PickedDateField(
        label="Until",
        required=False,
        help_text="Only if they gave a last day. Read it out: “It ends after that day.” Empty for no last day.",
    )
    renews = forms.MultipleChoiceField(
        label="Taken back before, and agreed to anew since",
        widget=Checkboxes(),
        required=False,
        help_text="Tick it only if they said so again after they took it back.",
        error_messages={"invalid_choice": TAKEN_BACK_SINCE},
    )

    def __init__(
        self,
        *arguments,
        employer: Employer | None,
        offered: list[ConsentKind],
        in_force: list[Consent],
        taken_back: list[Consent],
        **options,
    ):
        super().__init__(*arguments, **options)
        self._offer_kinds(employer, offered, in_force)
        about = [agreed for agreed in taken_back if agreed.employer_id in (None, employer.pk if employer else None)]
        self._offer_renewals({(agreed.kind, agreed.employer_id): agreed for agreed in about})

    def _offer_renewals(self, last_taken_back: dict[tuple[str, int | None], Consent]) -> None:
        """Of each kind that may be given, the one taken back last: a page that did not name it gives nothing anew."""
        kinds = {kind for kind, _ in self.fields["kinds"].choices}
        offered = [agreed for (kind, _), agreed in last_taken_back.items() if kind in kinds]
        if not offered:
            del self.fields["renews"]
            return
        self.fields["renews"].choices = [(str(each.public_id), _taken_back_on(each)) for each in offered]

    def _offer_kinds(self, employer: Employer | None, offered: list[ConsentKind], in_force: list[Consent]) -> None:
        kinds, today = self.fields["kinds"], clock.today()
        kinds.choices = [(kind.value, kind.label) for kind in offered]
        kinds.widget.hints = {kind.value: f"Read out: “{text_of(kind, employer, on=today)}”" for kind in offered}
        standing = {each.kind: each for each in in_force if each.employer_id == (employer.pk if employer else None)}
        given_meanwhile = [standing[kind] for kind in self["kinds"].data or () if kind in standing]
        if given_meanwhile:
            kinds.error_messages["invalid_choice"] = " ".join(map(given_already, given_meanwhile))
