"""Forms for names and referees."""

from django import forms

from backend.web.kit.fields import DateField, PickedDateField


class NameForm(forms.Form):
    name = forms.CharField(label="Name in full", max_length=160)
    starts_on = DateField(label="Used from", required=False)
    ends_on = DateField(label="Used until", required=False, help_text="Leave it empty for a name in use.")


class RefereeForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    known_as = forms.CharField(
        label="What they are to the young person",
        max_length=120,
        help_text="As an employer reads it: “tutor at Croydon College”, “manager at the café”.",
    )
    contact = forms.CharField(label="How they are reached", max_length=120, help_text="A work e-mail or number.")
    agreed_on = PickedDateField(label="When did they agree?", missing="Enter the day on which they agreed")
    they_want_it_said = forms.BooleanField(
        label="The young person wants it said, although it tells of care",
        help_text="Tick it where a personal adviser or a carer is the referee that they choose.",
        required=False,
    )
