"""What may have become of an interview, and the step that says so: with another day beside a missed one."""

import datetime as dt
from typing import Any

from django import forms
from django.db import models

from backend.core import clock
from backend.ranking.gated_steps import take_step
from backend.ranking.interviews import missed_and_again
from backend.referrals.choices import Step, Way
from backend.referrals.interviews import Meeting
from backend.referrals.models import Referral
from backend.web.kit.fields import PickedDateField, TimeField, one_of, text_box


class HowItWent(models.TextChoices):
    HELD = "held", "It took place"
    MISSED = "missed", "They did not come"
    AGAIN = "again", "They did not come, and another day is agreed"
    MOVED = "moved", "It is on another day"
    OFF = "off", "It is called off"


NO_DAY_YET = {HowItWent.MOVED.value: "Its day is known now"}
HAS_A_DAY = frozenset({HowItWent.AGAIN, HowItWent.MOVED})
SAID = {
    HowItWent.HELD: "Recorded. The employer’s days to answer begin with the interview.",
    HowItWent.MISSED: "Recorded. Ask both whether they would still meet.",
    HowItWent.AGAIN: "Recorded, with the new day.",
    HowItWent.MOVED: "Recorded. Tell the young person: it is on Today until somebody has.",
    HowItWent.OFF: "Recorded. The employer’s answer is waited for again.",
}
IF_THEY_APPLY = {  # the employer knows nothing of us, and is asked nothing
    HowItWent.HELD: "Recorded. You are asked whether they have heard.",
    HowItWent.MISSED: "Recorded. Ask them whether they would still go.",
    HowItWent.MOVED: "Recorded, with the new day.",
    HowItWent.OFF: "Recorded. You are asked whether they have heard.",
}


class HowItWentForm(forms.Form):
    went = one_of("What happened", HowItWent.choices, missing="Select what happened")
    on = PickedDateField(label="When", missing="Enter the date it happened")
    interview_on = PickedDateField(label="New day", required=False, help_text="Where there is another one")
    interview_at = TimeField(label="New time", required=False)
    note = text_box(
        "Who was there, and what to remember",
        rows=3,
        required=False,
        help_text="It stays with the council. Needed where the interview is called off.",
    )
    shown = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments, has_day: bool = True, **options):
        super().__init__(*arguments, **options)
        if not has_day:
            offered = [(value, NO_DAY_YET.get(value, label)) for value, label in HowItWent.choices]
            self.fields["went"].choices = self.fields["went"].widget.choices = offered
            self.fields["interview_on"].label, self.fields["interview_on"].help_text = "Day of the interview", ""
            self.fields["interview_at"].label = "Time of the interview"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        is_moved = given.get("went") in HAS_A_DAY
        if given.get("went") and not is_moved and (given.get("interview_on") or given.get("interview_at")):
            self.add_error("interview_on", "A new day goes with another day: select that, or empty the day and time")
        if given.get("went") == HowItWent.AGAIN and not given.get("interview_on") and "interview_on" not in self.errors:
            self.add_error("interview_on", "Enter the new day that is agreed")
        return given

    @property
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


def said_of(referral: Referral, went: HowItWent, *, has_day: bool) -> str:
    if went == HowItWent.MOVED and not has_day and referral.way == Way.HELPED_TO_APPLY:
        return "Recorded, with its day."
    own = IF_THEY_APPLY if referral.way == Way.HELPED_TO_APPLY else {}
    return own.get(went, SAID[went])


def record(*, referral: Referral, went: str, on: dt.date, note: str, by: Any, **when: Any) -> Referral:
    """The step that says so, with the new day where there is one."""
    facts = {"referral": referral, "note": note, "meeting": Meeting(instead_of=when.pop("shown", None)), "by": by}
    if went == HowItWent.AGAIN:
        return missed_and_again(on=on, **facts, **when)
    if went == HowItWent.MOVED:
        return take_step(step=Step.RESCHEDULED, on=clock.today(), **facts, **when)
    if went == HowItWent.OFF:
        return take_step(step=Step.CALLED_OFF, on=clock.today(), **facts)
    step = Step.INTERVIEW_HELD if went == HowItWent.HELD else Step.INTERVIEW_MISSED
    return take_step(step=step, on=on, **facts)
