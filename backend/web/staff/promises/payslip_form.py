"""What a first payslip says, as a form."""

from django import forms

from backend.placements.pay_checks import Payslip
from backend.web.kit.fields import AffixInput, MoneyField, PickedDateField, one_of, yes_or_no


KINDS = {
    "first_year": "An apprentice, in the first year of it",
    "later": "An apprentice, after the first year",
    "none": "No apprentice",
}


class PayslipForm(forms.Form):
    period_first = PickedDateField(label="First day of the pay period", missing="Enter the first day of the pay period")
    period_last = PickedDateField(label="Last day of the pay period", missing="Enter the last day of the pay period")
    hours = forms.DecimalField(
        label="Hours they worked in it",
        help_text="All of them: also training in work time, and waiting for work.",
        min_value=0,
        max_value=400,
        max_digits=5,
        decimal_places=2,
        widget=AffixInput(suffix="hours"),
        error_messages={"required": "Enter the hours they worked"},
    )
    hours_are_sure = yes_or_no(
        "Are these the hours that were written down?",
        yes="Yes",
        no="No, it is an estimate",
        missing="Select whether the hours were written down",
        inline=False,
    )
    gross = MoneyField(label="Pay before tax", help_text="Gross pay on the payslip.")
    worked_as = one_of("They worked as", list(KINDS.items()), missing="Select what they worked as")

    @property
    def facts(self) -> dict[str, Payslip]:
        names = ("period_first", "period_last", "hours", "hours_are_sure", "gross")
        said = {name: self.cleaned_data[name] for name in names}
        worked_as = self.cleaned_data["worked_as"]
        kind = {"is_apprentice": worked_as != "none", "in_first_year": worked_as == "first_year"}
        return {"payslip": Payslip(**said, **kind)}
