"""What is asked for the sum: the home, the job, and for the first weeks the pay days and what is in hand."""

from decimal import Decimal
from typing import Any

from django import forms

from backend.support.household.cash import PaidEvery
from backend.support.household.week import Home
from backend.support.household_sums import Asked
from backend.web.kit.fields import AffixInput, MoneyField, PickedDateField, Radios, one_of, yes_or_no


HOMES = (
    (Home.SUPPORTED.value, "Supported or temporary housing: Housing Benefit pays the rent"),
    (Home.RENTED.value, "They rent: Universal Credit pays towards it"),
    (Home.NO_RENT.value, "They pay no rent"),
)
RHYTHMS = (
    (PaidEvery.WEEK.value, "Every week"),
    (PaidEvery.FOUR_WEEKS.value, "Every four weeks"),
    (PaidEvery.MONTH.value, "Every month"),
)


class ReallyHaveForm(forms.Form):
    hours = forms.DecimalField(
        label="Hours a week",
        max_digits=4,
        decimal_places=1,
        widget=AffixInput(suffix="hours"),
        error_messages={"required": "Enter the hours of a week", "invalid": "Enter hours as a number, like 30"},
    )
    hourly = MoneyField(label="Pay an hour", period="an hour")
    first_day = PickedDateField(label="First day", missing="Enter the first day of the job")
    home = one_of(
        "Where do they live?",
        HOMES,
        missing="Select how they pay for where they live",
        hints={Home.SUPPORTED.value: "Hostel, foyer, semi-independent: where support comes with the home."},
    )
    rent = MoneyField(label="Rent a week", period="a week", required=False)
    rent_counted = MoneyField(
        label="Most of the rent that Universal Credit counts",
        period="a week",
        required=False,
        help_text="For a private landlord: the local housing allowance. A care leaver under 25 gets that of one"
        " bedroom. Leave it empty where all of the rent counts.",
    )
    travel = MoneyField(label="Travel to work a week", period="a week", help_text="0 if they walk.")
    children = forms.TypedChoiceField(
        label="Children who live with them",
        choices=[("0", "None"), ("1", "One"), ("2", "Two"), ("3", "Three")],
        coerce=int,
        widget=Radios(),
        error_messages={"required": "Select how many children live with them"},
    )
    lives_with_partner = yes_or_no("Do they live with a partner?", missing="Select whether they live with a partner")
    first_pay_day = PickedDateField(
        label="First pay day", required=False, help_text="For the first eight weeks. Leave it empty if you do not know."
    )
    paid_every = forms.ChoiceField(label="How often are they paid?", choices=RHYTHMS, widget=Radios(), required=False)
    in_hand = MoneyField(label="What they have in hand", required=False)
    to_live_on = MoneyField(label="What they live on in a week", period="a week", required=False)
    assessed_from = forms.IntegerField(
        label="Day of the month on which their Universal Credit month begins",
        min_value=1,
        max_value=31,
        required=False,
        help_text="It stands in their journal, like 12. Leave it empty where they have no claim.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages={"invalid": "Enter the day as a number from 1 to 31"},
    )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        pays = facts.get("home") in (Home.SUPPORTED.value, Home.RENTED.value)
        if pays and facts.get("rent") is None and "rent" not in self.errors:
            self.add_error("rent", "Enter the rent of a week")
        return facts

    @property
    def facts(self) -> dict[str, Asked]:
        facts = dict(self.cleaned_data)
        home = Home(facts["home"])
        facts["home"] = home
        facts["rent"] = Decimal(0) if home == Home.NO_RENT else facts["rent"]
        facts["rent_counted"] = facts["rent_counted"] if home == Home.RENTED else None
        facts["paid_every"] = PaidEvery(facts["paid_every"] or PaidEvery.MONTH)
        return {"asked": Asked(**facts)}
