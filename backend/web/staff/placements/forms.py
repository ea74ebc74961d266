from django import forms

from backend.activities.choices import ActivityCode
from backend.core import clock
from backend.placements.choices import BreakReason, CheckInFrom, EndEvidence, EndReason
from backend.web.kit.check_in_fields import fields_for
from backend.web.kit.fields import PickedDateField, one_of, text_box, yes_or_no


def _words(label: str, *, required: bool = False) -> forms.CharField:
    return text_box(label, rows=3, required=required)


class CheckInForm(forms.Form):
    on = PickedDateField(label="When", missing="Enter the date of the check-in", initial=clock.today)
    heard_from = one_of("Who you heard from", CheckInFrom.choices, missing="Select who you heard from")
    still_there = yes_or_no("Are they still there?", missing="Select whether they are still there")
    going, attendance, worries, support_needed, note = fields_for("adviser").values()


class BreakForm(forms.Form):
    on = PickedDateField(label="First day away", initial=clock.today)
    reason = one_of("Why", BreakReason.choices, missing="Select why there is a break")


class EndBreakForm(forms.Form):
    on = PickedDateField(label="Last day away", initial=clock.today)


class EndForm(forms.Form):
    on = PickedDateField(label="Last day", initial=clock.today)
    reason = one_of("Why it ended", EndReason.choices, missing="Select why it ended")
    said_by = one_of("Who says so", CheckInFrom.choices, missing="Select who says that it ended")
    evidence = one_of("How it is known", EndEvidence.choices, missing="Select how it is known")
    note = _words("What was learnt")
    not_now_until = PickedDateField(
        label="Not now: from when do they want something else?",
        required=False,
        help_text="As the young person says. Leave it empty if they are ready today: they go back into matching.",
    )
    not_now_words = text_box(
        "What they say about it", rows=2, required=False, help_text="In their own words, if they named a day."
    )
    then = forms.ChoiceField(
        label="What they do next",
        help_text="The statutory activity code from the day after. Leave it at “Not known” if nobody has said.",
        choices=[(ActivityCode.NOT_KNOWN.value, "Not known")]
        + [(code, f"{code}: {label}") for code, label in ActivityCode.choices if code != ActivityCode.NOT_KNOWN],
        initial=ActivityCode.NOT_KNOWN.value,
    )


class UndoStartForm(forms.Form):
    reason = _words("Why the start is taken back", required=True)


class UndoEmployerChangeForm(forms.Form):
    reason = _words("Why the change of employer is taken back", required=True)


class UndoEndForm(forms.Form):
    reason = _words("Why the end is taken back", required=True)
