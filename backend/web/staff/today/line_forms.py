"""Short forms about one line: until when it is put off, and to whom it goes."""

from collections.abc import Sequence

from django import forms

from backend.councils.models import Membership
from backend.web.kit.fields import PickedDateField, text_box


class LaterForm(forms.Form):
    until = PickedDateField(
        label="When do you want to see it again?",
        missing="Enter the date when you want to see it again",
        help_text="A day within the next three months.",
    )


class HandOverForm(forms.Form):
    to = forms.ChoiceField(
        label="Who takes it over?", widget=forms.Select, error_messages={"required": "Select who takes it over"}
    )
    note = text_box("What should they know?", longest=500, rows=3, required=False)

    def __init__(self, *arguments, colleagues: Sequence[Membership], **options):
        super().__init__(*arguments, **options)
        self.colleagues = {str(each.public_id): each for each in colleagues}
        named = [(key, f"{each.user}, {each.get_role_display()}") for key, each in self.colleagues.items()]
        self.fields["to"].choices = [("", "Choose a colleague"), *named]

    def clean_to(self) -> Membership:
        return self.colleagues[self.cleaned_data["to"]]
