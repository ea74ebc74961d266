"""What is asked of a day for several people: who is invited, when and where; that it is moved, or called off."""

from collections.abc import Sequence
from typing import Any

from django import forms

from backend.web.kit.fields import Checkboxes, PickedDateField, TimeField, text_box
from backend.web.kit.interviews.forms import how_field, minutes_field


class DayForm(forms.Form):
    """One day for several people, each an introduction."""

    people = forms.MultipleChoiceField(
        label="Who to invite", widget=Checkboxes(), error_messages={"required": "Select who to invite"}
    )
    on = PickedDateField(label="Day", missing="Enter the day", help_text="For example, 27/3/2027")
    at = TimeField(label="Time", error_messages={"required": "Enter the time"})
    minutes = minutes_field()
    how = how_field()
    words = text_box("Where, and what to bring", longest=1000, rows=3)
    field_order = ("people", "on", "at", "minutes", "how", "words")

    def __init__(self, *arguments, people: Sequence[tuple[Any, str, str]], **options):
        """Each of `people` is a row with a public id, who it is, and what is said beside them."""
        super().__init__(*arguments, **options)
        self.rows = {str(row.public_id): row for row, _, _ in people}
        field = self.fields["people"]
        field.widget.hints = {str(row.public_id): hint for row, _, hint in people}
        field.choices = [(str(row.public_id), name) for row, name, _ in people]

    @property
    def facts(self) -> dict[str, Any]:
        chosen = [self.rows[each] for each in self.cleaned_data["people"]]
        return self.cleaned_data | {"people": chosen, "how": self.cleaned_data["how"] or ""}


class MovedDayForm(forms.Form):
    on = PickedDateField(label="New day", missing="Enter the new day", help_text="For example, 27/3/2027")
    at = TimeField(label="Time", error_messages={"required": "Enter the time"})
    minutes = minutes_field()
    how = how_field()
    words = text_box("Where, and what to bring", longest=1000, rows=3)

    @property
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"how": self.cleaned_data["how"] or ""}


class CalledOffForm(forms.Form):
    note = forms.CharField(
        label="Why it is called off", max_length=300, error_messages={"required": "Enter why it is called off"}
    )
