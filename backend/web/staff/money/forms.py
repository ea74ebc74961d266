"""Forms about money: what was said, a claim and what came of it, the declaration, the letter, the local offer."""

from django import forms

from backend.care_leavers.choices import Entitlement
from backend.support.bursary import LONGEST_PROVIDER
from backend.support.models import LocalOffer
from backend.web.kit.fields import Checkboxes, MoneyField, PickedDateField, Radios, yes_or_no


def line(label: str, *, longest: int, missing: str, **options) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, error_messages={"required": missing}, **options)


class AnswerForm(forms.Form):
    said = yes_or_no("Answer", missing="Select yes or no")
    said_by = line("Who said so, or what shows it?", longest=200, missing="Enter who said so, or what shows it")
    said_on = PickedDateField(label="On which day?", missing="Enter the day on which it was said")

    def __init__(self, *arguments, asks: str, **options):
        super().__init__(*arguments, **options)
        self.fields["said"].label = asks


class ClaimForm(forms.Form):
    claimed_on = PickedDateField(label="Claimed on which day?", missing="Enter the day on which it was claimed")
    amount = MoneyField(label="How much was claimed?", required=False)
    evidence = line(
        "What shows the claim, and how was it made?",
        longest=400,
        missing="Enter what shows the claim, and how it was made",
        help_text="For example: asked the provider by e-mail on 3 December, with the letter.",
    )

    def __init__(self, *arguments, asks_amount: bool, **options):
        super().__init__(*arguments, **options)
        if not asks_amount:
            del self.fields["amount"]


class PaidForm(forms.Form):
    paid_on = PickedDateField(label="Paid on which day?", missing="Enter the day on which it was paid")
    amount = MoneyField(
        label="How much was paid?", required=False, help_text="Leave it empty where all of it was paid."
    )


class AskPaidForm(forms.Form):
    paid_on = PickedDateField(label="Paid on which day?", missing="Enter the day on which it was paid")


class WhyForm(forms.Form):
    reason = line("Why?", longest=400, missing="Enter why")


class ApproveForm(forms.Form):
    """A press alone: who approves and when is recorded with it."""


class DeclarationForm(forms.Form):
    signed_on = PickedDateField(label="Signed on which day?", missing="Enter the day on which they signed")
    kept_where = line(
        "Where is the signed paper or message kept?",
        longest=200,
        missing="Enter where the signed paper or message is kept",
    )


class DeclarationBackForm(forms.Form):
    because = line("Why is it taken back?", longest=400, missing="Enter why it is taken back")


class BursaryLetterForm(forms.Form):
    name = forms.ChoiceField(
        label="In which name?", widget=Radios(), error_messages={"required": "Select in which name"}
    )
    provider = line(
        "To which training provider?",
        longest=LONGEST_PROVIDER,
        missing="Enter the training provider that it is for",
        help_text="Never to where they work: the letter says that they were in care.",
    )

    def __init__(self, *arguments, names, **options):
        super().__init__(*arguments, **options)
        self.fields["name"].choices = [(each, each) for each in names]


class AskForm(forms.Form):
    offer = forms.ChoiceField(
        label="What of the offer?",
        widget=Radios(),
        error_messages={"required": "Select what of the offer"},
    )
    amount = MoneyField(label="How much?")
    what_for = line("What for?", longest=400, missing="Enter what it is for")

    def __init__(self, *arguments, offers: list[LocalOffer], **options):
        super().__init__(*arguments, **options)
        self.fields["amount"].error_messages["required"] = "Enter how much"
        self.offers = {str(each.public_id): each for each in offers}
        self.fields["offer"].choices = [
            (key, f"{each.title}: up to £{each.most:,.2f}") for key, each in self.offers.items()
        ]

    def clean_offer(self) -> LocalOffer:
        return self.offers[self.cleaned_data["offer"]]


class LocalOfferForm(forms.Form):
    title = line("What is it called?", longest=120, missing="Enter what it is called")
    says = line(
        "What is it for, and how do they get it?",
        longest=600,
        missing="Enter what it is for",
        help_text="Young people read this. Write it to them, in plain words.",
    )
    most = MoneyField(label="How much at most, each time?")
    categories = forms.MultipleChoiceField(
        label="Who is it for?",
        choices=Entitlement.choices,
        widget=Checkboxes(),
        error_messages={"required": "Select who it is for"},
    )
    youngest = forms.IntegerField(label="From which age?", min_value=16, max_value=24)
    oldest = forms.IntegerField(label="Up to which age?", min_value=16, max_value=24)
    source = line(
        "Where did the council decide it?",
        longest=200,
        missing="Enter where the council decided it",
        help_text="For example: Cabinet, 3 March 2026.",
    )
    from_on = PickedDateField(label="From which day?", missing="Enter the first day")
    until_on = PickedDateField(
        label="Until which day?", required=False, help_text="Leave it empty where no end is set."
    )

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.fields["most"].error_messages["required"] = "Enter how much at most"
        for name, ask in (("youngest", "from which age"), ("oldest", "up to which age")):
            self.fields[name].error_messages["required"] = f"Enter {ask}"
            for bound in self.fields[name].validators:
                bound.message = "Enter an age from 16 to 24"


class OfferEndForm(forms.Form):
    until_on = PickedDateField(label="What is its last day?", missing="Enter its last day")
