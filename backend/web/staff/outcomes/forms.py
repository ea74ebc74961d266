import datetime as dt

from django import forms

from backend.web.kit.fields import Radios
from backend.web.staff.outcomes.period import LONGEST, first_of_last_years


class PeriodForm(forms.Form):
    """How far back referrals and starts are counted."""

    all_optional = True

    years = forms.TypedChoiceField(
        label="Referrals and starts of",
        choices=[("", "The last 3 years"), ("2", "The last 2 years"), ("1", "The last 12 months")],
        coerce=int,
        empty_value=LONGEST,
        required=False,
        widget=Radios(small=True),
    )

    def first_day(self, last: dt.date) -> dt.date:
        years = self.cleaned_data["years"] if self.is_valid() else LONGEST
        return first_of_last_years(last, years)
