"""How the council reads what the guidance on returns leaves open."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from backend.core import clock
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import limit_on
from backend.returns.choices import LateYears
from backend.returns.collection import latest_ended
from backend.returns.models import reading_of
from backend.returns.permissions import can_prepare_returns
from backend.returns.services import set_reading
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import one_of
from backend.web.kit.form_page import FormPage


MOST_MONTHS = 6


def _months(label: str) -> forms.IntegerField:
    widget = forms.TextInput({"class": "govuk-input--width-2", "inputmode": "numeric"})
    said = f"Enter a whole number of months from 0 to {MOST_MONTHS}, or leave it empty"
    errors = {"invalid": said, "max_value": said, "min_value": said}
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=MOST_MONTHS, widget=widget, error_messages=errors
    )


class ReadingForm(forms.Form):
    late_years = one_of("Who of 22 to 25 is in", LateYears.choices, missing="Select who of 22 to 25 is in")
    months_before = _months("Months before the birthday in which a contact counts")
    months_after = _months("Months after the birthday in which a contact counts")

    @property
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


@GET_AND_POST
@only(can_prepare_returns)
def reading(request) -> HttpResponse:
    kept = reading_of(request.viewer.council)
    names = ("late_years", "months_before", "months_after")
    held = {name: getattr(kept, name) for name in names if getattr(kept, name) is not None}
    page = FormPage(request, ReadingForm, initial=held, record=kept if kept.pk else None)
    if page.saves(set_reading, council=request.viewer.council):
        return page.redirect("Saved. Every return from now on is read so, and says it.", "returns")
    return page.show(heading="How returns are read", button="Save", back=reverse("returns"), explanation=_explanation())


def _explanation() -> str:
    day = latest_ended(clock.today()).last
    before, after = (
        limit_on(day, each)
        for each in (StatutoryLimit.RETURN_MONTHS_BEFORE_BIRTHDAY, StatutoryLimit.RETURN_MONTHS_AFTER_BIRTHDAY)
    )
    return (
        f"Sources differ, so the return says which reading it follows. Months left empty are {before.number:.0f} before"
        f" and {after.number:.0f} after, which nobody has read in the guidance yet: check before relying on it."
    )
