"""One page for what was found elsewhere: what is needed to help with it, and the rest where it is known."""

from typing import Any

from django import forms

from backend.opportunities.choices import OpportunityType, WagePeriod
from backend.opportunities.found_elsewhere import LONGEST_LINK
from backend.web.kit.fields import MoneyField, PickedDateField, PostcodeField, hours_a_week


LONG = {"class": "govuk-input--width-20"}


class FoundForm(forms.Form):
    title = forms.CharField(
        label="What it is called", max_length=160, error_messages={"required": "Enter what it is called"}
    )
    employer = forms.CharField(
        label="Employer",
        max_length=160,
        help_text="As the advert writes it. Nobody there is written to.",
        error_messages={"required": "Enter the employer’s name"},
    )
    type = forms.ChoiceField(
        label="What it is",
        choices=[("", "Choose what it is"), *OpportunityType.choices],
        error_messages={"required": "Select what it is"},
    )
    closing_date = PickedDateField(label="Last day to apply", required=False)
    no_day = forms.BooleanField(label="The advert gives no last day", required=False)
    link = forms.CharField(
        label="Address of the advert",
        required=False,
        max_length=LONGEST_LINK,
        help_text="For example, https://www.example.co.uk/jobs/123",
        widget=forms.TextInput({"inputmode": "url", "spellcheck": "false"}),
    )
    place = forms.CharField(label="Place", required=False, max_length=250, help_text="Street or town, if there is one.")
    postcode = PostcodeField(
        label="Postcode", required=False, help_text="With it, places to avoid are checked and travel is estimated."
    )
    pay = MoneyField(label="Pay", required=False)
    pay_period = forms.ChoiceField(
        label="Pay is for", required=False, choices=[("", "Choose for how long"), *WagePeriod.choices]
    )
    weekly_hours = hours_a_week("Hours a week")
    start_date = PickedDateField(label="First day", required=False)
    helps = forms.BooleanField(label="Help them apply now", required=False, initial=True)
    page = forms.CharField(
        label="The source of the advert’s page",
        required=False,
        help_text="In the browser choose View page source, then select all, copy and paste. Nothing is fetched.",
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *arguments, name: str = "them", **options):
        super().__init__(*arguments, **options)
        self.fields["helps"].label = f"Help {name} apply: begin now"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("closing_date") and not given.get("no_day") and "closing_date" not in self.errors:
            self.add_error("closing_date", "Enter the last day to apply, or tick that the advert gives none")
        if given.get("closing_date") and given.get("no_day"):
            self.add_error("no_day", "Untick this, or empty the last day to apply: they cannot both be so")
        if given.get("pay") is not None and not given.get("pay_period"):
            self.add_error("pay_period", "Select what the pay is for: an hour, a week, a month or a year")
        return given

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        site = {"address": given["place"].strip(), "postcode": given["postcode"]}
        has_pay = given["pay"] is not None
        return {
            **{name: given[name] for name in ("title", "employer", "type", "link", "helps")},
            **{name: given[name] for name in ("closing_date", "start_date", "weekly_hours")},
            "wage_from": given["pay"],
            "wage_period": given["pay_period"] if has_pay else "",
            "paid": True if has_pay and given["pay"] else None,
            "sites": [site] if any(site.values()) else [],
        }
