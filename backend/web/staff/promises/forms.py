"""Forms of promises: one thing promised, that it was done or is not needed, and the days that are found out."""

from collections.abc import Iterable

from django import forms

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Membership
from backend.employers.models import Employer
from backend.placements.promises import LONGEST_HOW, LONGEST_WORDS, colleagues_who_keep, employers_who_promise
from backend.web.kit.fields import PickedDateField, Radios, text_box


THEY_READ_IT = "They read this on their page, so write it to them: “We get you a bus pass.”"


class OwnerField(forms.ChoiceField):
    """One of the colleagues who may keep a promise to this young person."""

    def __init__(self, **options):
        missing = {"required": "Select who does it", "invalid_choice": "Select somebody from the list"}
        super().__init__(label="Who does it?", widget=forms.Select, error_messages=missing, **options)
        self.users: dict[str, User] = {}

    def offer(self, colleagues: Iterable[Membership]) -> None:
        self.users = {str(each.user_id): each.user for each in colleagues}
        self.choices = [("", "Choose a colleague"), *((key, str(user)) for key, user in self.users.items())]

    def clean(self, value) -> User | None:
        return self.users.get(super().clean(value))


def likely_owner(person: CareLeaver, colleagues: Iterable[Membership], viewer_id: int) -> int | None:
    """Their EET adviser, where they have one; else whoever is asked."""
    ids = [each.user_id for each in colleagues]
    return next((each for each in (person.eet_adviser_id, viewer_id) if each in ids), None)


class PromiseForm(forms.Form):
    words = forms.CharField(
        label="What do we promise?",
        help_text=THEY_READ_IT,
        max_length=LONGEST_WORDS,
        error_messages={"required": "Enter what is promised"},
    )
    due_on = PickedDateField(label="By when?", missing="Enter the day by which it is done")
    owner = OwnerField()

    def __init__(self, *arguments, person: CareLeaver, waits: bool = False, **options):
        super().__init__(*arguments, **options)
        self.fields["owner"].offer(colleagues_who_keep(person))
        if waits:
            self.fields["due_on"].required = False
            self.fields["due_on"].help_text = "Leave it empty while the first day is not known."


class NewPromiseForm(PromiseForm):
    """Of the council, or of the employer that they are with, where there is one."""

    employer = forms.ChoiceField(
        label="Whose promise is it?",
        required=False,
        widget=Radios(),
        help_text="Of an employer’s promise, who does it here sees that it is kept.",
    )

    def __init__(self, *arguments, person: CareLeaver, **options):
        super().__init__(*arguments, person=person, **options)
        self.employers = {str(each.public_id): each for each in employers_who_promise(person)}
        named = [(key, each.name) for key, each in self.employers.items()]
        self.fields["employer"].choices = [("", "The council’s"), *named]
        if not self.employers:
            del self.fields["employer"]

    def clean_employer(self) -> Employer | None:
        return self.employers.get(self.cleaned_data["employer"])


class DoneForm(forms.Form):
    how = text_box(
        "How was it done?",
        longest=LONGEST_HOW,
        rows=2,
        help_text="In a few words. They read that it is done, and not these words.",
        error_messages={"required": "Enter how it was done"},
    )


class NotNeededForm(forms.Form):
    because = text_box(
        "Why is it no longer needed?",
        longest=400,
        rows=2,
        help_text="It goes from their page. It stays here with your reason.",
        error_messages={"required": "Enter why it is no longer needed"},
    )


class FirstDayForm(forms.Form):
    first_day = PickedDateField(label="When is the first day?", missing="Enter the first day")


class PayDayForm(forms.Form):
    pay_day = PickedDateField(label="When are they first paid?", missing="Enter the first pay day")
