"""What is agreed of a placement, as boxes: all of it on one page, and one thing where it is put right."""

from typing import Any

from django import forms

from backend.opportunities.choices import WagePeriod
from backend.placements.choices import CheckInFrom
from backend.placements.term_choices import COLUMNS, TermKind
from backend.web.kit.fields import AffixInput, MoneyField, PickedDateField, TimeField, one_of
from backend.web.staff.people.correction_form import CorrectionForm


WORK_CONTACT = "Only how to reach them at work: a number or an e-mail address."
PERIODS = [("", "Choose what it is for"), *WagePeriod.choices]


def _text(label: str, *, help_text: str = "", longest: int = 160) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=longest, help_text=help_text)


def _number(label: str, help_text: str) -> forms.IntegerField:
    widget = forms.TextInput({"class": "govuk-input--width-10", "inputmode": "numeric"})
    return forms.IntegerField(label=label, required=False, min_value=1, help_text=help_text, widget=widget)


def fields_of(kind: str) -> dict[str, forms.Field]:
    """By column. What a kind has to say is for the service: here every box may stay empty."""
    who = TermKind(kind).label
    named: dict[str, dict[str, forms.Field]] = {
        TermKind.HOURS: {
            "hours": forms.DecimalField(
                label="Hours a week", required=False, decimal_places=1, widget=AffixInput(suffix="hours")
            )
        },
        TermKind.PAY: {
            "amount": MoneyField(label="Pay", required=False, help_text="Before tax, as the contract says."),
            "period": forms.ChoiceField(label="What the pay is for", required=False, choices=PERIODS),
        },
        TermKind.PLANNED_END: {"day": PickedDateField(label="Planned last day", required=False)},
        TermKind.PROVIDER: {
            "name": _text("Training provider"),
            "number": _number("UKPRN of the provider", "8 digits, if you know it."),
        },
        TermKind.STANDARD: {
            "name": _text("Apprenticeship standard"),
            "number": _number("LARS code of the standard", "Up to 4 digits, if you know it."),
        },
        TermKind.ARRIVAL: {
            "at": TimeField(
                label="Earliest they can be there by bus or train",
                required=False,
                help_text="On the first day of their week, as a journey planner says. For example, 6:40am.",
            )
        },
    }
    person = {
        "name": _text(who),
        "contact": _text(f"How to reach the {who.lower()}", help_text=WORK_CONTACT, longest=120),
    }
    return named.get(kind, person)


class TermsForm(forms.Form):
    since = PickedDateField(label="From which day", missing="Enter the day from which it holds")
    said_by = one_of("Who says so", CheckInFrom.choices, missing="Select who says so")

    def __init__(self, *arguments, kinds: list[str], **options):
        super().__init__(*arguments, **options)
        self.kinds = kinds
        for kind in kinds:
            self.fields |= {f"{kind}_{name}": field for name, field in fields_of(kind).items()}

    @property
    def facts(self) -> dict[str, Any]:
        said = {kind: {name: self.cleaned_data[f"{kind}_{name}"] for name in COLUMNS[kind]} for kind in self.kinds}
        terms = {
            kind: values for kind, values in said.items() if any(each not in (None, "") for each in values.values())
        }
        return {"since": self.cleaned_data["since"], "said_by": self.cleaned_data["said_by"], "terms": terms}


def _correction(name: str, kind: str) -> type[CorrectionForm]:
    """Of one kind, with the fields named as the columns are; a page finds its form again by this name."""
    about = {
        "since": PickedDateField(label="From which day", missing="Enter the day from which it holds"),
        "said_by": one_of("Who says so", CheckInFrom.choices, missing="Select who says so"),
    }
    return type(name, (CorrectionForm,), {"__module__": __name__, **fields_of(kind), **about})


HoursCorrection = _correction("HoursCorrection", TermKind.HOURS)
PayCorrection = _correction("PayCorrection", TermKind.PAY)
PlannedEndCorrection = _correction("PlannedEndCorrection", TermKind.PLANNED_END)
ProviderCorrection = _correction("ProviderCorrection", TermKind.PROVIDER)
StandardCorrection = _correction("StandardCorrection", TermKind.STANDARD)
ManagerCorrection = _correction("ManagerCorrection", TermKind.MANAGER)
BuddyCorrection = _correction("BuddyCorrection", TermKind.BUDDY)
ArrivalCorrection = _correction("ArrivalCorrection", TermKind.ARRIVAL)
CORRECTION_FORMS: dict[str, type[CorrectionForm]] = {
    TermKind.HOURS: HoursCorrection,
    TermKind.PAY: PayCorrection,
    TermKind.PLANNED_END: PlannedEndCorrection,
    TermKind.PROVIDER: ProviderCorrection,
    TermKind.STANDARD: StandardCorrection,
    TermKind.MANAGER: ManagerCorrection,
    TermKind.BUDDY: BuddyCorrection,
    TermKind.ARRIVAL: ArrivalCorrection,
}
