"""The forms of an address history and its letters."""

from django import forms

from backend.reference.choices import VettingCheck
from backend.web.kit.fields import DateField, PickedDateField, PostcodeField, Radios, one_of, text_box


LEFT_OUT = "They do not want this one on a letter"
LEFT_OUT_HINT = "It stays here. A letter says nothing of these days, so whoever checks may ask about them."


class AddressForm(forms.Form):
    starts_on = DateField(label="Lived there from")
    ends_on = DateField(label="Last day there", required=False, help_text="Leave it empty while they live there.")
    lines = text_box(
        "Street and town",
        rows=3,
        longest=300,
        required=False,
        help_text="As they stand on a letter, like 12 High Street, Croydon. No name of a person or of a home.",
    )
    postcode = PostcodeField(label="Postcode", required=False)
    country = forms.CharField(
        label="Country", required=False, max_length=60, help_text="Only where it is not in the United Kingdom."
    )
    is_left_out = forms.BooleanField(label=LEFT_OUT, help_text=LEFT_OUT_HINT, required=False)
    is_confidential = forms.BooleanField(
        label="This address is confidential",
        help_text="It goes on no letter, but one for them alone, which asks why.",
        required=False,
    )


class CheckForm(forms.Form):
    kind = one_of("For which check?", VettingCheck.choices, missing="Select for which check")
    sat_with = forms.CharField(
        label="Who sat with them?",
        max_length=200,
        help_text="A name and what they do. They are part of no letter.",
        error_messages={"required": "Enter who sat with them"},
    )
    checked_on = PickedDateField(label="On which day?", missing="Enter the day on which you sat together")


class LetterForm(forms.Form):
    name = forms.ChoiceField(
        label="In which name?", widget=Radios(), error_messages={"required": "Select in which name"}
    )

    def __init__(self, *arguments, names, **options):
        super().__init__(*arguments, **options)
        self.fields["name"].choices = [(each, each) for each in names]


class LetterAloneForm(LetterForm):
    why = text_box(
        "Why does a confidential address have to stand on paper?",
        rows=3,
        longest=500,
        help_text="Whoever finds the paper knows where they live or lived. This is kept with your name.",
        error_messages={"required": "Enter why a confidential address has to stand on paper"},
    )
