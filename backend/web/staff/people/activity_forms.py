"""What is asked of an activity: what it is, its days, and how it is known."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from backend.activities.choices import ActivityCode
from backend.activities.details import ActivityDetails, activity_code
from backend.care_leavers.choices import EvidenceLevel
from backend.care_leavers.evidence import LONGEST_NAME, Evidence
from backend.core.errors import Refused
from backend.reference.code_lists import NCCIS, code_list
from backend.web.kit.fields import PickedDateField, Radios, hours_a_week, one_of
from backend.web.staff.people.contact_forms import FIRST_DAY_OF_ACTIVITY, on_a_day


NOBODY_MADE_SURE = ("", "Nobody has made sure of it yet")
WHO = "A name and where they work: Sam Carr, Westside College. Empty for the young person themselves."
DETAIL_NAMES = ("weekly_hours", "nccis_code")
EVIDENCE_NAMES = ("evidence", "said_by", "verified_on")


def _codes() -> list[tuple[str, str]]:
    return [("", "The usual one"), *((code, f"{code} {row.label}") for code, row in code_list(NCCIS).items())]


class EvidenceFields(forms.Form):
    evidence = forms.ChoiceField(
        label="How it is known",
        required=False,
        choices=[NOBODY_MADE_SURE, *EvidenceLevel.choices],
        widget=Radios(),
    )
    said_by = forms.CharField(label="Who said or showed it", required=False, max_length=LONGEST_NAME, help_text=WHO)
    verified_on = PickedDateField(label="Said or seen on", required=False)


class DetailFields(EvidenceFields):
    weekly_hours = hours_a_week("Hours a week")
    nccis_code = forms.ChoiceField(
        label="NCCIS code",
        required=False,
        choices=_codes,
        help_text="For the monthly return. Work, courses and most that is not EET have no usual one.",
    )


def evidence_of(given: dict[str, Any]) -> Evidence:
    """Taken out of the answers of a form."""
    level, said_by, verified_on = (given.pop(name, None) for name in EVIDENCE_NAMES)
    return Evidence(level or "", said_by or "", verified_on)


def with_details(given: dict[str, Any]) -> dict[str, Any]:
    """The answers of a form, with those about details as one; a removal has none."""
    if "code" not in given:
        return given
    evidence = evidence_of(given)
    hours, nccis = (given.pop(name, None) for name in DETAIL_NAMES)
    return given | {"details": ActivityDetails(hours, nccis or "", evidence)}


class ActivityCodeField(forms.ChoiceField):
    """One of the codes in use. Of one that is in use no longer, as from a page that was open long, it says so."""

    def validate(self, value):
        if value not in self.empty_values:
            try:
                activity_code(str(value))
            except Refused as refusal:
                raise ValidationError(refusal.message, code="invalid_choice") from None
        super().validate(value)


class ActivityForm(DetailFields):
    field_order = ("code", "on", "ends_on", "weekly_hours", "nccis_code", *EVIDENCE_NAMES)

    code = ActivityCodeField(label="Main activity", choices=ActivityCode.choices, widget=forms.RadioSelect)
    on = on_a_day("Since", FIRST_DAY_OF_ACTIVITY)
    ends_on = PickedDateField(label="Last day", required=False, help_text="Only where it is over already.")

    @property
    def facts(self) -> dict[str, Any]:
        return with_details(dict(self.cleaned_data))


class ActivityEvidenceForm(forms.Form):
    evidence = one_of("How it is known", EvidenceLevel.choices, missing="Select how it is known")
    said_by = forms.CharField(label="Who said or showed it", required=False, max_length=LONGEST_NAME, help_text=WHO)
    verified_on = on_a_day("Said or seen on", "Enter the day on which it was said or seen")

    @property
    def facts(self) -> dict[str, Any]:
        return {"details": ActivityDetails(evidence=evidence_of(dict(self.cleaned_data)))}
