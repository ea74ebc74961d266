"""A day for several people as an adviser gives it: the employer reads where it is and what to bring."""

from django import forms

from backend.web.kit.fields import text_box
from backend.web.kit.interviews.day_forms import DayForm, MovedDayForm


def read_once_more() -> forms.BooleanField:
    """What is marked in the words goes out only with this tick."""
    return forms.BooleanField(
        label="I have read it once more: it tells the employer no more than it needs", required=False
    )


def where() -> forms.CharField:
    help_text = "The employer reads this. Say where it is and what to bring, and nothing about anybody"
    return text_box("Where, and what to bring", longest=1000, rows=3, help_text=help_text)


class AdvisersDayForm(DayForm):
    words = where()
    is_read = read_once_more()
    field_order = (*DayForm.field_order, "is_read")


class AdvisersMovedDayForm(MovedDayForm):
    words = where()
    is_read = read_once_more()
